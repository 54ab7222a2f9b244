/** The account of a plan: every target with what was computed, claimed and given, as of one position and day. */
import type { GivenState } from '../../events/evaluation.ts';
import type { Target } from '../../events/target.ts';
import type { VerdictState } from '../../events/verdict.ts';
import type {
  BaselineRow,
  ClaimRow,
  DepartmentRow,
  EvaluationRow,
  FigureRow,
  IndicatorRow,
  PlanRow,
  ReferenceRow,
} from '../projections/rows.ts';
import { dayOf } from './day.ts';
import type { Day, EvaluationFact, Facts, Verdict } from './facts.ts';
import { baselineOf } from './judge/case.ts';
import { judge } from './judge/index.ts';
import { daysOf } from './period.ts';

/** The rows of one plan that its account is made of. */
export type AccountRows = {
  plan: PlanRow;
  indicators: readonly IndicatorRow[];
  departments: readonly DepartmentRow[];
  figures: readonly FigureRow[];
  references: readonly ReferenceRow[];
  baselines: readonly BaselineRow[];
  evaluations: readonly EvaluationRow[];
  claims: readonly ClaimRow[];
};

/** Log position (events 0…position) and the day on which verdicts are judged. */
export type Moment = { position: number; day: Day };

/** Where a change is counted from: the plan's own word, and what was reported where the plan left it open. */
export type CountedFrom = NonNullable<Target['baseline']> & {
  /** The event that set value (and period, where the plan names none); left out when they are the plan's own. */
  position?: number | undefined;
};

/** A verdict by somebody: who and what, not how. */
export type Said = {
  state: GivenState;
  opinion: string;
  /** A year, or `acceptance`. */
  occasion: string;
  /** The department that claims, where it is a claim. */
  department: string | null;
  day: Day;
  position: number;
  synthetic: boolean;
};

export type TargetAccount = {
  id: string;
  indicator: string;
  indicatorName: string;
  name: string;
  area: string;
  areaName: string;
  topic: string;
  topicName: string;
  quote: string;
  /** Code points from the beginning of the plan's text. */
  offset: number;
  kind: Target['kind'];
  value: string | null;
  valueHigh: string | null;
  unit: string;
  scope: string | null;
  baseline: CountedFrom | null;
  due: string;
  params: Target['params'];
  departments: readonly string[];
  task: string | null;
  note: string | null;
  /** Something made up for a demonstration stands behind what is shown. */
  synthetic: boolean;
  /** The same of the computed verdict alone. */
  computedSynthetic: boolean;
  verdict: Verdict;
  given: Said | null;
  claimed: Said | null;
  /** Verdicts that speak of the same time do not all say the same. */
  differs: boolean;
};

export type Account = Moment & { plan: PlanRow; targets: readonly TargetAccount[] };

/**
 * Pure: the same rows and moment give the same account, wherever it is computed. That of the rows that were judged
 * last is remembered for the days that were asked for: every page of a plan shows a part of it.
 */
export function account(rows: AccountRows, moment: Moment): Account {
  const judged = remembered.get(rows) ?? new Map<string, Account>();
  remembered.set(rows, judged);
  const key = `${moment.position} ${moment.day}`;
  const known = judged.get(key) ?? judgeAll(rows, moment);
  if (judged.size >= MOST_DAYS) judged.clear();
  judged.set(key, known);
  return known;
}

const remembered = new WeakMap<AccountRows, Map<string, Account>>();
const MOST_DAYS = 8;

function judgeAll(rows: AccountRows, moment: Moment): Account {
  const context = contextOf(rows, moment);
  const targets = rows.indicators.flatMap((indicator) => {
    const facts = factsOf(indicator, context);
    return indicator.targets.map((target) => targetAccount(indicator, target, facts, context));
  });
  targets.sort((a, b) => a.offset - b.offset || (a.id < b.id ? -1 : 1));
  return { ...moment, plan: rows.plan, targets };
}

type Context = ReturnType<typeof contextOf>;

function contextOf(rows: AccountRows, moment: Moment) {
  const topics = new Map(
    rows.plan.areas.flatMap((area) =>
      area.topics.map((topic) => [`${area.id}/${topic.id}`, { area, topic }]),
    ),
  );
  return {
    ...moment,
    plan: rows.plan,
    topics,
    figures: Map.groupBy(rows.figures, (row) => row.indicator),
    references: Map.groupBy(rows.references, (row) => row.indicator),
    baselines: Map.groupBy(rows.baselines, (row) => row.indicator),
    evaluations: Map.groupBy(rows.evaluations, (row) => row.target),
    claims: Map.groupBy(rows.claims, (row) => row.target),
  };
}

/** Figures that were returned or withdrawn are history, not facts. */
function factsOf(indicator: IndicatorRow, context: Context): Omit<Facts, 'evaluations'> {
  const id = indicator.indicator;
  return {
    plan: context.plan.period,
    indicator,
    figures: (context.figures.get(id) ?? [])
      .filter(({ state }) => state === 'reported' || state === 'verified')
      .map((row) => ({ ...row, verified: row.state === 'verified', positions: positionsOf(row) })),
    references: (context.references.get(id) ?? []).map((row) => ({
      ...row,
      position: row.reported.position,
    })),
    baselines: (context.baselines.get(id) ?? []).map((row) => ({ ...row, position: row.set.position })),
  };
}

const positionsOf = ({ reported, corrections, verified }: FigureRow): number[] =>
  [reported, ...corrections, ...(verified ? [verified] : [])].map(({ position }) => position);

