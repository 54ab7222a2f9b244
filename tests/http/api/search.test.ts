import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type History, openPortal, PLAN, type Portal, withHistory } from '../portal.ts';

let portal: Portal;
let history: History;
beforeAll(async () => {
  portal = await openPortal();
  history = await withHistory(portal);
});
afterAll(() => portal.close());

type Marked = { text: string; marks: [number, number][] };
type Answer = {
  position: number;
  indexed: number;
  total: number;
  facets: Record<'kinds' | 'families' | 'plans', { value: string; count: number }[]>;
  results: {
    kind: string;
    id: string;
    path: string;
    title: Marked;
    excerpts: (Marked & { field: string })[];
  }[];
  next: number | null;
};
const ask = (query: Record<string, string>) => portal.get(`/api/v1/search?${new URLSearchParams(query)}`);
const read = async (query: Record<string, string>): Promise<Answer> => {
  const response = await ask(query);
  expect(response.status).toBe(200);
  return (await response.json()) as Answer;
};

describe('the search', () => {
  it('finds of every kind, and says where the words stand', async () => {
    const answer = await read({ q: '环保' });
    expect(new Set(answer.results.map(({ kind }) => kind))).toEqual(
      new Set(['indicator', 'task', 'department', 'text', 'event']),
    );
    expect(answer.indexed).toBe(answer.position + 1);
    for (const { title, excerpts, kind } of answer.results) {
      const said = [...excerpts, ...(kind === 'text' ? [] : [title])].flatMap(({ text, marks }) =>
        marks.map(([from, to]) => [...text].slice(from, to).join('')),
      );
      expect(new Set(said)).toEqual(new Set(['环保']));
    }
  });

  it('adds up', async () => {
    const sum = (counts: { count: number }[]) => counts.reduce((total, { count }) => total + count, 0);
    const { total, facets } = await read({ q: '环境' });
    expect(sum(facets.kinds)).toBe(total);
    expect(facets.plans).toEqual([{ value: PLAN, count: total }]);
    expect(sum(facets.families)).toBe(facets.kinds.find(({ value }) => value === 'event')?.count);
  });

  it('pages through a kind', async () => {
    const { total, results } = await read({ q: '环境', kind: 'event', limit: '100' });
    expect(results).toHaveLength(total);
    const paged: string[] = [];
    for (let after: number | null = null; ; ) {
      const page: Answer = await read({
        q: '环境',
        kind: 'event',
        limit: '7',
        ...(after !== null && { after: String(after) }),
      });
      paged.push(...page.results.map(({ id }) => id));
      after = page.next;
      if (after === null) break;
    }
    expect(paged).toEqual(results.map(({ id }) => id));
  });

  it('stands at a moment', async () => {
    const q = '录入时数字颠倒';
    expect(await read({ q })).toMatchObject({
      total: 1,
      results: [{ path: `/events/${history.corrected}` }],
    });
    expect(await read({ q, at: String(history.corrected - 1) })).toMatchObject({ total: 0, results: [] });
  });

  it.each([
    ['q', { q: '字'.repeat(101) }],
    ['q', { q: '一 二 三 四 五 六 七 八 九' }],
    ['q', { q: '\u0000' }],
    ['kind', { q: '空气', kind: 'x' }],
    ['limit', { q: '空气', limit: '101' }],
    ['limit', { q: '空气', limit: '0' }],
    ['after', { q: '空气', after: '-1' }],
    ['at', { q: '空气', at: '1000000' }],
  ])('refuses a wrong %s', async (field, query) => {
    const response = await ask(query);
    expect(response.status).toBeGreaterThanOrEqual(400);
    expect(await response.json()).toMatchObject({ errors: [{ field }] });
  });

  it('asked for nothing finds nothing', async () => {
    expect(await read({})).toMatchObject({ q: '', total: 0, results: [], next: null });
  });
});
