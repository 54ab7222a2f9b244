import { describe, expect, it } from 'vitest';
import { courseOf } from '../../../src/http/pages/course.ts';
import type { PhaseRow, PlanRow } from '../../../src/projections/rows.ts';

const plan = { period: { start: '2013-01-01', end: '2015-12-31' } } as PlanRow;
const phase = (id: string, start: string, end: string): PhaseRow => ({
  phase: id,
  name: id,
  start,
  end,
  quote: id,
  offset: 0,
  position: 0,
});

describe('the course of a plan', () => {
  it('places phases whose ends are known to the year, the month or the day', () => {
    const { phases } = courseOf(
      plan,
      [phase('all', '2013', '2015'), phase('late', '2015-12', '2015-12-31')],
      '2014-07-02',
    );
    expect(phases.map(({ phase: id, from, to }) => [id, from, to])).toEqual([
      ['all', 0, 100],
      ['late', 97.169, 100],
    ]);
  });

  it('reaches back to a phase that begins before the plan', () => {
    const { start, phases } = courseOf(plan, [phase('early', '2012-06', '2013-05')], '2014-07-02');
    expect(start).toBe('2012-06-01');
    expect(phases[0]?.from).toBe(0);
  });

  it('says when the day lies outside', () => {
    expect(courseOf(plan, [], '2016-02-15').now).toBeGreaterThan(100);
    expect(courseOf(plan, [], '2012-12-31').now).toBeLessThan(0);
  });
});
