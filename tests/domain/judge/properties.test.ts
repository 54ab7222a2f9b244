/** What holds of every verdict, whatever the target and the facts. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { MISSING_STATUSES } from '../../../events/scalars.ts';
import { addDays } from '../../../src/domain/day.ts';
import { add, compare, subtract } from '../../../src/domain/decimal.ts';
import type { Facts, FigureFact, Verdict } from '../../../src/domain/facts.ts';
import { judge, recompute } from '../../../src/domain/judge/index.ts';
import { daysOf, periodProblem } from '../../../src/domain/period.ts';
import { anyFacts, anyTarget, day, decimal, figureFacts } from './arbitrary.ts';
import { AFTER, facts, figures, target } from './given.ts';

const RUNS = { numRuns: 2000 };
const isMissing = ({ status }: FigureFact) => MISSING_STATUSES.includes(status);
const withoutPositions = ({ because: _, ...rest }: Verdict) => rest;
const endOf = (period: string, { indicator }: Facts) =>
  periodProblem(period, indicator) ? undefined : daysOf(period, indicator).end;

/** Checks a property of target, facts, day and their verdict. */
const always = (check: (t: Parameters<typeof judge>[0], f: Facts, on: string, verdict: Verdict) => void) =>
  fc.assert(
    fc.property(anyTarget, anyFacts, day, (t, f, on) => check(t, f, on, judge(t, f, on))),
    RUNS,
  );

describe('a verdict', () => {
  test('never depends on the order in which facts arrived', () => {
    const shuffled = <T>(all: readonly T[]) =>
      fc.shuffledSubarray([...all], { minLength: all.length, maxLength: all.length });
    const pairs = anyFacts.chain((f) =>
      fc
        .record({
          figures: shuffled(f.figures),
          references: shuffled(f.references),
          baselines: shuffled(f.baselines),
          evaluations: shuffled(f.evaluations),
        })
        .map((other) => [f, { ...f, ...other }] as const),
    );
    fc.assert(
      fc.property(anyTarget, pairs, day, (t, [one, other], on) => {
        expect(judge(t, other, on)).toEqual(judge(t, one, on));
      }),
      RUNS,
    );
  });

  test('as of a day never changes with figures for later periods', () => {
    fc.assert(
      fc.property(anyTarget, anyFacts, figureFacts, day, (t, f, more, on) => {
        const known = new Set(f.figures.map(({ period }) => period));
        const later = more
          .filter(({ period }) => !known.has(period) && (endOf(period, f) ?? '9999') > on)
          .map((figure) => ({ ...figure, positions: figure.positions.map((position) => position + 1000) }));
        expect(judge(t, { ...f, figures: [...f.figures, ...later] }, on)).toEqual(judge(t, f, on));
      }),
      RUNS,
    );
  });

  test('after a correction is what it had been with the right value at once, but for the history', () => {
    fc.assert(
      fc.property(anyTarget, anyFacts, decimal, fc.nat(), day, (t, f, right, which, on) => {
        const chosen = f.figures[which % Math.max(1, f.figures.length)];
        const change = (positions: readonly number[]) => ({
          ...f,
          figures: f.figures.map((figure) =>
            figure === chosen ? { ...figure, status: 'A' as const, value: right, positions } : figure,
          ),
        });
        const corrected = judge(t, change([...(chosen?.positions ?? []), 999]), on);
        const reported = judge(t, change(chosen?.positions ?? []), on);
        expect(withoutPositions(corrected)).toEqual(withoutPositions(reported));
        expect(corrected.because.filter((position) => position !== 999)).toEqual(reported.because);
      }),
      RUNS,
    );
  });

  test('is in the same state whether a figure is known to be missing or was never reported', () => {
    always((t, f, on, verdict) => {
      const silent = { ...f, figures: f.figures.filter((figure) => !isMissing(figure)) };
      expect(judge(t, silent, on).state).toBe(verdict.state);
    });
  });

  test('never rests on a figure of another series, of a later period, or twice on the same event', () => {
    always((t, f, on, { because }) => {
      expect([...new Set(because)].sort((one, other) => one - other)).toEqual(because);
      const usable = f.figures.filter(
        ({ scope, period }) => (scope ?? 'own') === (t.scope ?? 'own') && (endOf(period, f) ?? '9999') <= on,
      );
      const allowed = new Set(usable.flatMap(({ positions }) => positions));
      expect(because.filter((position) => position < 500 && !allowed.has(position))).toEqual([]);
    });
  });

  test('is provisional exactly when a figure that it used is not verified', () => {
    always((_, f, __, { because, provisional }) => {
      const used = f.figures.filter(({ positions }) =>
        positions.some((position) => because.includes(position)),
      );
      expect(provisional).toBe(used.some(({ verified }) => !verified));
      for (const { positions } of used) expect(because).toEqual(expect.arrayContaining([...positions]));
    });
  });
});

