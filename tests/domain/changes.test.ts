import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type AccountRows, account } from '../../src/domain/account.ts';
import { type Changes, changesBetween, isEmpty, type Known, known } from '../../src/domain/changes.ts';
import type { EvaluationRow, FigureRow } from '../../src/projections/rows.ts';
import { rowsOf } from './changes-given.ts';

const DAYS = ['2013-06-30', '2013-12-31', '2014-06-30', '2014-12-31', '2015-12-31', '2016-02-15'];

/** What was known at a position, of rows that all stand in the order of their positions. */
function at(rows: AccountRows, position: number, day: string): Known {
  const isKnown = (act: { position: number }) => act.position <= position;
  const figures = rows.figures.flatMap((row): FigureRow[] => {
    if (!isKnown(row.reported)) return [];
    const { ended, verified, ...rest } = row;
    const corrections = row.corrections.filter(isKnown);
    const { value, status } = corrections.at(-1)?.new ?? row.corrections[0]?.old ?? row;
    return [
      {
        ...rest,
        value,
        status,
        state: ended && isKnown(ended) ? row.state : verified && isKnown(verified) ? 'verified' : 'reported',
        corrections,
        ...(verified && isKnown(verified) && { verified }),
        ...(ended && isKnown(ended) && { ended }),
      },
    ];
  });
  const evaluations = rows.evaluations.flatMap((row): EvaluationRow[] => {
    if (!isKnown(row.given)) return [];
    const revisions = row.revisions.filter(isKnown);
    const state = revisions.at(-1)?.new ?? row.revisions[0]?.old ?? row.state;
    return [{ ...row, state, revisions }];
  });
  return known({ ...rows, figures, evaluations }, { position, day });
}

describe('what changed', () => {
  it('tells a new figure, what became of its target, a correction with its reason, and an evaluation', () => {
    const rows = rowsOf();
    const changes = changesBetween(at(rows, 1, '2013-12-31'), at(rows, 100, '2016-02-15'));

    expect(changes.figures.map(({ period, value }) => [period, value])).toEqual([
      ['2014', '9'],
      ['2015', '12'],
    ]);
    expect(changes.states.map(({ target, from, to }) => [target.id, from, to])).toEqual([
      ['houses', 'behind', 'met'],
    ]);
    expect(changes.corrections).toMatchObject([
      {
        figure: { period: '2014' },
        correction: { old: { value: '4' }, new: { value: '9' }, reason: '录入有误' },
      },
    ]);
    expect(changes.evaluations).toMatchObject([
      { from: null, to: 'behind', position: 30 },
      { from: 'behind', to: 'met', position: 40, reason: '复核' },
    ]);
    expect(changes.verified.map(({ period }) => period)).toEqual(['2014']);
    expect(changes.ended).toEqual([]);
  });

  it('tells a return, and that a target turned as its day passed though nothing was recorded', () => {
    const rows = rowsOf({ returned: true });
    const returned = changesBetween(at(rows, 20, '2016-02-15'), at(rows, 100, '2016-02-15'));
    expect(returned.ended).toMatchObject([
      { period: '2015', state: 'returned', ended: { reason: '单位不符' } },
    ]);

    const passed = changesBetween(at(rows, 1, '2013-12-31'), at(rows, 1, '2016-02-15'));
    expect(passed.states).toMatchObject([{ from: 'behind', to: 'no_data' }]);
    expect({ ...passed, states: [] }).toEqual(nothing);
  });

  it('tells targets that came, went and ask for something else', () => {
    const before = at(rowsOf(), 100, '2014-12-31');
    const [indicator] = before.rows.indicators;
    if (!indicator) throw new Error('no indicator is given');
    const [target] = indicator.targets;
    const set = (targets: unknown[]) =>
      ({ ...before.rows, indicators: [{ ...indicator, targets }] }) as AccountRows;
    const knownAs = (rows: AccountRows): Known => ({ rows, account: account(rows, before.account) });

    const more = knownAs(
      set([
        { ...target, value: '20' },
        { ...target, id: 'new' },
      ]),
    );
    const changes = changesBetween(before, more);
    expect(changes.amended.map((one) => [one.before.value, one.after.value])).toEqual([['10', '20']]);
    expect(changes.added.map(({ id }) => id)).toEqual(['new']);
    expect(changesBetween(more, before).removed.map(({ id }) => id)).toEqual(['new']);
  });
});

const nothing: Changes = {
  states: [],
  figures: [],
  verified: [],
  corrections: [],
  ended: [],
  evaluations: [],
  added: [],
  removed: [],
  amended: [],
};
const position = fc.integer({ min: 0, max: 60 });
const day = fc.integer({ min: 0, max: DAYS.length - 1 });
const moments = fc
  .tuple(fc.array(position, { minLength: 3, maxLength: 3 }), fc.array(day, { minLength: 3, maxLength: 3 }))
  .map(([positions, days]) => ({
    positions: positions.toSorted((a, b) => a - b),
    days: days.toSorted((a, b) => a - b).map((index) => DAYS[index] ?? ''),
  }));

describe('changes between any moments', () => {
  it('are none between a moment and itself', () => {
    fc.assert(
      fc.property(position, day, fc.boolean(), (p, d, returned) => {
        const same = at(rowsOf({ returned }), p, DAYS[d] ?? '');
        const changes = changesBetween(same, same);
        expect(changes).toEqual(nothing);
        expect(isEmpty(changes)).toBe(true);
      }),
    );
  });

  it('follow each other: from a to b and from b to c give the states and the acts from a to c', () => {
    fc.assert(
      fc.property(moments, fc.boolean(), ({ positions, days }, returned) => {
        const rows = rowsOf({ returned });
        const [a, b, c] = [0, 1, 2].map((n) => at(rows, positions[n] ?? 0, days[n] ?? ''));
        if (!a || !b || !c) throw new Error('three moments are given');
        const [ab, bc, ac] = [changesBetween(a, b), changesBetween(b, c), changesBetween(a, c)];

        const after = new Map(a.account.targets.map(({ id, verdict }) => [id, verdict.state]));
        for (const { target, from, to } of [...ab.states, ...bc.states]) {
          expect(after.get(target.id)).toBe(from);
          after.set(target.id, to);
        }
        expect([...after]).toEqual(c.account.targets.map(({ id, verdict }) => [id, verdict.state]));

        const acts = ({ corrections, evaluations }: Changes) => [
          ...corrections.map(({ correction }) => correction.position),
          ...evaluations.map((one) => one.position),
        ];
        expect([...acts(ab), ...acts(bc)].toSorted()).toEqual(acts(ac).toSorted());
        expect([...ab.figures, ...bc.figures].map(({ figure }) => figure)).toEqual(
          ac.figures.map(({ figure }) => figure),
        );
      }),
    );
  });
});
