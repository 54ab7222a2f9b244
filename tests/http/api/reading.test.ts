/** What programs read: every noun, now and as it was known. */
import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type History, openPortal, PLAN, type Portal, withHistory } from '../portal.ts';

let portal: Portal;
let history: History;
beforeAll(async () => {
  portal = await openPortal();
  history = await withHistory(portal);
});
afterAll(() => portal.close());

const API = '/api/v1';
const OF_PLAN = `${API}/plans/${PLAN}`;
type Json = Record<string, unknown>;
const read = async (path: string): Promise<Json> => {
  const response = await portal.get(path);
  expect(response.status, path).toBe(200);
  expect(response.headers.get('Content-Type')).toBe('application/json; charset=utf-8');
  return (await response.json()) as Json;
};
const targetAt = async (query: string) =>
  (await read(`${OF_PLAN}/targets/air-quality-good-rate${query}`)).target;

describe('plans', () => {
  it('are all listed, and one is told whole', async () => {
    expect(await read(`${API}/plans`)).toMatchObject({ position: history.corrected, plans: [{ id: PLAN }] });
    expect(await read(OF_PLAN)).toMatchObject({
      plan: PLAN,
      position: history.corrected,
      day: '2016-02-15',
      documentNumber: '普府办〔2013〕50号',
      timeZone: 'Asia/Shanghai',
    });
  });

  it('give their text byte for byte', async () => {
    const response = await portal.get(`${OF_PLAN}/text`);

    expect(response.headers.get('Content-Type')).toBe('text/plain; charset=utf-8');
    expect(response.headers.get('Content-Language')).toBe('zh-CN');
    expect(Buffer.from(await response.arrayBuffer())).toEqual(await readFile(`plans/${PLAN}/plan.txt`));
  });
});

describe('targets', () => {
  it('have every key of the contract, null where there is nothing', async () => {
    const { plan, position, day, targets } = await read(`${OF_PLAN}/targets`);
    expect({ plan, position, day }).toEqual({ plan: PLAN, position: history.corrected, day: '2016-02-15' });
    const keys = [
      ...[
        'id',
        'indicator',
        'name',
        'area',
        'topic',
        'quote',
        'offset',
        'kind',
        'value',
        'valueHigh',
        'unit',
      ],
      ...['scope', 'baseline', 'due', 'params', 'departments', 'synthetic', 'verdict', 'given', 'claimed'],
    ];
    for (const target of targets as Json[]) {
      for (const key of keys) expect(target[key], `${target.id}.${key}`).toBeDefined();
      for (const key of ['state', 'provisional', 'rule', 'terms', 'because']) {
        expect((target.verdict as Json)[key], `${target.id}.verdict.${key}`).toBeDefined();
      }
      for (const value of [target.value, target.valueHigh]) {
        if (value !== null) expect(value).toMatch(/^-?(0|[1-9][0-9]*)(\.[0-9]+)?$/);
      }
    }
  });

  it('quote the text at their offset, and stand in its order', async () => {
    const points = [...(await readFile(`plans/${PLAN}/plan.txt`, 'utf8'))];
    const targets = (await read(`${OF_PLAN}/targets`)).targets as { quote: string; offset: number }[];

    for (const { quote, offset } of targets) {
      expect(points.slice(offset, offset + [...quote].length).join('')).toBe(quote);
    }
    expect(targets.map(({ offset }) => offset)).toEqual(
      targets.map(({ offset }) => offset).toSorted((a, b) => a - b),
    );
  });

  it('rest on what was known then: before the correction, and after it', async () => {
    expect(await targetAt(`?at=${history.adopted}`)).toMatchObject({
      verdict: { state: 'not_due', because: [] },
    });
    const before = await targetAt(`?at=${history.reported}&day=2014-12-31`);
    const after = await targetAt(`?at=${history.corrected}&day=2014-12-31`);

    expect(JSON.stringify(before)).toContain('47.8');
    expect(JSON.stringify(after)).not.toContain('47.8');
    expect(JSON.stringify(after)).toContain('74.8');
    expect((after as { verdict: { because: number[] } }).verdict.because).toContain(history.corrected);
  });

  it('are judged on the day that is asked for', async () => {
    expect(await read(`${OF_PLAN}/targets?day=2013-06-30`)).toMatchObject({
      position: history.corrected,
      day: '2013-06-30',
    });
    expect(await read(`${OF_PLAN}/targets?at=${history.lastOfMarch}`)).toMatchObject({ day: '2015-03-31' });
    expect(await read(`${OF_PLAN}/targets?at=${history.firstOfApril}`)).toMatchObject({ day: '2015-04-01' });
  });
});

