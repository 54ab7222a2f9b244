/** Puts together what pictures are made of. Pure. */
import { type Picture, pictureOf } from '../../charts/picture.ts';
import type { Pictured } from '../../charts/series.ts';
import { type Sketch, sketchOf } from '../../charts/sketch.ts';
import type { AccountRows, TargetAccount } from '../../domain/account.ts';
import type { Day } from '../../domain/facts.ts';

type Rows = Pick<AccountRows, 'plan' | 'indicators' | 'figures' | 'references' | 'baselines'>;
export type PicturedTarget = { pictured: Pictured; picture: Picture | null };

/** The picture of any target of a plan, as it was known when the rows were read. */
export function picturesOf(rows: Rows, day: Day): (target: TargetAccount) => PicturedTarget {
  const indicators = new Map(rows.indicators.map((row) => [row.indicator, row]));
  const figures = Map.groupBy(rows.figures, ({ indicator }) => indicator);
  const references = Map.groupBy(rows.references, ({ indicator }) => indicator);
  const baselines = Map.groupBy(rows.baselines, ({ indicator }) => indicator);
  return (target) => {
    const { indicator: id } = target;
    const indicator = indicators.get(id);
    if (!indicator) throw new Error(`target ${target.id} belongs to no indicator`);
    const pictured = {
      plan: rows.plan.period,
      indicator,
      target,
      figures: figures.get(id) ?? [],
      references: references.get(id) ?? [],
      baselines: baselines.get(id) ?? [],
      day,
    };
    return { pictured, picture: pictureOf(pictured) };
  };
}

/** The same, small: for lists. Null where there is nothing to show. */
export function sketchesOf(rows: Rows, day: Day): (target: TargetAccount) => Sketch | null {
  const pictures = picturesOf(rows, day);
  return (target) => {
    const { picture } = pictures(target);
    return picture && sketchOf(picture, rows.plan.period);
  };
}
