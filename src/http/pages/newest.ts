/** When something was last recorded of a target. Pure. */
import type { AccountRows, TargetAccount } from '../../domain/account.ts';

/** The last position at which a figure, reference, baseline, evaluation or claim of a target was recorded. */
export function newestPositions(rows: AccountRows): (target: TargetAccount) => number {
  const ofIndicator = new Map<string, number>();
  const ofTarget = new Map<string, number>();
  const note = (map: Map<string, number>, id: string, ...positions: number[]) =>
    map.set(id, Math.max(map.get(id) ?? -1, ...positions));
  for (const { indicator, position } of rows.indicators) note(ofIndicator, indicator, position);
  for (const { indicator, reported, verified, ended, corrections } of rows.figures) {
    const acts = [reported, ...corrections, ...(verified ? [verified] : []), ...(ended ? [ended] : [])];
    note(ofIndicator, indicator, ...acts.map(({ position }) => position));
  }
  for (const { indicator, reported } of rows.references) note(ofIndicator, indicator, reported.position);
  for (const { indicator, set } of rows.baselines) note(ofIndicator, indicator, set.position);
  for (const { target, given, revisions } of rows.evaluations) {
    note(ofTarget, target, given.position, ...revisions.map(({ position }) => position));
  }
  for (const { target, claimed } of rows.claims) note(ofTarget, target, claimed.position);
  return ({ id, indicator }) => Math.max(ofIndicator.get(indicator) ?? -1, ofTarget.get(id) ?? -1);
}
