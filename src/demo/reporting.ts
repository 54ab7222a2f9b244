/** Who reports a figure, when, and in whose name: what figures, baselines and references have in common. */
import type { Actor } from '../../events/envelope.ts';
import { addDays } from '../domain/day.ts';
import { workdaysAfter } from './calendar.ts';
import type { Cell, Series } from './cells.ts';
import { clerk, official, type Story, speaking } from './story.ts';
import type { World } from './world.ts';

export type Reporting = { story: Story; series: Series; label: string };

/**
 * A few working days into the month after the period; some are late. A period that was over when the plan was
 * adopted is reported in the weeks after.
 */
export function reportDay({ chance, begins }: Story, { end }: Cell, label: string): string {
  const isOld = end < begins;
  const from = isOld ? addDays(begins, 14) : addDays(end, 4);
  const late = chance.happens(`late ${label}`, 0.05) ? 22 : 0;
  return workdaysAfter(from, chance.between(`report ${label}`, 0, 9) + late);
}

/**
 * A clerk of one of the indicator's departments; where it names nobody, of any; where it names all of them at
 * once, the leading office collects.
 */
export function reporter({ story, series, label }: Reporting, world: World): Actor {
  const { departments } = series.indicator;
  const named =
    departments.length > 0 ? departments : story.plan.departments.map(({ department }) => department);
  const own = speaking(story, named);
  if (own.length === 0) return official(story, 'administrator');
  return clerk(story, world, story.chance.pick(`department ${label}`, own), label);
}

export const place = ({ story, series }: Pick<Reporting, 'story' | 'series'>) => ({
  plan: story.plan.plan,
  indicator: series.indicator.indicator,
  scope: series.scope,
  synthetic: true,
});
