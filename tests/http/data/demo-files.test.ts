/** Every file of the demonstration, read back by parsers of others and held against what it says of itself. */
import { createHash } from 'node:crypto';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { MEASURES } from '../../../src/domain/comment-measures.ts';
import { importFigures } from '../../../src/import/import-figures.ts';
import { type Description, schemaIn } from '../api/schema.ts';
import { decode, linksOf, NOW } from '../pages/given.ts';
import { type DemoData, openDemoData } from './demo.ts';
import { type Read, readCsv, readCsvText, readWorkbook } from './read.ts';

const PLAN = 'putuo-2013-2015';
const home = `/data/plans/${PLAN}`;
let demo: DemoData;
beforeAll(async () => {
  demo = await openDemoData();
});
afterAll(() => demo.close());

type Field = {
  name: string;
  type: string;
  delimiter?: string;
  constraints?: { required?: boolean; unique?: boolean; enum?: string[] };
};
type Resource = {
  name: string;
  path: string;
  bytes: number;
  hash: string;
  schema: {
    fields: Field[];
    primaryKey: string[];
    foreignKeys: { fields: string[]; reference: { resource: string; fields: string[] } }[];
  };
};
const within = (url: string) => url.replace('https://portal.example', '');
const descriptor = async (): Promise<{ resources: Resource[] }> =>
  (await demo.pages.get(`${home}/datapackage.json`)).json();

const FORMS: Record<string, RegExp> = {
  string: /^/,
  integer: /^(0|[1-9][0-9]*)$/,
  boolean: /^(true|false)$/,
  number: /^-?[0-9]+(\.[0-9]+)?$/,
  date: /^\d{4}-\d\d-\d\d$/,
  datetime: /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/,
  list: /^[^;]+(;[^;]+)*$/,
  array: /^\[.*\]$/s,
};

describe('the data package', () => {
  it('describes files as they are: header, types, required, enums, keys, bytes and hash', async () => {
    const { resources } = await descriptor();
    expect(resources.length).toBe(17);
    for (const { name, path, schema, bytes, hash } of resources) {
      const file = new Uint8Array(await (await demo.pages.get(within(path))).arrayBuffer());
      const sha256 = `sha256:${createHash('sha256').update(file).digest('hex')}`;
      // The hash of a text would outlive it.
      const described = name === 'comments' ? [undefined, undefined] : [file.byteLength, sha256];
      expect([name, bytes, hash]).toEqual([name, ...described]);
      const { header, rows } = readCsvText(new TextDecoder('utf-8', { ignoreBOM: true }).decode(file));
      expect(header).toEqual(schema.fields.map((field) => field.name));
      expect(`${name} ${rows.length > 0}`).toBe(`${name} true`);
      expect(wrongCells(name, schema.fields, rows)).toEqual([]);
      const keys = rows.map((row) => schema.primaryKey.map((key) => row[key]).join('\0'));
      expect(`${name} ${new Set(keys).size}`).toBe(`${name} ${rows.length}`);
    }
  });

  it('has no link that leads nowhere', async () => {
    const { resources } = await descriptor();
    const read = new Map<string, Read>();
    for (const { name, path } of resources) read.set(name, await readCsv(demo.pages, within(path)));
    const dangling: string[] = [];
    let links = 0;
    for (const { name, schema } of resources) {
      for (const { fields, reference } of schema.foreignKeys) {
        const valuesIn = (rows: Record<string, string>[], names: string[]) =>
          rows.map((row) => names.map((each) => row[each]).join('\0'));
        const there = new Set(valuesIn(read.get(reference.resource || name)?.rows ?? [], reference.fields));
        const used = (read.get(name)?.rows ?? []).filter((row) => fields.every((each) => row[each] !== ''));
        links += used.length;
        dangling.push(
          ...valuesIn(used, fields)
            .filter((value) => !there.has(value))
            .map((value) => `${name}.${fields}: ${value}`),
        );
      }
    }
    expect(dangling).toEqual([]);
    expect(links).toBeGreaterThan(2_000);
  });
});

function wrongCells(table: string, fields: readonly Field[], rows: Read['rows']): string[] {
  return fields.flatMap(({ name, type, constraints = {} }) =>
    rows.flatMap((row) => {
      const cell = row[name] ?? '';
      const isWrong =
        cell === ''
          ? constraints.required === true
          : !FORMS[type]?.test(cell) || (constraints.enum && !constraints.enum.includes(cell));
      return isWrong ? [`${table}.${name}: ${JSON.stringify(cell)}`] : [];
    }),
  );
}

