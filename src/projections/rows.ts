/** The rows that projections build, and that pages and API read. Text as in the events; positions as numbers. */
import type { GivenState } from '../../events/evaluation.ts';
import type { Observation } from '../../events/figure.ts';
import type { EventData } from '../../events/index.ts';
import type {
  Area,
  Indicator,
  Mechanism,
  Note,
  Phase,
  PlanMetadata,
  Reference,
  Task,
} from '../../events/plan.ts';
import type { Source } from '../../events/scalars.ts';

/** Who an event says did it. */
export type By = { role: string; office?: string | undefined; ref?: string | undefined };
/** One thing that happened to a row, by position. */
export type Act = { position: number; at: string; by: By };

/** `plans`, key `<plan>`. */
export type PlanRow = PlanMetadata & {
  plan: string;
  areas: Area[];
  references: Reference[];
  mechanisms: Mechanism[];
  notes: Note[];
  text: EventData<'plan.adopted'>['text'];
  adopted: Act;
  amendments: (Act & { reason: string })[];
  concluded?: Act & { opinion: string; statedOn: string };
};

/** `texts`, key `<plan>/<part>`. */
export type TextRow = { part: number; offset: number; text: string };

/** `departments`, key `<plan>/<department>`. */
export type DepartmentRow = {
  department: string;
  name: string;
  aliases: string[];
  note?: string | undefined;
  /** Who it became. */
  succeededBy?: { department: string; on: string; note?: string | undefined; position: number };
  /** Who it was before. */
  predecessors?: string[];
  position: number;
};

/** `phases`, key `<plan>/<phase>`. */
export type PhaseRow = Phase & { position: number };

/** `indicators`, key `<plan>/<indicator>`. */
export type IndicatorRow = Indicator & { position: number; synthetic?: true | undefined };

/** `tasks`, key `<plan>/<task>`. */
export type TaskRow = Task & {
  position: number;
  progress: (Act & {
    state: string;
    text: string;
    department: string;
    statedOn?: string | undefined;
    synthetic?: true | undefined;
  })[];
  evaluations: (Act & {
    state: string;
    text: string;
    year: string;
    statedOn?: string | undefined;
    synthetic?: true | undefined;
  })[];
};

/** `figures`, key `<plan>/<indicator>/<scope>/<period>`: the newest report of that series and period. */
export type FigureRow = Observation & {
  indicator: string;
  scope?: string | undefined;
  period: string;
  unit: string;
  /** Event id of the report. */
  figure: string;
  state: 'reported' | 'verified' | 'returned' | 'withdrawn';
  source?: Source | undefined;
  statedOn?: string | undefined;
  note?: string | undefined;
  evidence?: EventData<'figure.reported'>['evidence'];
  synthetic?: true | undefined;
  reported: Act;
  verified?: Act;
  /** Of a return or a withdrawal. */
  ended?: Act & { reason: string };
  corrections: (Act & { old: Observation; new: Observation; reason: string; kind: string })[];
  /** Positions of earlier reports of the same cell that were returned or withdrawn. */
  earlier: number[];
};

/** `references_reported`, key `<plan>/<indicator>/<reference>/<scope>/<period>`. */
export type ReferenceRow = {
  indicator: string;
  reference: string;
  scope?: string | undefined;
  period: string;
  value: string;
  unit: string;
  source?: Source | undefined;
  statedOn?: string | undefined;
  note?: string | undefined;
  synthetic?: true | undefined;
  reported: Act;
};

/** `baselines`, key `<plan>/<indicator>/<scope>/<period>`. */
export type BaselineRow = {
  indicator: string;
  scope?: string | undefined;
  period?: string | undefined;
  value: string;
  unit: string;
  source?: Source | undefined;
  statedOn?: string | undefined;
  note?: string | undefined;
  synthetic?: true | undefined;
  set: Act;
};

