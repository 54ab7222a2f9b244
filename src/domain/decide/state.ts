/** What deciders look at: the parts of projected rows that a decision can depend on. */
import type { GivenState } from '../../../events/evaluation.ts';
import type { Observation } from '../../../events/figure.ts';
import type { Indicator } from '../../../events/plan.ts';
import type { Source } from '../../../events/scalars.ts';

type Said = { position: number; by: { ref?: string | undefined } };

export type PlanState = {
  plan: string;
  period: { start: string; end: string };
  timeZone: string;
  references: readonly { id: string }[];
};
export type DepartmentState = {
  department: string;
  name: string;
  aliases: readonly string[];
  succeededBy?: { department: string } | undefined;
};
/** The newest report of a cell. */
export type FigureState = Observation & {
  indicator: string;
  scope?: string | undefined;
  period: string;
  unit: string;
  figure: string;
  state: 'reported' | 'verified' | 'returned' | 'withdrawn';
  reported: Said;
  verified?: { position: number } | undefined;
  ended?: { position: number } | undefined;
  corrections: readonly Said[];
  synthetic?: true | undefined;
};
/** A reference's value or a baseline, with who said it last. */
export type StatedValue = {
  value: string;
  source?: Source | undefined;
  statedOn?: string | undefined;
  note?: string | undefined;
};
export type ReferenceState = StatedValue & { reported: { position: number } };
export type BaselineState = StatedValue & { set: { position: number } };
export type EvaluationState = {
  evaluation: string;
  state: GivenState;
  opinion: string;
  reliedOn: readonly string[];
  given: { position: number };
  revisions: readonly { position: number }[];
};

/** What a made-up statement is checked against. */
type Reality = {
  /** The portal is a demonstration. */
  demo: boolean;
  /** Somebody reported a real figure of the indicator. Read only for made-up statements. */
  hasRealFigures: boolean;
};

/** State of one indicator; the lookups take a normalised scope (absent: the indicator's own). */
export type SeriesState = Reality & {
  plan: PlanState | undefined;
  indicator: Indicator | undefined;
  departments: readonly DepartmentState[];
  figureAt(scope: string | undefined, period: string): FigureState | undefined;
  referenceAt(reference: string, scope: string | undefined, period: string): ReferenceState | undefined;
  baselineAt(scope: string | undefined, period: string | undefined): BaselineState | undefined;
};

/** State of one target: the indicator that holds it and the figures that may be relied on. */
export type TargetState = Reality & {
  plan: PlanState | undefined;
  indicator: Indicator | undefined;
  figures: readonly FigureState[];
  evaluation: EvaluationState | undefined;
};