describe('the terms', () => {
  test('recompute to their results', () => {
    always((_, __, ___, { terms }) => {
      for (const term of terms) expect(recompute(term), JSON.stringify(term)).toBe(term.result);
    });
  });

  test('name a period for each of their operands, or for none', () => {
    always((_, __, ___, { terms }) => {
      for (const { periods, operands } of terms)
        expect([undefined, operands.length]).toContain(periods?.length);
    });
  });

  test('take every number that they reckon with from a term before', () => {
    always((_, __, ___, { terms }) => {
      const results = new Set(['100']);
      for (const { op, operands, result } of terms) {
        if (op !== 'given' && op !== 'count')
          for (const operand of operands) expect(results, `${op} of ${operand}`).toContain(operand);
        results.add(result);
      }
    });
  });

  test('give only numbers that were reported, demanded or set, and counts of days', () => {
    always((t, f, _, { terms }) => {
      const stated = JSON.stringify([t, f]);
      const days = ['elapsed_days', 'plan_days'];
      for (const { op, label, operands } of terms) {
        const isCount = days.includes(label) || (t.kind === 'coverage' && operands[0] === '3');
        const isFixed = t.kind === 'milestone' || operands[0] === '0';
        if (op === 'given' && !isCount && !isFixed)
          expect(stated.includes(`"${operands[0]}"`) || stated.includes(`:${operands[0]}`)).toBe(true);
      }
    });
  });
});

describe('missed', () => {
  /** Broken once, broken for good: these need no figure for the due period. */
  const isAtOnce = ({ kind, ...rest }: Parameters<typeof judge>[0], { indicator }: Facts) =>
    ['zero', 'maintain', 'each_year'].includes(kind) ||
    (kind === 'trend' && 'step' in rest.params && rest.params.step === 'each_year') ||
    (indicator.measure === 'flow' &&
      ['at_most', 'less_than', 'between', 'equals', 'approximately'].includes(kind));

  test('needs the due, and a figure for the due period or an evaluation', () => {
    always((t, f, on, { state, because, rule }) => {
      if (state !== 'missed' || isAtOnce(t, f) || rule === 'judged/1') return;
      const due = t.due.length === 4 ? `${t.due}-12-31` : t.due;
      expect(on >= due).toBe(true);
      const used = f.figures.filter(({ positions }) =>
        positions.some((position) => because.includes(position)),
      );
      const ends = used.filter((figure) => !isMissing(figure)).map(({ period }) => endOf(period, f) ?? '');
      const isForDue = (end: string) =>
        f.indicator.range ? end > addDays(due, -367) : end.slice(0, 4) >= due.slice(0, 4);
      expect(ends.some(isForDue)).toBe(true);
    });
  });

  test('always rests on at least one event', () => {
    always((_, __, ___, { state, because }) => {
      if (state === 'missed' || state === 'met') expect(because).not.toEqual([]);
    });
  });

  test('is never what a missing figure makes, and may be what a zero makes', () => {
    const parts = fc.tuple(fc.nat(3), fc.nat(3), fc.nat(3), fc.constantFrom('L', 'M', 'O', 'Q'), fc.nat(2));
    fc.assert(
      fc.property(parts, ([first, second, third, status, hole]) => {
        const values = [first, second, third].map(String);
        const judged = (inHole: string) =>
          judge(
            target({ kind: 'at_least', value: '10' }),
            facts('flow', {
              figures: figures(...values.map((v, index) => `${2013 + index} ${index === hole ? inHole : v}`)),
            }),
            AFTER,
          );
        expect(judged(`- ${status}`)).toMatchObject({ state: 'no_data', reason: 'figure_missing' });
        expect(judged('0').state).toBe('missed');
      }),
    );
  });
});

describe('a flow', () => {
  test('is in the same state by years or by quarters that add up to them', () => {
    const years = fc.array(fc.tuple(decimal, decimal, decimal), { minLength: 3, maxLength: 3 });
    const kind = fc.constantFrom('at_least' as const, 'at_most' as const, 'equals' as const);
    fc.assert(
      fc.property(years, kind, decimal, day, (given, of, value, on) => {
        const quarters = given.flatMap(([one, two, three], index) =>
          [one, two, three, '1'].map((part, quarter) => `${2013 + index}-Q${quarter + 1} ${part}`),
        );
        const whole = given.map((parts, index) => `${2013 + index} ${add(...parts, '1')}`);
        const state = (written: string[]) =>
          judge(target({ kind: of, value }), facts('flow', { figures: figures(...written) }), on).state;
        if (!on.endsWith('12-31') && on !== AFTER) return;
        expect(state(quarters)).toBe(state(whole));
        expect(state([...quarters, ...whole])).toBe(state(whole));
      }),
    );
  });

  test('misses by what is left to its target', () => {
    fc.assert(
      fc.property(fc.tuple(decimal, decimal, decimal), decimal, ([one, two, three], value) => {
        const given = facts('flow', { figures: figures(`2013 ${one}`, `2014 ${two}`, `2015 ${three}`) });
        const { state, terms } = judge(target({ kind: 'at_least', value }), given, AFTER);
        const total = add(one, two, three);
        expect(state).toBe(compare(total, value) >= 0 ? 'met' : 'missed');
        const shortfall = terms.find(({ label }) => label === 'shortfall')?.result;
        expect(shortfall).toBe(state === 'met' ? undefined : subtract(value, total));
      }),
    );
  });
});
