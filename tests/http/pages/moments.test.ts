import { describe, expect, it } from 'vitest';
import { momentLine } from '../../../src/http/pages/moments.ts';
import type { PhaseRow } from '../../../src/projections/rows.ts';
import { placeLabels } from '../../../views/words/places.ts';

const plan = {
  period: { start: '2013-01-01', end: '2015-12-31' },
  timeZone: 'Asia/Shanghai',
  adopted: { position: 0, at: '2013-09-12T01:00:00.000Z', by: { role: 'operator' } },
};
const phase = (name: string, start: string, end: string): PhaseRow => ({
  phase: name,
  name,
  start,
  end,
  quote: '',
  offset: 0,
  position: 1,
});
const phases = [phase('动员', '2013-06', '2013-09'), phase('推进', '2013-09', '2015-12')];
const line = (today: string, shown?: string) =>
  momentLine(plan, phases, { day: shown ?? today, today, isPast: shown !== undefined });

describe('the line of moments', () => {
  it('has the adoption, the ends of phases and years, and now, in their order; one a day', () => {
    const { ticks, earliest, latest } = line('2016-02-15');
    expect(ticks.map(({ kind, name, day }) => [kind, name, day])).toEqual([
      ['adopted', null, '2013-09-12'],
      ['phase', '动员', '2013-09-30'],
      ['year', '2013', '2013-12-31'],
      ['year', '2014', '2014-12-31'],
      ['year', '2015', '2015-12-31'],
      ['now', null, null],
    ]);
    expect([ticks[0]?.place, ticks.at(-1)?.place]).toEqual([0, 100]);
    expect([earliest, latest]).toEqual(['2013-09-12', '2016-02-14']);
  });

  it('leads to no day that is not over, and reaches to the end of the plan', () => {
    const { ticks, shown } = line('2014-12-31');
    expect(ticks.filter(({ isOver }) => !isOver).map(({ day }) => day)).toEqual(['2014-12-31', '2015-12-31']);
    expect(ticks.at(-1)).toMatchObject({ day: '2015-12-31', place: 100 });
    expect(shown).toBeLessThan(100);
  });

  it('marks the moment shown, on a tick or between two', () => {
    const end = line('2016-02-15', '2014-12-31');
    expect(end.ticks.filter(({ isShown }) => isShown).map(({ day }) => day)).toEqual(['2014-12-31']);
    const between = line('2016-02-15', '2014-06-30');
    expect(between.ticks.some(({ isShown }) => isShown)).toBe(false);
    expect(between.shown).toBeGreaterThan(12);
    expect(between.shown).toBeLessThan(end.shown);
  });

  it('has nothing to choose on the day of adoption, and bears a plan of that day alone', () => {
    const { earliest, latest, ticks } = line('2013-09-12');
    expect(latest < earliest).toBe(true);
    expect(ticks.every(({ place }) => Number.isFinite(place))).toBe(true);
  });
});

describe('labels', () => {
  it('keep out of each other’s way, the main ones first', () => {
    const tick = (place: number, text: string, isMain = false) => ({ place, text, isMain });
    const [adopted, phase, year, now] = placeLabels([
      tick(0, '计划入账'),
      tick(2, '动员部署阶段结束'),
      tick(12, '2013年底', true),
      tick(100, '现在', true),
    ]);
    expect(year).toEqual({ row: 'over', align: 'centre' });
    expect(now).toEqual({ row: 'over', align: 'end' });
    expect(adopted?.align).toBe('start');
    expect(phase?.row).not.toBe(adopted?.row);
  });

  it('are left out where no row has room', () => {
    const ticks = [0, 1, 2].map((place) => ({ place, text: '长长的名字', isMain: false }));
    expect(placeLabels(ticks)[2]).toBeUndefined();
  });
});
