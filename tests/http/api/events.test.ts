/** The log as programs read it: the stored bytes, and nothing else. */
import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { EVENT_TYPES } from '../../../events/index.ts';
import { publishedSchemas } from '../../../events/json-schema.ts';
import { type History, openPortal, PLAN, type Portal, withHistory } from '../portal.ts';

let portal: Portal;
let history: History;
let stored: string[];
beforeAll(async () => {
  portal = await openPortal();
  history = await withHistory(portal);
  stored = (await portal.log.read({ limit: 5000 })).map(({ entry }) => entry);
});
afterAll(() => portal.close());

const lines = async (query: string) => {
  const response = await portal.get(`/api/v1/events${query}`);
  expect(response.status, query).toBe(200);
  expect(response.headers.get('Content-Type')).toBe('application/x-ndjson; charset=utf-8');
  const text = await response.text();
  return { response, text, lines: text === '' ? [] : text.slice(0, -1).split('\n') };
};
const sha256 = (...parts: Uint8Array[]) => createHash('sha256').update(Buffer.concat(parts)).digest('hex');

describe('many events', () => {
  it('are the exact stored bytes, one entry a line', async () => {
    const { response, text } = await lines('');

    expect(text).toBe(stored.map((entry) => `${entry}\n`).join(''));
    expect(response.headers.get('X-Log-Size')).toBe(String(stored.length));
  });

  it('come by position, and each page leads to the next', async () => {
    const all: string[] = [];
    let path: string | undefined = '?limit=100';
    while (path) {
      const page: Awaited<ReturnType<typeof lines>> = await lines(path);
      all.push(...page.lines);
      path = /<\/api\/v1\/events(.*)>; rel="next"/.exec(page.response.headers.get('Link') ?? '')?.[1];
    }

    expect(all).toEqual(stored);
    expect((await lines('?from=3&to=5')).lines).toEqual(stored.slice(3, 6));
    expect((await lines('?from=3&to=5')).response.headers.has('Link')).toBe(false);
  });

  it('can be waited for at the end', async () => {
    expect((await lines(`?from=${stored.length}`)).lines).toEqual([]);
  });

  it('come by type and by stream', async () => {
    const stream = `plan/${PLAN}/indicator/air-quality-good-rate`;
    const typesOf = async (query: string) => (await lines(query)).lines.map((line) => JSON.parse(line).type);

    expect(await typesOf('?type=figure.corrected')).toEqual(['figure.corrected']);
    expect(await typesOf(`?subject=${stream}`)).toEqual([
      'indicator.set',
      'figure.reported',
      'figure.reported',
      'figure.corrected',
    ]);
    expect(await typesOf(`?subject=${stream}&type=figure.corrected&type=figure.reported`)).toHaveLength(3);
    expect((await lines(`?subject=plan/${PLAN}/`)).lines).toEqual(
      stored.filter((entry) => JSON.parse(entry).subject.startsWith(`plan/${PLAN}/`)),
    );
  });

  it('carry a filter to the next page', async () => {
    const { response } = await lines('?type=figure.reported&type=figure.corrected&limit=2');
    const next = /<\/api\/v1\/events(.*)>/.exec(response.headers.get('Link') ?? '')?.[1];

    expect((await lines(next ?? '')).lines).toEqual(
      stored.filter((entry) => JSON.parse(entry).type.startsWith('figure.')).slice(2, 4),
    );
  });

  it('end where the moment does', async () => {
    const { response, lines: then } = await lines('?from=0&at=50&limit=5000');

    expect(then).toEqual(stored.slice(0, 51));
    expect(response.headers.get('X-Log-Size')).toBe('51');
    expect(response.headers.has('Link')).toBe(false);
    expect((await lines('?from=40&to=9999&at=50')).lines).toEqual(stored.slice(40, 51));
    expect((await lines('?from=51&at=50')).lines).toEqual([]);
    expect((await lines('?at=')).lines).toEqual(stored);
  });

  it('keep the moment from page to page', async () => {
    const { response } = await lines('?at=50&from=30&limit=20');
    const next = /<\/api\/v1\/events(.*)>; rel="next"/.exec(response.headers.get('Link') ?? '')?.[1];

    expect((await lines(next ?? '')).lines).toEqual(stored.slice(50, 51));
  });

  it('of a date are those of its last position, with every filter', async () => {
    const response = await portal.get(
      '/api/v1/events?type=figure.reported&type=figure.corrected&at=2015-03-31',
    );
    const types = '&type=figure.reported&type=figure.corrected';

    expect(response.status).toBe(302);
    const address = new URL(response.headers.get('Location') ?? '', 'https://portal.example');
    expect(address.searchParams.get('at')).toBe(String(history.lastOfMarch));
    expect(address.searchParams.getAll('type')).toEqual(['figure.reported', 'figure.corrected']);
    expect((await lines(address.search)).lines).toEqual(
      (await lines(`?at=${history.lastOfMarch}${types}`)).lines,
    );
  });

  it('are not sent again to whoever has them', async () => {
    const { response } = await lines('');
    const again = await portal.get('/api/v1/events', { 'If-None-Match': response.headers.get('ETag') ?? '' });

    expect(again.status).toBe(304);
  });

  it.each([
    ['limit=0', 400, 'limit'],
    ['limit=5001', 400, 'limit'],
    ['limit=99999999999999999999', 400, 'limit'],
    ['limit=', 400, 'limit'],
    ['from=-1', 400, 'from'],
    ['from=1.5', 400, 'from'],
    ['from=999999', 404, 'from'],
    ['from=5&to=4', 400, 'to'],
    ['to=x', 400, 'to'],
    ['at=50&from=52', 404, 'from'],
    ['at=999999', 404, 'at'],
    ['at=2013-01-01', 404, 'at'],
    ['at=x', 400, 'at'],
    ['type=figure.invented', 400, 'type'],
    ['type=constructor', 400, 'type'],
    ['subject=%00', 400, 'subject'],
    ['subject=', 400, 'subject'],
    [`subject=${'x'.repeat(301)}`, 400, 'subject'],
  ])('refuse %s with %i, naming %s', async (query, status, field) => {
    const response = await portal.get(`/api/v1/events?${query}`);

    expect(response.status).toBe(status);
    expect(await response.json()).toMatchObject({ status, errors: [{ field }] });
  });
});

