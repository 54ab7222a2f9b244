/** What a verdict may rest on: plain facts, each with the positions of the events that said so. */
import type { GivenState } from '../../events/evaluation.ts';
import type { Indicator } from '../../events/plan.ts';
import type { ObservationStatus } from '../../events/scalars.ts';
import type { VerdictState } from '../../events/verdict.ts';

/** A decimal number as a string of ASCII digits: see `events/scalars.ts`. */
export type DecimalText = string;
/** `2014-06-30` in the plan's time zone. */
export type Day = string;

/** A figure that counts: the latest for its series and period, not returned, not withdrawn, corrected in place. */
export type FigureFact = {
  scope?: string | undefined;
  period: string;
  value?: DecimalText | undefined;
  numerator?: DecimalText | undefined;
  denominator?: DecimalText | undefined;
  status: ObservationStatus;
  places?: readonly string[] | undefined;
  verified: boolean;
  /** Report, corrections and verification, in log order. */
  positions: readonly number[];
};
export type ReferenceFact = {
  reference: string;
  scope?: string | undefined;
  period: string;
  value: DecimalText;
  position: number;
};
export type BaselineFact = {
  scope?: string | undefined;
  period?: string | undefined;
  value: DecimalText;
  position: number;
};
/** The newest word of the leading group on one target, for a year or the acceptance. */
export type EvaluationFact = {
  occasion: string;
  state: GivenState;
  opinion: string;
  /** Day of statement, else of record. */
  day: Day;
  position: number;
};

export type Facts = {
  plan: { start: Day; end: Day };
  indicator: Pick<Indicator, 'measure' | 'unit' | 'decimals' | 'scope' | 'range' | 'fiscalYearStart'>;
  figures: readonly FigureFact[];
  references: readonly ReferenceFact[];
  baselines: readonly BaselineFact[];
  evaluations: readonly EvaluationFact[];
};

/**
 * One line of the arithmetic, able to be done again: `op` over `operands` gives `result`.
 * - `given`: an operand as it was reported, demanded or set (one operand, equal to the result).
 * - `add` of any number; `subtract`, `multiply`, `divide` of two (`divide` rounds half up to `places` decimals).
 * - `proportion`: operands `[a, b, c]`; a × b ÷ c, rounded half up to `places` decimals once, at the end.
 * - `compare`: operands `[left, right]` or `[value, low, high]` under `operator`; result `true` or `false`.
 * - `count`: the operands that are `true`; result their number.
 */
export type Term = {
  label: TermLabel;
  op: 'given' | 'add' | 'subtract' | 'multiply' | 'divide' | 'proportion' | 'compare' | 'count';
  operands: readonly string[];
  result: string;
  unit?: string | undefined;
  period?: string | undefined;
  places?: number | undefined;
  operator?: 'at_least' | 'at_most' | 'more_than' | 'less_than' | 'equals' | 'between' | undefined;
  /** Periods of the operands, one for each, where they stand for figures. */
  periods?: readonly string[] | undefined;
  /** Names of the operands, where they stand for places. */
  items?: readonly string[] | undefined;
};
export type TermLabel =
  | 'figure'
  /** Periods whose figure is known to be missing: a count. */
  | 'missing'
  | 'total'
  | 'target'
  | 'tolerance'
  | 'baseline'
  | 'reference'
  | 'change'
  | 'change_percent'
  | 'shortfall'
  | 'excess'
  | 'elapsed_days'
  | 'plan_days'
  | 'line'
  | 'pace'
  | 'remaining'
  | 'places'
  | 'satisfied'
  | 'years_satisfied';

/** Why there is no judgement, or what to bear in mind with it. */
export type Reason =
  | 'baseline_missing'
  | 'baseline_zero'
  | 'reference_missing'
  | 'definition_changed'
  | 'evaluation_only'
  | 'figure_missing'
  | 'figure_overdue'
  | 'no_figure_yet';

export type Verdict = {
  state: VerdictState;
  /** Rests on a figure that nobody has verified: 暂定. */
  provisional: boolean;
  /** Id and version: `at_least/1`. */
  rule: string;
  terms: readonly Term[];
  /** Positions of the events that were used, ascending. */
  because: readonly number[];
  reason?: Reason | undefined;
};