describe('the formats of a table', () => {
  it('say the same, digit by digit', async () => {
    const { resources } = await descriptor();
    for (const { name } of resources.filter((each) => each.name !== 'events')) {
      const csv = await readCsv(demo.pages, `${home}/${name}.csv`);
      const workbook = await readWorkbook(demo.pages, `${home}/${name}.xlsx`);
      expect(workbook.header).toEqual(csv.header);
      expect(workbook.rows).toEqual(csv.rows);
      expect(workbook.about.map(([key]) => key)).toEqual(
        expect.arrayContaining(['许可', '引用', ...csv.header.map((column) => `字段 ${column}`)]),
      );
      const { rows } = await (await demo.pages.get(`${home}/${name}.json`)).json();
      expect(rows.map(asCells)).toEqual(csv.rows);
    }
  });

  it('have as many rows as the API tells', async () => {
    const count = async (path: string, key: string) =>
      (await (await demo.pages.get(`/api/v1/plans/${PLAN}/${path}`)).json())[key].length;
    for (const [table, path] of [
      ['targets', 'targets'],
      ['indicators', 'indicators'],
      ['figures', 'figures?limit=5000'],
      ['tasks', 'tasks'],
      ['departments', 'departments'],
    ] as const) {
      const { rows } = await readCsv(demo.pages, `${home}/${table}.csv`);
      expect(`${table} ${rows.length}`).toBe(`${table} ${await count(path, table)}`);
    }
  });
});

const asCells = (row: Record<string, unknown>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(row).map(([name, value]) => {
      if (!Array.isArray(value)) return [name, value === null ? '' : String(value)];
      const isTexts = /(^|_)(places|aliases|scopes|replies)$/.test(name);
      return [name, value.length === 0 ? '' : isTexts ? JSON.stringify(value) : value.join(';')];
    }),
  );

describe('the ledger', () => {
  it('is every entry, byte by byte', async () => {
    const { size } = await demo.log.head();
    const text = await (await demo.pages.get('/data/events.ndjson')).text();
    const stored = [];
    for (let from = 0; from < size; from += 1000)
      stored.push(...(await demo.log.read({ from, limit: 1000 })));
    expect(text).toBe(stored.map(({ entry }) => `${entry}\n`).join(''));
    const envelopes = await readCsv(demo.pages, '/data/events.csv');
    expect(envelopes.rows.map(({ leaf_hash }) => leaf_hash)).toEqual(
      stored.map(({ leafHash }) => Buffer.from(leafHash).toString('hex')),
    );
    expect(envelopes.rows.map(({ id }) => id)).toEqual(stored.map(({ entry }) => JSON.parse(entry).id));
  });
});

describe('figures that come back', () => {
  it('are unchanged, every row', async () => {
    const bytes = new Uint8Array(await (await demo.pages.get(`${home}/figures-import.csv`)).arrayBuffer());
    const { size } = await demo.log.head();
    const office = { log: demo.log, clock: () => new Date(NOW), demo: true };
    const actor = { role: 'operator' as const, ref: 'tester' };
    const result = await importFigures(office, bytes, { plan: PLAN, actor });
    const [, ...records]: string[][] = parse(Buffer.from(bytes), { bom: true });
    expect(result.problems).toEqual([]);
    expect(result).toMatchObject({ outcome: 'imported', rows: records.length, recorded: 0 });
    expect(result.unchanged).toBe(records.length);
    expect(records.length).toBeGreaterThan(400);
    expect((await demo.log.head()).size).toBe(size);
  });
});

describe('the pages', () => {
  it('tell how many rows each table has, and how many are made up', async () => {
    const html = await demo.pages.read('/data');
    const figures = await readCsv(demo.pages, `${home}/figures.csv`);
    const madeUp = figures.rows.filter(({ synthetic }) => synthetic === 'true').length;
    const line = html.split('<tr').find((part) => part.includes(`id="${PLAN}-figures"`)) ?? '';
    expect(line).toContain(`${figures.rows.length} 行`);
    expect(line).toContain(`其中虚构 ${madeUp} 行`);
  });
});