function targetAccount(
  indicator: IndicatorRow,
  target: Target,
  facts: Omit<Facts, 'evaluations'>,
  context: Context,
): TargetAccount {
  const place = context.topics.get(`${indicator.area}/${indicator.topic}`);
  const given = (context.evaluations.get(target.id) ?? []).map((row) => evaluationSaid(row, context));
  const claims = (context.claims.get(target.id) ?? []).map((row) => claimSaid(row, context));
  const evaluations: EvaluationFact[] = given.map(({ synthetic: _, department: __, ...fact }) => fact);
  const known = { ...facts, evaluations };
  const verdict = judge(target, known, context.day);
  const newestGiven = newest(given, context.day);
  const newestClaim = newest(claims, context.day);
  const computedSynthetic = restsOnSynthetic(indicator, verdict, given, context);
  return {
    id: target.id,
    indicator: indicator.indicator,
    indicatorName: indicator.name,
    name: target.name,
    area: indicator.area,
    areaName: place?.area.name ?? indicator.area,
    topic: indicator.topic,
    topicName: place?.topic.name ?? indicator.topic,
    quote: target.quote,
    offset: target.offset,
    kind: target.kind,
    value: ('value' in target && target.value) || null,
    valueHigh: ('valueHigh' in target && target.valueHigh) || null,
    unit: target.unit,
    scope: target.scope ?? indicator.scope ?? null,
    baseline: countedFrom(target, known, verdict, context.day),
    due: target.due,
    params: target.params,
    departments: target.departments ?? indicator.departments,
    task: target.task ?? null,
    note: target.note ?? null,
    synthetic: computedSynthetic || newestGiven?.synthetic === true || newestClaim?.synthetic === true,
    computedSynthetic,
    verdict,
    given: newestGiven,
    claimed: newestClaim,
    differs: doDiffer(indicator, verdict, [newestGiven, newestClaim], context),
  };
}

/** A reported baseline belongs to a target whose plan asks for one, or whose verdict made use of it. */
function countedFrom(target: Target, facts: Facts, verdict: Verdict, day: Day): CountedFrom | null {
  const own = target.baseline ?? null;
  const from = baselineOf(target, facts, day);
  const position = from?.positions[0];
  if (!from || position === undefined || !(own || verdict.because.includes(position))) return own;
  return { ...own, value: from.value, position, ...(from.period !== undefined && { period: from.period }) };
}

/** The acceptance outranks any year; a later year an earlier one; among equals the later word. */
function newest(said: readonly Said[], day: Day): Said | null {
  const rank = ({ occasion, position }: Said) =>
    `${occasion === 'acceptance' ? '9999' : occasion}/${String(position).padStart(16, '0')}`;
  const known = said.filter((one) => one.day <= day).sort((a, b) => (rank(a) < rank(b) ? 1 : -1));
  return known[0] ?? null;
}

/**
 * Whether verdicts contradict each other. What was said of 2014 does not contradict what holds of 2015: only the
 * words of the newest year are compared. A verdict without figures is about the plan so far.
 */
function doDiffer(
  indicator: IndicatorRow,
  verdict: Verdict,
  others: readonly (Said | null)[],
  { plan, day }: Context,
): boolean {
  const { end } = plan.period;
  const years = verdict.terms.flatMap(({ period }) => (period ? daysOf(period, indicator).end : []));
  const soFar = day < end ? day : end;
  const words: { state: VerdictState; year: string }[] = [
    { state: verdict.state, year: (years.sort().at(-1) ?? soFar).slice(0, 4) },
    ...others.flatMap((said) => {
      if (!said) return [];
      return { state: said.state, year: said.occasion === 'acceptance' ? end.slice(0, 4) : said.occasion };
    }),
  ];
  const newest = words
    .map(({ year }) => year)
    .sort()
    .at(-1);
  return new Set(words.filter(({ year }) => year === newest).map(({ state }) => state)).size > 1;
}

/** A revised evaluation is the word of the day of its last revision. */
function evaluationSaid(row: EvaluationRow, { plan }: Context): Said {
  const last = row.revisions.at(-1) ?? row.given;
  return {
    state: row.state,
    opinion: row.opinion,
    occasion: row.occasion,
    department: null,
    day: row.statedOn ?? dayOf(last.at, plan.timeZone),
    position: last.position,
    synthetic: row.synthetic === true,
  };
}

function claimSaid(row: ClaimRow, { plan }: Context): Said {
  return {
    state: row.state,
    opinion: row.text ?? '',
    occasion: row.year,
    department: row.department,
    day: row.statedOn ?? dayOf(row.claimed.at, plan.timeZone),
    position: row.claimed.position,
    synthetic: row.synthetic === true,
  };
}

/** Whether the indicator itself, or a figure, reference, baseline or evaluation that the verdict used, is made up. */
function restsOnSynthetic(
  { indicator, synthetic }: IndicatorRow,
  verdict: Verdict,
  given: readonly Said[],
  { figures, references, baselines }: Context,
): boolean {
  const used = new Set(verdict.because);
  const rows = [
    ...(figures.get(indicator) ?? []).map((row) => ({ ...row.reported, synthetic: row.synthetic })),
    ...(references.get(indicator) ?? []).map((row) => ({ ...row.reported, synthetic: row.synthetic })),
    ...(baselines.get(indicator) ?? []).map((row) => ({ ...row.set, synthetic: row.synthetic })),
    ...given,
  ];
  return synthetic === true || rows.some((row) => row.synthetic === true && used.has(row.position));
}
