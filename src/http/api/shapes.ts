/**
 * The shapes of the API's answers, as Zod schemas: OpenAPI is made from them. Every key is always there, `null` when
 * there is none. Numbers of the plan are decimal strings; positions are integers.
 */
import { z } from 'zod';
import { GIVEN_STATES } from '../../../events/evaluation.ts';
import { CORRECTION_KINDS, Evidence } from '../../../events/figure.ts';
import { CalendarDate, Count, Decimal, OBSERVATION_STATUSES, PERIOD_UNITS } from '../../../events/scalars.ts';
import { TARGET_KINDS } from '../../../events/target.ts';
import { TASK_STATES } from '../../../events/task.ts';
import { VERDICT_STATES } from '../../../events/verdict.ts';

const text = z.string();
const Position = Count.describe('A position in the log; `/api/v1/events/{position}` is the event.');
const LastPosition = z
  .int()
  .min(-1)
  .describe('Events 0…position are taken into account; -1 in an empty log.');
const Day = CalendarDate.describe("A day in the plan's time zone.");
const id = text.describe('Stable within the plan.');

export const By = z
  .object({ role: text, office: text.nullable(), ref: text.nullable() })
  .meta({ id: 'By', description: 'Who an event says did it. `ref` is opaque.' });
const act = { position: Position, at: z.iso.datetime({ precision: 3 }), by: By };
export const Act = z.object(act).meta({ id: 'Act', description: 'One thing that happened, by position.' });
export const Source = z.object({ name: text, url: text.nullable(), secondary: z.boolean() }).meta({
  id: 'Source',
  description: 'Where it was read; `secondary`: a copy of a copy, yet to be checked.',
});
export const Quote = z
  .object({ quote: text, offset: Count })
  .meta({ id: 'Quote', description: "An exact substring of the plan's text, and its first code point." });

const metadata = {
  id,
  title: text,
  shortTitle: text,
  documentNumber: text.nullable(),
  issuer: text,
  writtenOn: Day.nullable(),
  publishedOn: Day.nullable(),
  period: z.object({ start: Day, end: Day }),
  timeZone: text,
  language: text,
  validity: text.nullable(),
  source: Source,
  adopted: Act,
  concluded: z.object({ ...act, opinion: text, statedOn: Day }).nullable(),
};
export const PlanSummary = z.object(metadata).meta({ id: 'PlanSummary' });
export const Plans = z.object({ position: LastPosition, plans: z.array(PlanSummary) }).meta({ id: 'Plans' });

const named = z.object({ id, name: text });
export const Plan = z
  .object({
    plan: id,
    position: LastPosition,
    day: Day,
    ...metadata,
    text: z.object({ parts: Count, codePoints: Count, sha256: text }),
    areas: z.array(z.object({ id, name: text, topics: z.array(named) })),
    phases: z.array(z.object({ id, name: text, start: text, end: text, quote: text, offset: Count })),
    mechanisms: z.array(z.object({ id, name: text, quote: text, offset: Count })),
    references: z.array(named),
    notes: z.array(z.object({ quote: text, offset: Count, reason: text })),
    amendments: z.array(z.object({ ...act, reason: text })),
  })
  .meta({ id: 'Plan' });

export const Term = z
  .object({
    label: text,
    op: z.enum(['given', 'add', 'subtract', 'multiply', 'divide', 'proportion', 'compare', 'count']),
    operands: z.array(text),
    result: text,
    unit: text.nullable(),
    period: text.nullable(),
    places: z.int().nullable(),
    operator: text.nullable(),
    periods: z.array(text).nullable(),
    items: z.array(text).nullable(),
  })
  .meta({
    id: 'Term',
    description: 'One line of the arithmetic, able to be done again: `op` over `operands` gives `result`.',
  });
export const Verdict = z
  .object({
    state: z.enum(VERDICT_STATES),
    provisional: z.boolean(),
    rule: text,
    terms: z.array(Term),
    because: z.array(Position),
    reason: text.nullable(),
  })
  .meta({
    id: 'Verdict',
    description: 'What the rule says on that day, and why. It is computed, never stored.',
  });
export const Said = z
  .object({
    state: z.enum(GIVEN_STATES),
    opinion: text,
    occasion: text,
    department: text.nullable(),
    day: Day,
    position: Position,
    synthetic: z.boolean(),
  })
  .meta({
    id: 'Said',
    description: 'A verdict by somebody: the leading group (given) or a department (claimed).',
  });

const Params = z
  .object({
    inner: text,
    direction: z.enum(['increase', 'decrease']),
    operator: text,
    reference: text,
    step: z.enum(['each_year', 'overall']),
    tolerance: Decimal,
    places: z.array(text),
    slots: z.int(),
  })
  .partial()
  .meta({ id: 'TargetParams', description: 'What the kind of target needs besides its value.' });
export const Baseline = z
  .object({
    period: text.nullable(),
    value: Decimal.nullable(),
    note: text.nullable().describe("The plan's own."),
    position: Position.nullable().describe("The event that set it; `null`: it is the plan's own, or open."),
  })
  .meta({
    id: 'Baseline',
    description: 'What changes are counted from: as the plan gives it, else as it was reported later.',
  });

