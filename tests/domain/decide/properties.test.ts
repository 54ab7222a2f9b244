import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { registry } from '../../../events/index.ts';
import { decideFigure } from '../../../src/domain/decide/index.ts';
import { figures as projection } from '../../../src/projections/figures.ts';
import type { FigureRow } from '../../../src/projections/rows.ts';
import { about, clerk, reporting, series, TODAY } from './given.ts';

/** Whatever people type: mostly close to right. */
const typed = fc.record(
  {
    scope: fc.constantFrom('', '全区', '真如', '曹杨'),
    period: fc.oneof(fc.constantFrom('2013', '2014', '2014-H1', '2016', '2014-Q1', ''), fc.string()),
    value: fc.oneof(fc.constantFrom('', '0', '62.2', '100', '-1', '1e5', '62.25', '05'), fc.string()),
    numerator: fc.constantFrom('', '311', '1', 'x'),
    denominator: fc.constantFrom('', '500', '0'),
    status: fc.constantFrom('', 'A', 'B', 'M', 'O', 'Z'),
    unit: fc.constantFrom('', '%', '‰'),
    note: fc.oneof(fc.constant(''), fc.string({ unit: 'binary' })),
    statedOn: fc.constantFrom('', '2015-01-01', '2017-01-01', '01/02/2015'),
    source: fc.option(
      fc.record({ name: fc.string(), url: fc.constantFrom('', 'https://example.org', 'x') }),
      {
        nil: undefined,
      },
    ),
  },
  { requiredKeys: [] },
);

describe('whatever is typed', () => {
  it('becomes an event that the vocabulary takes, or problems that each name a field', () => {
    fc.assert(
      fc.property(typed, (data) => {
        const decision = decideFigure(series(), reporting(data), TODAY);
        if (!decision.ok) {
          expect(decision.problems.length).toBeGreaterThan(0);
          for (const { field, message } of decision.problems) {
            expect(field).not.toBe('');
            expect(message).not.toMatch(/\{(value|hint|max|choices|today)\}/);
          }
          return;
        }
        for (const { data: event } of decision.events) {
          expect(registry['figure.reported'].safeParse(event).error).toBeUndefined();
        }
      }),
      { numRuns: 500 },
    );
  });

  it('is unchanged when it is asked again after it was recorded', () => {
    fc.assert(
      fc.property(typed, (data) => {
        const first = decideFigure(series(), reporting(data), TODAY);
        if (!first.ok) return;
        const row = folded(first.events, undefined);
        const state = { ...series(), figureAt: () => row };
        expect(decideFigure(state, reporting(data), TODAY)).toEqual({ ok: true, events: [], unchanged: 0 });
      }),
      { numRuns: 500 },
    );
  });

  it('stands as corrected, and the correction back is another event', () => {
    const value = fc.integer({ min: 0, max: 1000 }).map((tenths) => (tenths / 10).toFixed(1));
    fc.assert(
      fc.property(value, value, (before, after) => {
        fc.pre(before !== after);
        const reported = decideFigure(series(), reporting({ value: before }), TODAY);
        const row = folded(reported.ok ? reported.events : [], undefined);
        const there = decideFigure({ ...series(), figureAt: () => row }, correcting(before, after), TODAY);
        const corrected = folded(there.ok ? there.events : [], row, 1);
        expect(corrected?.value).toBe(after);
        const back = decideFigure(
          { ...series(), figureAt: () => corrected },
          correcting(after, before),
          TODAY,
        );
        const again = folded(back.ok ? back.events : [], corrected, 2);
        expect(again?.value).toBe(before);
        expect(again?.corrections).toHaveLength(2);
      }),
    );
  });
});

const correcting = (old: string, value: string) => ({
  ...about({ actor: clerk }),
  type: 'correct_figure' as const,
  old: { value: old },
  new: { value },
  reason: 'r',
  kind: 'revision',
});

/** The row that the projection makes of what was decided. */
function folded(events: readonly object[], row: FigureRow | undefined, position = 0): FigureRow | undefined {
  return events.reduce<FigureRow | undefined>((before, event) => {
    const recorded = { ...event, position, time: '2016-02-15T00:00:00.000Z', actorrole: 'clerk' };
    return projection.evolve(before, recorded as never, '');
  }, row);
}