/** `evaluations`, key `<plan>/<target>/<occasion>`: the leading group's newest word. */
export type EvaluationRow = {
  indicator: string;
  target: string;
  occasion: string;
  /** Event id of the `target.evaluated`. */
  evaluation: string;
  state: GivenState;
  opinion: string;
  reliedOn: string[];
  statedOn?: string | undefined;
  synthetic?: true | undefined;
  given: Act;
  revisions: (Act & { old: GivenState; new: GivenState; reason: string })[];
};

/** `claims`, key `<plan>/<target>/<year>/<department>`: what a department says of itself. */
export type ClaimRow = {
  indicator: string;
  target: string;
  year: string;
  department: string;
  state: GivenState;
  text?: string | undefined;
  statedOn?: string | undefined;
  synthetic?: true | undefined;
  /** Event id of the summary. */
  summary: string;
  claimed: Act;
};

/** `summaries`, key `<plan>/<year>/<department>`: the newest that was submitted. */
export type SummaryRow = {
  department: string;
  year: string;
  text: string;
  statedOn?: string | undefined;
  synthetic?: true | undefined;
  /** Event id of the `summary.submitted`. */
  summary: string;
  status: 'submitted' | 'accepted' | 'returned';
  submitted: Act;
  answered?: Act;
  reason?: string;
};

/**
 * `comments`, key `<comment>`, listed under `comments` (only the first event of a comment names its plan). Where a
 * comment stands and by which events: no text, no name, no salt. What was written is sealed, and may be erased.
 */
export type CommentRow = {
  comment: string;
  kind: EventData<'comment.submitted'>['kind'];
  plan?: string | undefined;
  /** `indicator/<id>`, `task/<id>`, `department/<id>`, `event/<position>`, `text/<offset>`. */
  about?: string | undefined;
  /** By when it is to be accepted or declined. */
  acceptBy?: string | undefined;
  /** To publication. */
  consent: boolean;
  state: 'submitted' | 'accepted' | 'declined' | 'replied' | 'erased';
  /** The department that has it. */
  department?: string | undefined;
  answerBy?: string | undefined;
  synthetic?: true | undefined;
  submitted: Act;
  accepted?: Act;
  declined?: Act & { reason: string; words?: string | undefined };
  forwarded: (Act & { department: string })[];
  /** By the department that had it last, and says that it is not theirs. */
  sentBack?: Act & { department: string; reason: string };
  extended: (Act & { answerBy: string })[];
  /** `cites`: ids of events. */
  replies: (Act & { department: string; cites?: readonly string[] | undefined })[];
  /** Stands published since. */
  selected?: Act | undefined;
  /** Stood published, and was taken down. */
  deselected?: Act | undefined;
  rated?: Act & { satisfaction: number };
  erased?: Act & { reason: string };
};

/** `comment_links`, key `about/<plan>/<about>/<comment>`, `handled/<department>/<comment>` or `cites/<event>/<comment>`. */
export type CommentLinkRow = {
  comment: string;
  /** Of the event that said so first. */
  position: number;
  /** Id of the event that a reply cites. */
  cited?: string | undefined;
};

/** `roles`, key `<reference>/<role>/<office>`, listed under `roles`: held from the grant to the revocation. */
export type RoleRow = {
  /** The account's opaque id: who that is stays in the database. */
  reference: string;
  role: EventData<'role.granted'>['role'];
  /** The department's id, where the role is one of a department. */
  office: string;
  plan?: string | undefined;
  synthetic?: true | undefined;
  granted: Act;
};

export type RowsByProjection = {
  plans: PlanRow;
  texts: TextRow;
  departments: DepartmentRow;
  phases: PhaseRow;
  indicators: IndicatorRow;
  tasks: TaskRow;
  figures: FigureRow;
  references_reported: ReferenceRow;
  baselines: BaselineRow;
  evaluations: EvaluationRow;
  claims: ClaimRow;
  summaries: SummaryRow;
  comments: CommentRow;
  comment_links: CommentLinkRow;
  roles: RoleRow;
};
export type ProjectionName = keyof RowsByProjection;