describe('a date', () => {
  it('leads to the last event of that day in Shanghai, and keeps the other parameters', async () => {
    const response = await portal.get(
      `${OF_PLAN}/figures?at=2015-03-31&indicator=air-quality-good-rate&lang=en`,
    );
    const next = await portal.get(`${OF_PLAN}/figures?at=2015-04-01`);

    expect(response.status).toBe(302);
    expect(response.headers.get('Location')).toBe(
      `${OF_PLAN}/figures?at=${history.lastOfMarch}&indicator=air-quality-good-rate&lang=en&day=2015-03-31`,
    );
    expect(next.headers.get('Location')).toBe(`${OF_PLAN}/figures?at=${history.firstOfApril}&day=2015-04-01`);
  });

  it('leads on for the list of plans, too', async () => {
    const response = await portal.get(`${API}/plans?at=2015-03-31`);

    expect(response.headers.get('Location')).toBe(`${API}/plans?at=${history.lastOfMarch}&day=2015-03-31`);
  });
});

describe('figures', () => {
  it('are told with their corrections', async () => {
    const { figures } = await read(`${OF_PLAN}/figures?indicator=air-quality-good-rate&period=2014`);

    expect(figures).toMatchObject([
      {
        value: '74.8',
        state: 'reported',
        numerator: null,
        reported: { position: history.reported },
        corrections: [{ position: history.corrected, old: { value: '47.8' }, new: { value: '74.8' } }],
      },
    ]);
  });

  it('were other ones before the correction', async () => {
    const { figures } = await read(`${OF_PLAN}/figures?at=${history.reported}&period=2014`);

    expect(figures).toMatchObject([{ value: '47.8', corrections: [] }]);
  });

  it('come a page at a time', async () => {
    const whole = (await read(`${OF_PLAN}/figures`)).figures as Json[];
    for (const filter of [
      '',
      '&period=2013',
      '&indicator=air-quality-good-rate',
      `&at=${history.reported}`,
    ]) {
      const all = (await read(`${OF_PLAN}/figures?${filter}`)).figures as Json[];
      const paged: Json[] = [];
      let next: unknown = '';
      while (next !== null) {
        const after: string = next ? `&after=${encodeURIComponent(String(next))}` : '';
        const page = await read(`${OF_PLAN}/figures?limit=1${filter}${after}`);
        paged.push(...(page.figures as Json[]));
        next = page.next;
      }
      expect(paged, filter).toEqual(all);
    }

    expect(whole).toHaveLength(4);
    expect((await read(`${OF_PLAN}/figures?limit=4`)).next).toBe(null);
    expect((await read(`${OF_PLAN}/figures?after=zzz`)).figures).toEqual([]);
  });
});

describe('indicators, departments and tasks', () => {
  it('are listed, and told one by one', async () => {
    const { indicators } = await read(`${OF_PLAN}/indicators`);
    const { departments } = await read(`${OF_PLAN}/departments`);
    const { tasks } = await read(`${OF_PLAN}/tasks`);
    const [task] = tasks as Json[];

    expect((indicators as Json[]).length).toBeGreaterThan(100);
    expect((departments as Json[]).map(({ name }) => name)).toContain('区环保局');
    expect((tasks as Json[]).length).toBe(34);
    expect((await read(`${OF_PLAN}/tasks/${task?.id}`)).task).toEqual(task);
    expect(await read(`${OF_PLAN}/indicators/air-quality-good-rate`)).toMatchObject({
      indicator: { unit: '%', targets: ['air-quality-good-rate'] },
    });
  });
});