describe('the comments of the demonstration', () => {
  const json = async (path: string) => (await demo.pages.get(path)).json();
  const api = '/api/v1';
  let ids: string[];
  beforeAll(async () => {
    ids = (await json(`${api}/comments?limit=1000`)).comments.map(
      (each: { comment: string }) => each.comment,
    );
  });

  it('are told as the schemas say, one by one, in lists, in counts and at moments of the past', async () => {
    const description: Description = await json(`${api}/openapi.json`);
    const { size } = await demo.log.head();
    const moments = ['', `?at=${size - 40}`];
    const asked = [
      ...moments.map((moment) => ['/comments', `/comments${moment}`] as const),
      ...moments.map((moment) => ['/comments/statistics', `/comments/statistics${moment}`] as const),
      ...ids.map((id) => ['/comments/{comment}', `/comments/${id}`] as const),
      ...MEASURES.map((each) => ['/comments/statistics/{measure}', `/comments/statistics/${each}`] as const),
      ['/openings', '/openings'] as const,
    ];
    expect(ids.length).toBeGreaterThan(10);
    for (const [path, address] of asked) {
      const parsed = schemaIn(description, path).safeParse(await json(`${api}${address}`));
      expect([address, parsed.error?.issues ?? []]).toEqual([address, []]);
    }
  });

  it('say in all that is told of them that they are made up', async () => {
    const { comments }: { comments: { synthetic: boolean }[] } = await json(`${api}/comments?limit=1000`);
    expect(comments.filter(({ synthetic }) => !synthetic)).toEqual([]);
    for (const id of ids) expect(await demo.pages.read(`/comments/${id}`)).toContain('class="synthetic"');
    const feed = await (await demo.pages.get('/comments/feed.atom')).text();
    const titles = [...feed.matchAll(/<entry>[\s\S]*?<title[^>]*>([^<]*)/g)].map(([, title]) => title);
    expect(titles.length).toBeGreaterThan(2);
    expect(titles.filter((title) => !title?.startsWith('「虚构」'))).toEqual([]);
  });

  it('are as many behind each number of the statistics as it says, now and in the past', async () => {
    const { size } = await demo.log.head();
    for (const moment of ['', `?at=${size - 40}`]) {
      const html = await demo.pages.read(`/comments/statistics${moment}`);
      const numbers = [...html.matchAll(/<a href="(\/[^"]+)">([0-9,]+)<\/a>/g)].map(
        ([, href = '', count = '']) => ({ href: decode(href), count: Number(count.replaceAll(',', '')) }),
      );
      expect(numbers.length).toBeGreaterThan(60);
      for (const { href, count } of numbers) {
        const list = await demo.pages.read(`${href}&per=all`);
        const listed = linksOf(list).flatMap((path) => /^\/comments\/([0-9a-f-]{36})/.exec(path)?.[1] ?? []);
        expect([href, new Set(listed).size]).toEqual([href, count]);
      }
    }
  });

  it('are in the feed as RFC 4287 asks for, and only those that are published', async () => {
    const response = await demo.pages.get('/comments/feed.atom');
    const feed = await response.text();
    expect(response.headers.get('Content-Type')).toContain('application/atom+xml');
    const entries = feed.split('<entry>').slice(1);
    for (const entry of entries) {
      for (const element of ['id', 'title', 'updated', 'published'])
        expect(entry.match(new RegExp(`<${element}[ >]`, 'g'))).toHaveLength(1);
      expect(entry).toMatch(/<updated>\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z<\/updated>/);
      expect(entry).toMatch(/<author>\s*<name>[^<]+<\/name>/);
    }
    const named = entries.map((entry) => /urn:mingbai:comment:([0-9a-f-]{36})/.exec(entry)?.[1]);
    const { comments } = await json(`${api}/comments?text=published&limit=1000`);
    expect(named.toSorted()).toEqual(comments.map((each: { comment: string }) => each.comment).toSorted());
    expect(new Set(named).size).toBe(named.length);
  });

  it.each([
    'kind=%3Cscript%3E',
    'kind=complaint&kind=enquiry',
    'state=gone&state=',
    'month=2014-13',
    'month=9999-99',
    'department=..%2F..%2Fetc',
    'department=none',
    'about=putuo-2013-2015/indicator/none',
    'about=%00',
    'measure=constructor',
    'text=toString',
    'q=%ED%A0%80',
    'q=%00',
    `q=${'x'.repeat(2000)}`,
    'page=1&page=2',
    '__proto__=1',
    'per=all&page=9',
    'page=999999999999',
  ])('are listed, or it is said why not, where somebody asks for %s', async (query) => {
    for (const path of ['/comments', `${api}/comments`]) {
      const response = await demo.pages.get(`${path}?${query}`);
      const text = await response.text();
      expect([path, response.status >= 200 && response.status < 500]).toEqual([path, true]);
      expect(path === '/comments' ? text : '').not.toMatch(/<script>|at Object\.|node_modules/);
      if (path === '/comments' && response.status === 200)
        expect(text).toMatch(/class="(comment-list|empty|problem-note)"/);
    }
  });
});
