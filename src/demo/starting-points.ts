/** Baselines and other people's series, which the targets are held against: a good part of them, not all. */
import { addDays } from '../domain/day.ts';
import { ceilingOf, stepsOf, textOf } from './bounds.ts';
import { workdaysAfter } from './calendar.ts';
import type { Cell, Series } from './cells.ts';
import { fill } from './content.ts';
import { place, reportDay, reporter } from './reporting.ts';
import { type Act, acting, type Story } from './story.ts';

/** All acts about them, in no order. */
export function startingActs(story: Story, series: readonly Series[]): Act[] {
  return series.flatMap((one) => [...baselineActs(story, one), ...referenceActs(story, one)]);
}

function baselineActs(story: Story, series: Series): Act[] {
  const { baseline, targets, indicator } = series;
  const target = targets.find((each) => each.baseline !== undefined);
  if (baseline === undefined || !target?.baseline || target.baseline.value !== undefined) return [];
  const { chance, words } = story;
  const label = `${indicator.indicator} ${series.scope ?? ''} baseline`;
  const day = workdaysAfter(addDays(story.begins, 20), chance.between(label, 0, 15));
  return acting(story, day, label, (world) =>
    world.ask({
      type: 'set_baseline',
      id: chance.id(label),
      actor: reporter({ story, series, label }, world),
      ...place({ story, series }),
      period: target.baseline?.period,
      value: baseline,
      source: { name: words.source },
      note: chance.pick(label, words.baseline),
    }),
  );
}

function referenceActs(story: Story, series: Series): Act[] {
  const { chance } = story;
  const target = series.targets.find(({ kind }) => kind === 'versus_reference');
  const isReported = chance.happens(`reference ${series.indicator.indicator} ${series.scope ?? ''}`, 0.67);
  if (target?.kind !== 'versus_reference' || !isReported) return [];
  return series.cells.flatMap((cell) =>
    cell.value === undefined ? [] : reference(story, series, cell, target.params),
  );
}

function reference(
  story: Story,
  series: Series,
  cell: Cell,
  { operator, reference: id }: { operator: string; reference: string },
): Act[] {
  const { chance, words } = story;
  const { indicator, scope, fate } = series;
  const label = `${indicator.indicator} ${scope ?? ''} ${id} ${cell.period}`;
  const value = stepsOf(cell.value ?? '0', indicator.decimals);
  const off = Math.max(1, Math.round(value * (0.01 + 0.05 * chance.share(`off ${label}`))));
  // Kept: the own figure is above the other one where it should be at least or more, below it otherwise.
  const isAbove = /at_least|more_than/.test(operator) === (fate !== 'broken');
  const other = Math.min(isAbove ? value - off : value + off, ceilingOf(indicator));
  const day = workdaysAfter(addDays(reportDay(story, cell, label), 1), 3);
  return acting(story, day, label, (world) =>
    world.ask({
      type: 'report_reference',
      id: chance.id(label),
      actor: reporter({ story, series, label }, world),
      ...place({ story, series }),
      reference: id,
      period: cell.period,
      value: textOf(other, indicator.decimals),
      source: { name: words.source },
      note: fill(chance.pick(label, words.reference), { period: cell.period }),
    }),
  );
}
