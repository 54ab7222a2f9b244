/** What somebody may ask for about figures and targets. Strings come as they were typed; deciders check them. */
import type { Actor } from '../../../events/envelope.ts';
import type { EventData } from '../../../events/index.ts';
import type { PlanContent } from '../plan/content.ts';

/** Every command names the event that it would become, who asks, and the plan. */
export type Asked = {
  /** Id of the event, a UUID: asking again with the same id does nothing twice. */
  id: string;
  actor: Actor;
  plan: string;
  /** Made up for a demonstration. */
  synthetic?: boolean | undefined;
};

/** One place in a series. An empty scope is the indicator's own. */
export type Cell = { indicator: string; scope?: string | undefined; period: string };
/** A figure that stands. `figure`, the id of its report, guards against meaning a newer one. */
export type Which = Cell & { figure?: string | undefined };

/** What was observed, as typed. An empty status is `A` where there is a value. */
export type ObservationInput = {
  value?: string | undefined;
  numerator?: string | undefined;
  denominator?: string | undefined;
  status?: string | undefined;
  places?: readonly string[] | undefined;
};

/** Who says so, and when it was said. */
export type Statement = {
  source?: { name: string; url?: string | undefined; secondary?: boolean | undefined } | undefined;
  statedOn?: string | undefined;
  note?: string | undefined;
};

export type ReportFigure = Asked &
  Cell &
  ObservationInput &
  Statement & {
    type: 'report_figure';
    /** Empty: the indicator's. */
    unit?: string | undefined;
    evidence?: EventData<'figure.reported'>['evidence'];
  };
export type VerifyFigure = Asked & Which & { type: 'verify_figure'; opinion?: string | undefined };
export type ReturnFigure = Asked & Which & { type: 'return_figure'; reason: string };
export type WithdrawFigure = Asked & Which & { type: 'withdraw_figure'; reason: string };
export type CorrectFigure = Asked &
  Which &
  Omit<Statement, 'note'> & {
    type: 'correct_figure';
    /** What the asker believes the figure is; refused when it is something else by now. */
    old?: ObservationInput | undefined;
    new: ObservationInput;
    reason: string;
    kind: string;
  };
export type ReportReference = Asked &
  Cell &
  Statement & {
    type: 'report_reference';
    reference: string;
    value: string;
    unit?: string | undefined;
    /** Without it a value that differs from the one reported is refused: it may be a slip. */
    replace?: boolean | undefined;
  };
export type SetBaseline = Asked &
  Omit<Cell, 'period'> &
  Statement & {
    type: 'set_baseline';
    period?: string | undefined;
    value: string;
    unit?: string | undefined;
    replace?: boolean | undefined;
  };
export type EvaluateTarget = Asked & {
  type: 'evaluate_target';
  target: string;
  /** A year of the plan, or `acceptance`. */
  occasion: string;
  state: string;
  opinion: string;
  /** Ids of the figures that it rests on. */
  reliedOn?: readonly string[] | undefined;
  statedOn?: string | undefined;
  /** Why an earlier evaluation for the same occasion is revised. */
  reason?: string | undefined;
};

export type FigureCommand =
  | ReportFigure
  | VerifyFigure
  | ReturnFigure
  | CorrectFigure
  | WithdrawFigure
  | ReportReference
  | SetBaseline;
/** About an indicator or one of its targets. */
export type Command = FigureCommand | EvaluateTarget;

/** A plan enters the log, whole. `sha256`: of the bytes of its text, in hex. */
export type AdoptPlan = Omit<Asked, 'plan' | 'synthetic'> & {
  type: 'adopt_plan';
  content: PlanContent;
  sha256: string;
};
/** A plan that was adopted shall stand as `content` from now on. */
export type AmendPlan = Omit<Asked, 'plan' | 'synthetic'> & {
  type: 'amend_plan';
  content: PlanContent;
  sha256: string;
  reason: string;
  statedOn?: string | undefined;
  source?: Statement['source'];
};
export type PlanCommand = AdoptPlan | AmendPlan;