const target = {
  id,
  indicator: id,
  name: text,
  area: id,
  topic: id,
  quote: text,
  offset: Count,
  kind: z.enum(TARGET_KINDS),
  value: Decimal.nullable(),
  valueHigh: Decimal.nullable(),
  unit: text,
  scope: text.nullable(),
  baseline: Baseline.nullable(),
  due: text.describe('A date, a year (its last day) or `every_year`.'),
  params: Params,
  departments: z.array(id),
  synthetic: z.boolean().describe('Something made up for a demonstration stands behind the verdicts.'),
  verdict: Verdict,
  given: Said.nullable(),
  claimed: Said.nullable(),
  indicatorName: text,
  areaName: text,
  topicName: text,
  task: id.nullable(),
  note: text.nullable(),
  computedSynthetic: z
    .boolean()
    .describe('The computed verdict rests on something made up for a demonstration.'),
  differs: z.boolean().describe('Verdicts that speak of the same time do not all say the same.'),
};
export const Target = z.object(target).meta({ id: 'Target' });

const of = { plan: id, position: LastPosition, day: Day };
const synthetic = z.boolean().describe('Made up for a demonstration.');
export const Targets = z.object({ ...of, targets: z.array(Target) }).meta({ id: 'Targets' });
export const OneTarget = z.object({ ...of, target: Target }).meta({ id: 'OneTarget' });

export const Indicator = z
  .object({
    id,
    name: text,
    area: id,
    topic: id,
    measure: z.enum(['flow', 'level', 'rate']),
    unit: text,
    decimals: Count,
    scope: text.nullable(),
    scopes: z.array(text),
    periods: z.array(z.enum(PERIOD_UNITS)),
    range: z.enum(['fiscal_year', 'mean']).nullable(),
    fiscalYearStart: text.nullable(),
    minimum: Decimal.nullable(),
    maximum: Decimal.nullable(),
    departments: z.array(id),
    definition: text.nullable(),
    targets: z.array(id),
    synthetic,
    setAt: Position,
  })
  .meta({ id: 'Indicator', description: 'One series of figures.' });
export const Indicators = z.object({ ...of, indicators: z.array(Indicator) }).meta({ id: 'Indicators' });
export const OneIndicator = z.object({ ...of, indicator: Indicator }).meta({ id: 'OneIndicator' });

const observation = {
  value: Decimal.nullable(),
  numerator: Decimal.nullable(),
  denominator: Decimal.nullable(),
  status: z.enum(OBSERVATION_STATUSES).describe('SDMX CL_OBS_STATUS; L, M, O and Q are missing figures.'),
  places: z.array(text).nullable(),
};
export const Observation = z.object(observation).meta({ id: 'Observation' });
export const Figure = z
  .object({
    id: text.describe('The id of the event that reported it.'),
    indicator: id,
    scope: text.nullable(),
    period: text,
    ...observation,
    unit: text,
    state: z.enum(['reported', 'verified', 'returned', 'withdrawn']),
    source: Source.nullable(),
    statedOn: Day.nullable(),
    note: text.nullable(),
    evidence: z.array(Evidence),
    synthetic,
    reported: Act,
    verified: Act.nullable(),
    ended: z.object({ ...act, reason: text }).nullable(),
    corrections: z.array(
      z.object({
        ...act,
        old: Observation,
        new: Observation,
        reason: text,
        kind: text.describe(CORRECTION_KINDS.join(', ')),
      }),
    ),
    earlier: z.array(Position),
  })
  .meta({ id: 'Figure', description: 'The newest report for a series and period, corrected in place.' });
export const Figures = z
  .object({ ...of, next: text.nullable(), figures: z.array(Figure) })
  .meta({ id: 'Figures' });

export const Department = z
  .object({
    id,
    name: text,
    aliases: z.array(text),
    note: text.nullable(),
    succeededBy: z.object({ department: id, on: text, note: text.nullable(), position: Position }).nullable(),
    predecessors: z.array(id),
    setAt: Position,
  })
  .meta({ id: 'Department' });
export const Departments = z.object({ ...of, departments: z.array(Department) }).meta({ id: 'Departments' });

const said = {
  ...act,
  state: text.describe(TASK_STATES.join(', ')),
  text,
  statedOn: Day.nullable(),
  synthetic,
};
export const Task = z
  .object({
    id,
    number: text,
    chapter: text,
    section: text.nullable(),
    name: text,
    quote: text,
    offset: Count,
    body: Quote,
    departments: z.array(id),
    progress: z.array(z.object({ ...said, department: id })),
    evaluations: z.array(z.object({ ...said, year: text })),
    setAt: Position,
  })
  .meta({ id: 'Task' });
export const Tasks = z.object({ ...of, tasks: z.array(Task) }).meta({ id: 'Tasks' });
export const OneTask = z.object({ ...of, task: Task }).meta({ id: 'OneTask' });

export const Accepted = z
  .object({ outcome: z.enum(['recorded', 'duplicate', 'unchanged']), positions: z.array(Position) })
  .meta({ id: 'Accepted', description: '`unchanged`: the same figure stood already, at that position.' });

export const ProblemDetails = z
  .object({
    type: text,
    title: text,
    status: z.int(),
    detail: text,
    instance: text,
    code: text,
    errors: z.array(z.object({ field: text, message: text })),
    requestId: text,
  })
  .catchall(z.unknown())
  .meta({
    id: 'Problem',
    description: 'RFC 9457. `errors` name the parameter or field, and say what is right.',
  });
