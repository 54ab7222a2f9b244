import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type CurrentRow, Fold, type NewRow } from '../../src/log/fold.ts';
import { FullFold } from '../../src/log/full-fold.ts';
import type { Projection, Recorded } from '../../src/projections/projection.ts';

/** A projection whose events say what they do to which rows. */
type Step = { keys: number[]; value: number | null | 'same' };
const stepsProjection = {
  name: 'steps',
  version: 1,
  types: ['figure.reported'],
  keys: ({ data }: { data: unknown }) => (data as Step).keys.map((key) => ({ key: `k${key}`, plan: 'p' })),
  evolve: (row: { sum: number } | undefined, { data }: { data: unknown }) => {
    const { value } = data as Step;
    if (value === 'same') return row;
    return value === null ? undefined : { sum: (row?.sum ?? 0) + value };
  },
} as unknown as Projection;

const eventOf = (step: Step, position: number) =>
  ({ type: 'figure.reported', data: step, position }) as unknown as Recorded;

/** A table, and what storing a batch's changes does to it. */
class Table {
  rows: NewRow[] = [];

  /** Folds the events in batches of the given sizes, as appends do. */
  run(steps: readonly Step[], sizes: readonly number[]): NewRow[] {
    let position = 0;
    const rest = steps.slice();
    for (let turn = 0; rest.length > 0; turn++) {
      const batch = rest.splice(0, sizes[turn % sizes.length] ?? 1).map((step) => eventOf(step, position++));
      const fold = new Fold(stepsProjection);
      for (const event of batch) fold.expect(event);
      for (const key of fold.expected) for (const row of this.#current(key)) fold.tell(row);
      for (const event of batch) fold.apply(event);
      const { ended, added } = fold.changes();
      for (const { key, at } of ended)
        this.rows = this.rows.map((row) => (row.key === key && row.to === null ? { ...row, to: at } : row));
      this.rows.push(...added);
    }
    return sorted(this.rows);
  }

  #current(key: string): CurrentRow[] {
    return this.rows
      .filter((row) => row.key === key && row.to === null)
      .map(({ plan, from, row }) => ({ key, plan, from_position: from, row }));
  }
}

const sorted = (rows: readonly NewRow[]) =>
  rows.toSorted((a, b) => a.from - b.from || (a.key < b.key ? -1 : 1));

const step: fc.Arbitrary<Step> = fc.record({
  keys: fc.uniqueArray(fc.nat(3), { maxLength: 3 }),
  value: fc.oneof(fc.nat(9), fc.constant(null), fc.constant('same' as const)),
});

describe('a fold', () => {
  test('gives the same rows in batches of any size as event by event', () => {
    fc.assert(
      fc.property(
        fc.array(step, { maxLength: 40 }),
        fc.array(fc.integer({ min: 1, max: 12 }), { minLength: 1, maxLength: 5 }),
        (steps, sizes) => {
          expect(new Table().run(steps, sizes)).toEqual(new Table().run(steps, [1]));
        },
      ),
    );
  });

  test('gives the same rows from the start of the log, whenever they are handed over', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), fc.integer({ min: 1, max: 12 }), (steps, page) => {
        const fold = new FullFold(stepsProjection);
        const rows: NewRow[] = [];
        for (const [position, each] of steps.entries()) {
          fold.apply(eventOf(each, position));
          if (position % page === 0) rows.push(...fold.take());
        }
        rows.push(...fold.take());
        for (const { key, from, at } of fold.takeEnded())
          for (const row of rows) if (row.key === key && row.from === from) row.to = at;
        expect(sorted(rows)).toEqual(new Table().run(steps, [7]));
      }),
    );
  });

  test('gives each key one row at most at any position, and none that is valid nowhere', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        const rows = new Table().run(steps, [5]);
        for (const row of rows) expect(row.to === null || row.to > row.from).toBe(true);
        for (let at = 0; at < steps.length; at++) {
          const valid = rows.filter(({ from, to }) => from <= at && (to === null || to > at));
          expect(new Set(valid.map(({ key }) => key)).size).toBe(valid.length);
        }
      }),
    );
  });

  test('refuses a row that nobody expected', () => {
    const fold = new Fold(stepsProjection);
    expect(() => fold.apply(eventOf({ keys: [1], value: 1 }, 0))).toThrow(/k1 was not expected/);
  });
});
