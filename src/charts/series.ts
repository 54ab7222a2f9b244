/** The series behind one target: what counts of it on a day, and what each point carries besides its value. */
import type { Target } from '../../events/target.ts';
import type { TargetAccount } from '../domain/account.ts';
import type { Day, DecimalText, Facts } from '../domain/facts.ts';
import { type Case, type KnownFigure, openCase } from '../domain/judge/case.ts';
import type { Days } from '../domain/period.ts';
import type { BaselineRow, FigureRow, IndicatorRow, ReferenceRow } from '../projections/rows.ts';

/** One target with the rows of its indicator, as of one moment. */
export type Pictured = {
  /** First and last day of the plan. */
  plan: Days;
  indicator: IndicatorRow;
  target: TargetAccount;
  figures: readonly FigureRow[];
  references: readonly ReferenceRow[];
  baselines: readonly BaselineRow[];
  day: Day;
};

/** A figure that counts, and what is to be seen of it. */
export type Point = Days & {
  period: string;
  value: DecimalText;
  /** Made up for a demonstration. */
  synthetic: boolean;
  /** From here on the figures are counted otherwise (observation status B). */
  isBreak: boolean;
  /** What it said before it was corrected, oldest first. */
  ghosts: readonly DecimalText[];
};

/**
 * The case that `judge` opens for the target: pictures show the figures that verdicts rest on, and no others.
 * @throws Error when the indicator has no such target.
 */
export function caseOf({ plan, indicator, target, day, ...rows }: Pictured): Case {
  const own = indicator.targets.find(({ id }) => id === target.id);
  if (!own) throw new Error(`${indicator.indicator} has no target ${target.id}`);
  return openCase<Target>(own, { plan, indicator, evaluations: [], ...factsOf(rows) }, day);
}

/** The known figures as points, in order. */
export function pointsOf(figures: readonly KnownFigure[], { figures: rows }: Pictured): Point[] {
  const byPosition = new Map(rows.map((row) => [row.reported.position, row]));
  return figures.map(({ period, start, end, value, status, positions }) => {
    const row = byPosition.get(positions[0] ?? -1);
    const old = (row?.corrections ?? []).flatMap((correction) => correction.old.value ?? []);
    return {
      period,
      start,
      end,
      value,
      synthetic: row?.synthetic === true,
      isBreak: status === 'B',
      ghosts: [...new Set(old)].filter((ghost) => ghost !== value),
    };
  });
}

type Rows = Pick<Pictured, 'figures' | 'references' | 'baselines'>;

/** Figures that were returned or withdrawn are history, not facts. */
const factsOf = ({
  figures,
  references,
  baselines,
}: Rows): Omit<Facts, 'plan' | 'indicator' | 'evaluations'> => ({
  figures: figures
    .filter(({ state }) => state === 'reported' || state === 'verified')
    .map((row) => ({ ...row, verified: row.state === 'verified', positions: [row.reported.position] })),
  references: references.map((row) => ({ ...row, position: row.reported.position })),
  baselines: baselines.map((row) => ({ ...row, position: row.set.position })),
});
