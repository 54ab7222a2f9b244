/** Every file of the demonstration, read back by parsers of others and held against what it says of itself. */
import { createHash } from 'node:crypto';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { importFigures } from '../../../src/import/import-figures.ts';
import { NOW } from '../pages/given.ts';
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
