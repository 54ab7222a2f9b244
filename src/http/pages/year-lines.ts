/** The table of a year: what each target was in, and what it had been in the year before. Pure. */
import type { GivenState } from '../../../events/evaluation.ts';
import type { VerdictState } from '../../../events/verdict.ts';
import type { Change, YearLine } from '../../../views/parts/year-changes.tsx';
import type { AccountRows, TargetAccount } from '../../domain/account.ts';
import { dayOf } from '../../domain/day.ts';
import type { Day } from '../../domain/facts.ts';
import type { BulletinLine } from './bulletins.ts';

/** The lines of a bulletin, in the order of the plan's text; what is no target any more stands last. */
export function bulletinLines(
  lines: readonly BulletinLine[],
  targets: readonly TargetAccount[],
  before: ReadonlyMap<string, VerdictState>,
): YearLine[] {
  const places = new Map(targets.map((target, index) => [target.id, { target, index }]));
  return lines
    .map(({ target: id, computed, claimed, given }) => {
      const place = places.get(id);
      return {
        index: place?.index ?? targets.length,
        line: { id, target: place?.target, computed, claimed, given, before: before.get(id) },
      };
    })
    .toSorted((a, b) => a.index - b.index)
    .map(({ line }) => line);
}

/** What stands at the end of a year that no bulletin has told: the year's own words beside the rule's. */
export function openLines(
  targets: readonly TargetAccount[],
  rows: Pick<AccountRows, 'claims' | 'evaluations' | 'plan'>,
  { year, day }: { year: string; day: Day },
  before: ReadonlyMap<string, VerdictState>,
): YearLine[] {
  const { timeZone } = rows.plan;
  const isKnown = (row: { statedOn?: string | undefined }, at: string) =>
    (row.statedOn ?? dayOf(at, timeZone)) <= day;
  const claimed = new Map<string, GivenState>();
  for (const row of rows.claims.toSorted((a, b) => a.claimed.position - b.claimed.position)) {
    if (row.year === year && isKnown(row, row.claimed.at)) claimed.set(row.target, row.state);
  }
  const given = new Map<string, GivenState>();
  for (const row of rows.evaluations) {
    const { at } = row.revisions.at(-1) ?? row.given;
    if (row.occasion === year && isKnown(row, at)) given.set(row.target, row.state);
  }
  return targets.map((target) => ({
    id: target.id,
    target,
    computed: target.verdict.state,
    claimed: claimed.get(target.id),
    given: given.get(target.id),
    before: before.get(target.id),
  }));
}

export const statesOf = (lines: readonly BulletinLine[]): Map<string, VerdictState> =>
  new Map(lines.map(({ target, computed }) => [target, computed]));

/** Targets whose computed state is another than in the year before, those that were reached first. */
export function changesOf(lines: readonly YearLine[]): Change[] {
  return lines
    .flatMap(({ id, target, before, computed }) =>
      before === undefined || before === computed ? [] : [{ id, target, from: before, to: computed }],
    )
    .toSorted((a, b) => ORDER.indexOf(a.to) - ORDER.indexOf(b.to));
}

const ORDER: readonly VerdictState[] = [
  'met',
  'missed',
  'on_track',
  'behind',
  'no_data',
  'cannot_judge',
  'awaits_evaluation',
  'not_due',
];