describe('conditional requests', () => {
  it('are 304 until something happens, or the day changes', async () => {
    const path = `${OF_PLAN}/targets`;
    const tag = (await portal.get(path)).headers.get('ETag') ?? '';
    const again = await portal.get(path, { 'If-None-Match': tag });

    expect(again.status).toBe(304);
    expect(await again.text()).toBe('');
    expect(again.headers.get('Cache-Control')).toBe('no-cache');
    expect(again.headers.get('Vary')).toBe('Accept-Encoding');
    expect((await portal.get(`${path}?at=${history.reported}`, { 'If-None-Match': tag })).status).toBe(200);
    portal.at('2016-02-15T16:00:00Z');
    expect((await portal.get(path, { 'If-None-Match': tag })).status).toBe(200);
    portal.at('2016-02-15T04:00:00Z');
  });

  it('answer HEAD with the headers of GET', async () => {
    const path = `${OF_PLAN}/targets`;
    const head = await portal.app.request(path, { method: 'HEAD' });
    const get = await portal.get(path);

    expect(head.status).toBe(200);
    expect(await head.text()).toBe('');
    for (const name of ['ETag', 'Content-Type', 'Content-Length']) {
      expect(head.headers.get(name)).toBe(get.headers.get(name));
    }
  });
});

describe('what is wrong', () => {
  const hostile = [
    '%00',
    "'%3B%20drop%20table%20events%3B--",
    '..%2F..%2Fetc',
    '%F0%9F%92%A9',
    'a'.repeat(5000),
    '%ED%A0%80',
  ];

  it.each([...hostile, 'unknown'])('is told of an id such as %s', async (id) => {
    const paths = [id, `${PLAN}/targets/${id}`, `${PLAN}/indicators/${id}`, `${PLAN}/tasks/${id}`];
    for (const path of paths) {
      const response = await portal.get(`${API}/plans/${path}`);
      expect(response.status, path).toBe(404);
      expect(await response.json()).toMatchObject({ status: 404, errors: [{ field: expect.any(String) }] });
    }
    const filtered = await portal.get(`${OF_PLAN}/figures?indicator=${id}`);
    expect(filtered.status).toBe(404);
  });

  it.each([
    ['at=abc', 400, 'at'],
    ['at=-1', 400, 'at'],
    ['at=1e3', 400, 'at'],
    ['at=999999', 404, 'at'],
    ['at=2014-02-30', 400, 'at'],
    ['at=2013-06-02', 404, 'at'],
    ['at=2016-02-15', 400, 'at'],
    ['day=2016-02-16', 400, 'day'],
    ['day=2014-02-30', 400, 'day'],
    ['period=2014-Q5', 400, 'period'],
    ['limit=0', 400, 'limit'],
    ['limit=5001', 400, 'limit'],
    ['limit=1e2', 400, 'limit'],
    ['limit=-1', 400, 'limit'],
    ['after=%00', 400, 'after'],
    ['after=', 400, 'after'],
  ])('%s is %i, and names %s', async (query, status, field) => {
    const response = await portal.get(`${OF_PLAN}/figures?${query}&lang=en`);

    expect(response.status).toBe(status);
    const problem = (await response.json()) as { detail: string };
    expect(problem).toMatchObject({ status, errors: [{ field }] });
    expect(problem.detail).toContain(field === 'at' && status === 404 ? 'at' : `parameter ${field}`);
  });

  it('includes a plan that had not been adopted', async () => {
    await portal.adopts('tests/fixtures/plans/lindenau-2024-2027');
    const before = await portal.get(`${API}/plans/lindenau-2024-2027?at=${history.adopted}`);

    expect(before.status).toBe(404);
    expect(await before.json()).toMatchObject({ code: 'plan-not-yet', errors: [{ field: 'at' }] });
    expect(await read(`${API}/plans?at=${history.adopted}`)).toMatchObject({ plans: [{ id: PLAN }] });
    expect((await read(`${API}/plans`)).plans).toHaveLength(2);
  });
});
