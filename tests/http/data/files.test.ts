import { setImmediate } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { MAX_SHEET_ROWS } from '../../../src/export/xlsx.ts';
import { createApp } from '../../../src/http/app.ts';
import { pages as allPages } from '../../../src/http/pages/index.ts';
import type { FigureRow } from '../../../src/projections/rows.ts';
import { linksOf, type Pages, pagesOf, textOf } from '../pages/given.ts';
import { type History, openPortal, PLAN, type Portal, withHistory } from '../portal.ts';
import { readCsv } from './read.ts';

const home = `/data/plans/${PLAN}`;
let portal: Portal;
let pages: Pages;
let history: History;
beforeAll(async () => {
  portal = await openPortal();
  history = await withHistory(portal);
  pages = pagesOf(portal);
});
afterAll(() => portal.close());

const bytesAt = async (path: string) => new Uint8Array(await (await pages.get(path)).arrayBuffer());

describe('a file', () => {
  it('says what it is: type, name with plan, table, position and day', async () => {
    const { headers } = await pages.get(`${home}/figures.csv`);
    expect(headers.get('Content-Type')).toBe('text/csv; charset=utf-8; header=present');
    expect(headers.get('Content-Disposition')).toBe(
      `attachment; filename="${PLAN}-figures.at-${history.corrected}.2016-02-15.csv"`,
    );
    const xlsx = await pages.get(`${home}/figures.xlsx?at=${history.reported}&day=2015-12-31`);
    expect(xlsx.headers.get('Content-Type')).toMatch(/spreadsheetml\.sheet$/);
    expect(xlsx.headers.get('Content-Disposition')).toContain(
      `${PLAN}-figures.at-${history.reported}.2015-12-31.xlsx`,
    );
    const entries = await pages.get('/data/events.ndjson?from=7');
    expect(entries.headers.get('Content-Type')).toBe('application/x-ndjson; charset=utf-8');
    expect(entries.headers.get('Content-Disposition')).toContain('events-from-7.at-');
  });

  it('begins with a byte order mark where it is CSV', async () => {
    expect([...(await bytesAt(`${home}/targets.csv`)).slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  });

  it('can be read by the pages of any site', async () => {
    for (const path of [`${home}/targets.csv`, '/data/events.ndjson', '/data/catalog.jsonld'])
      expect((await pages.get(path)).headers.get('Access-Control-Allow-Origin')).toBe('*');
  });

  it('is not sent again to who has it, unless it is of something else', async () => {
    const first = await pages.get(`${home}/targets.csv`);
    const etag = first.headers.get('ETag') ?? '';
    expect((await pages.get(`${home}/targets.csv`, { 'If-None-Match': etag })).status).toBe(304);
    const other = await pages.get(`${home}/targets.csv?state=met`, { 'If-None-Match': etag });
    expect(other.status).toBe(200);
    const then = await pages.get(`${home}/targets.csv?at=${history.reported}`, { 'If-None-Match': etag });
    expect(then.status).toBe(200);
  });

  it.each([
    [`${home}/nothing.csv`, 404, 'nothing.csv'],
    [`${home}/figures.pdf`, 404, 'figures.pdf'],
    [`${home}/.csv`, 404, '404'],
    [`${home}/__proto__.csv`, 404, '__proto__.csv'],
    [`${home}/targets.csv?state=fine`, 400, 'state'],
    [`${home}/targets.csv?at=1e9`, 400, 'at'],
    [`${home}/targets.csv?day=2199-01-01`, 400, 'day'],
    ['/data/plans/nowhere/targets.csv', 404, 'nowhere'],
    ['/data/events.ndjson?from=-1', 400, 'from'],
    ['/data/events.ndjson?from=99999', 404, 'from'],
    ['/data/events.csv?from=x', 400, 'from'],
  ])('refuses %s with %i and names %s', async (path, status, name) => {
    const response = await pages.get(path);
    expect(response.status).toBe(status);
    expect(textOf(await response.text())).toContain(name);
  });
});

describe('the past', () => {
  it('is what was known then', async () => {
    const air2014 = async (query: string) =>
      (await readCsv(pages, `${home}/figures.csv${query}`)).rows.find(
        ({ indicator, period }) => indicator === 'air-quality-good-rate' && period === '2014',
      );
    expect(await air2014(`?at=${history.reported}`)).toMatchObject({
      value: '47.8',
      value_position: String(history.reported),
      correction_positions: '',
    });
    expect(await air2014('')).toMatchObject({
      value: '74.8',
      value_position: String(history.corrected),
      correction_positions: String(history.corrected),
      position: String(history.reported),
    });
    expect(await air2014(`?at=${history.adopted}`)).toBeUndefined();
  });

  it('can be asked for by its date', async () => {
    const { status, headers } = await pages.get(`${home}/figures.csv?at=2015-03-31`);
    expect(status).toBe(302);
    expect(headers.get('Location')).toContain(`at=${history.lastOfMarch}`);
  });

  it('shows a correction with both values', async () => {
    const { rows } = await readCsv(pages, `${home}/corrections.csv`);
    expect(rows).toMatchObject([
      { old_value: '47.8', new_value: '74.8', kind: 'entry_error', reason: '录入时数字颠倒' },
    ]);
    expect((await readCsv(pages, `${home}/corrections.csv?at=${history.reported}`)).rows).toEqual([]);
  });
});

describe('the ledger', () => {
  it('is resumed where a reader left off', async () => {
    const whole = await (await pages.get('/data/events.ndjson')).text();
    const then = await (await pages.get(`/data/events.ndjson?at=${history.reported}`)).text();
    const rest = await (await pages.get(`/data/events.ndjson?from=${history.reported + 1}`)).text();
    expect(then + rest).toBe(whole);
    expect(await (await pages.get(`/data/events.ndjson?from=${history.corrected + 1}`)).text()).toBe('');
  });
});

describe('the targets that a list shows', () => {
  it.each([
    'state=no_data&sort=name',
    'q=空气',
    'area=living-environment&sort=state',
    'department=sports-bureau',
  ])('are those of the file, in its order: %s', async (query) => {
    const { rows } = await readCsv(pages, `${home}/targets.csv?${query}`);
    expect(rows.length).toBeGreaterThan(0);
    const all = await readCsv(pages, `${home}/targets.csv`);
    expect(rows.length).toBeLessThan(all.rows.length);
    const html = await pages.read(`/plans/${PLAN}/indicators?${query}`);
    const linked = linksOf(html).filter((href) => /\/indicators\/[a-z0-9-]+(\?|$)/.test(href));
    const shown = [...new Set(linked.map((href) => href.replace(/\?.*/, '').split('/').at(-1)))];
    const inFile = [...new Set(rows.map(({ indicator }) => indicator))];
    expect(inFile.slice(0, shown.length)).toEqual(shown);
  });
});

describe('the file of one indicator', () => {
  const AIR = 'air-quality-good-rate';
  const ofAir = (rows: readonly Record<string, string>[]) =>
    rows.filter(({ indicator }) => indicator === AIR);

  it.each(['figures', 'corrections', 'baselines', 'references'])(
    'has its rows of %s alone, in the same columns, now and then',
    async (table) => {
      for (const at of ['', `&at=${history.reported}`]) {
        const all = await readCsv(pages, `${home}/${table}.csv?${at}`);
        const own = await readCsv(pages, `${home}/${table}.csv?indicator=${AIR}${at}`);
        expect(own.header).toEqual(all.header);
        expect(own.rows).toEqual(ofAir(all.rows));
        if (table === 'figures') expect(own.rows.length).toBeGreaterThan(0);
      }
    },
  );

  it('is named after it, and is another than the whole', async () => {
    const whole = await pages.get(`${home}/figures.csv`);
    const { headers } = await pages.get(`${home}/figures.csv?indicator=${AIR}`);
    expect(headers.get('Content-Disposition')).toContain(`"${PLAN}-figures-${AIR}.at-${history.corrected}.`);
    expect(headers.get('ETag')).not.toBe(whole.headers.get('ETag'));
    const { rows } = await (await pages.get(`${home}/figures.json?indicator=${AIR}`)).json();
    expect(ofAir(rows)).toEqual(rows);
    expect((await pages.get(`${home}/figures.xlsx?indicator=${AIR}`)).status).toBe(200);
  });

  it('is linked on its page and where it is shared, at the moment of the page', async () => {
    const page = `/plans/${PLAN}/indicators/${AIR}?at=${history.reported}`;
    const files = linksOf(await pages.read(page)).filter((href) => href.includes('/figures.'));
    expect(files).toContain(`${home}/figures.csv?indicator=${AIR}&at=${history.reported}`);
    expect(files.some((href) => href.includes('.xlsx'))).toBe(true);
    const shared = await pages.read(`/share?path=${encodeURIComponent(page)}`);
    expect(shared).toContain(`${home}/figures.csv?indicator=${AIR}&amp;at=${history.reported}"`);
    const without = `/plans/${PLAN}/indicators/${AIR}?at=${history.adopted}`;
    expect(linksOf(await pages.read(without)).filter((href) => href.includes('/figures.'))).toEqual([]);
  });

  it.each(['nowhere', '..%2F', `${AIR}%20x`])('is refused for %s', async (indicator) => {
    const response = await pages.get(`${home}/figures.csv?indicator=${indicator}`);
    expect(response.status).toBe(400);
    expect(await response.text()).toContain('indicator');
  });
});

describe('a long table', () => {
  const figure = (index: number): FigureRow => ({
    indicator: 'air',
    scope: `s${String(index).padStart(8, '0')}`,
    period: '2014',
    value: '1.50',
    status: 'A',
    unit: '%',
    figure: `figure-${index}`,
    state: 'reported',
    reported: { position: index, at: '2015-01-01T00:00:00.000Z', by: { role: 'operator' } },
    corrections: [],
    earlier: [],
  });

  /** The portal with so many figures, and how many were read at most at once, and in all. */
  function pagesWith(count: number) {
    const read = { pages: 0, most: 0 };
    const log: Portal['log'] = Object.create(portal.log, {
      rows: {
        value: async (
          projection: string,
          where: { limit?: number; after?: string; plan: string; at: number },
        ) => {
          if (projection !== 'figures') return portal.log.rows(projection as 'plans', where);
          const from = where.after === undefined ? 0 : Number(/s(\d+)/.exec(where.after)?.[1]) + 1;
          const size = Math.min(where.limit ?? count, count - from);
          read.pages += 1;
          read.most = Math.max(read.most, size);
          return Array.from({ length: size }, (_, index) => figure(from + index));
        },
      },
    });
    return { read, pages: pagesOf({ log }) };
  }

  it('is read page by page, and no further than somebody reads', async () => {
    const { read, pages: long } = pagesWith(100_000);
    const response = await long.get(`${home}/figures.csv`);
    const reader = response.body?.getReader();
    await reader?.read();
    for (let turn = 0; turn < 200; turn += 1) await setImmediate();
    expect(read.pages).toBe(1);
    await reader?.cancel();
    expect(read).toEqual({ pages: 1, most: 1_000 });
  });

  it('is whole, a hundred thousand rows', async () => {
    const { read, pages: long } = pagesWith(100_000);
    const response = await long.get(`${home}/figures.csv`);
    let lines = 0;
    let longest = 0;
    for await (const chunk of response.body ?? []) {
      longest = Math.max(longest, chunk.length);
      for (const byte of chunk) if (byte === 10) lines += 1;
    }
    expect(lines).toBe(100_001);
    expect(longest).toBeLessThan(100_000);
    expect(read.most).toBe(1_000);
  });

  it('is refused as xlsx where a sheet cannot hold it, and says what can', async () => {
    const { pages: long } = pagesWith(MAX_SHEET_ROWS);
    const response = await long.get(`${home}/figures.xlsx`);
    expect(response.status).toBe(400);
    expect(textOf(await response.text())).toContain('CSV');
  }, 240_000);
});

describe('the connection of a request', () => {
  it('is kept until the last byte is read, or the reader is gone', async () => {
    let isOpen = true;
    const release = () => {
      isOpen = false;
    };
    const assets = { url: (name: string) => `/assets/${name}`, fetch: async () => null };
    const app = createApp(() => {
      isOpen = true;
      return { deps: { ...portal.deps, assets }, release };
    }, allPages());
    const read = await app.request('/data/events.ndjson');
    expect(isOpen).toBe(true);
    await read.text();
    expect(isOpen).toBe(false);
    const left = await app.request('/data/events.ndjson');
    expect(isOpen).toBe(true);
    await left.body?.cancel();
    expect(isOpen).toBe(false);
    await app.request('/data/events.ndjson', { method: 'HEAD' });
    expect(isOpen).toBe(false);
    await (await app.request('/data')).text();
    expect(isOpen).toBe(false);
  });
});