describe('one event', () => {
  it('is its exact bytes, with the RFC 6962 leaf hash of just these', async () => {
    const response = await portal.get(`/api/v1/events/${history.corrected}`);
    const bytes = new Uint8Array(await response.arrayBuffer());

    expect(response.headers.get('Content-Type')).toBe('application/json; charset=utf-8');
    expect(Buffer.from(bytes).toString('utf8')).toBe(stored[history.corrected]);
    expect(response.headers.get('X-Leaf-Hash')).toBe(sha256(new Uint8Array([0]), bytes));
  });

  it('is not sent again to whoever has it', async () => {
    const first = await portal.get('/api/v1/events/0');
    const again = await portal.get('/api/v1/events/0', { 'If-None-Match': first.headers.get('ETag') ?? '' });

    expect(again.status).toBe(304);
    expect(again.headers.get('X-Leaf-Hash')).toBe(first.headers.get('X-Leaf-Hash'));
  });

  it.each([
    ['999999', 404],
    ['-1', 400],
    ['01', 400],
    ['1e1', 400],
    ['abc', 400],
    ['%00', 400],
    ['9007199254740993', 400],
  ])('%s is %i', async (position, status) => {
    const response = await portal.get(`/api/v1/events/${position}`);

    expect(response.status).toBe(status);
    expect(await response.json()).toMatchObject({ errors: [{ field: 'position' }] });
  });
});

describe('one event at a moment', () => {
  it('is there from its own position on', async () => {
    expect(await (await portal.get('/api/v1/events/7?at=7')).text()).toBe(stored[7]);
  });

  it.each([
    ['5', 404, 'position'],
    ['99999', 404, 'at'],
    ['2013-01-01', 404, 'at'],
    ['x', 400, 'at'],
  ])('at %s is %i, naming %s', async (at, status, field) => {
    const response = await portal.get(`/api/v1/events/7?at=${at}`);

    expect(response.status).toBe(status);
    expect(await response.json()).toMatchObject({ errors: [{ field }] });
  });
});

describe('schemas', () => {
  it('are served as they stand in the repository, one an event type', async () => {
    const schemas = publishedSchemas();
    for (const type of EVENT_TYPES) {
      const response = await portal.get(`/api/v1/schemas/${type}.json`);
      expect(response.headers.get('Content-Type')).toBe('application/schema+json; charset=utf-8');
      expect(await response.json()).toEqual(schemas[`${type}.json`]);
    }
    expect(await (await portal.get('/api/v1/schemas')).json()).toEqual(schemas['index.json']);
  });

  it.each(['figure.invented.json', '__proto__', 'constructor', '..%2Fplan.yaml'])(
    'do not hold %s',
    async (file) => {
      expect((await portal.get(`/api/v1/schemas/${file}`)).status).toBe(404);
    },
  );
});
