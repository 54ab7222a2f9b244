/** Rows and accounts as the API tells them: `null` for what is not there, so that every key always is. */
import type { z } from 'zod';
import type { Observation } from '../../../events/figure.ts';
import type { Source } from '../../../events/scalars.ts';
import type { TargetAccount } from '../../domain/account.ts';
import { tellTarget } from '../../domain/tell-target.ts';
import type {
  Act,
  DepartmentRow,
  FigureRow,
  IndicatorRow,
  PhaseRow,
  PlanRow,
  TaskRow,
} from '../../projections/rows.ts';
import type * as shapes from './shapes.ts';

type Told<S extends z.ZodType> = z.infer<S>;

export const toldPlanSummary = (row: PlanRow): Told<typeof shapes.PlanSummary> => ({
  id: row.plan,
  title: row.title,
  shortTitle: row.shortTitle,
  documentNumber: row.documentNumber ?? null,
  issuer: row.issuer,
  writtenOn: row.writtenOn ?? null,
  publishedOn: row.publishedOn ?? null,
  period: row.period,
  timeZone: row.timeZone,
  language: row.language,
  validity: row.validity ?? null,
  source: toldSource(row.source),
  adopted: toldAct(row.adopted),
  concluded: row.concluded
    ? { ...toldAct(row.concluded), opinion: row.concluded.opinion, statedOn: row.concluded.statedOn }
    : null,
});

export const toldPlan = (
  row: PlanRow,
  phases: readonly PhaseRow[],
  moment: { position: number; day: string },
): Told<typeof shapes.Plan> => ({
  plan: row.plan,
  ...moment,
  ...toldPlanSummary(row),
  text: row.text,
  areas: row.areas,
  phases: phases.map(({ phase, name, start, end, quote, offset }) => ({
    id: phase,
    name,
    start,
    end,
    quote,
    offset,
  })),
  mechanisms: row.mechanisms,
  references: row.references,
  notes: row.notes,
  amendments: row.amendments.map((amendment) => ({ ...toldAct(amendment), reason: amendment.reason })),
});

/** Told as every verifier tells it again. */
export const toldTarget: (account: TargetAccount) => Told<typeof shapes.Target> = tellTarget;

export const toldIndicator = (row: IndicatorRow): Told<typeof shapes.Indicator> => ({
  id: row.indicator,
  name: row.name,
  area: row.area,
  topic: row.topic,
  measure: row.measure,
  unit: row.unit,
  decimals: row.decimals,
  scope: row.scope ?? null,
  scopes: row.scopes ?? [],
  periods: row.periods,
  range: row.range ?? null,
  fiscalYearStart: row.fiscalYearStart ?? null,
  minimum: row.minimum ?? null,
  maximum: row.maximum ?? null,
  departments: row.departments,
  definition: row.definition ?? null,
  targets: row.targets.map(({ id }) => id),
  synthetic: row.synthetic === true,
  setAt: row.position,
});

export const toldFigure = (row: FigureRow): Told<typeof shapes.Figure> => ({
  id: row.figure,
  indicator: row.indicator,
  scope: row.scope ?? null,
  period: row.period,
  ...toldObservation(row),
  unit: row.unit,
  state: row.state,
  source: row.source ? toldSource(row.source) : null,
  statedOn: row.statedOn ?? null,
  note: row.note ?? null,
  evidence: row.evidence ?? [],
  synthetic: row.synthetic === true,
  reported: toldAct(row.reported),
  verified: row.verified ? toldAct(row.verified) : null,
  ended: row.ended ? { ...toldAct(row.ended), reason: row.ended.reason } : null,
  corrections: row.corrections.map((correction) => ({
    ...toldAct(correction),
    old: toldObservation(correction.old),
    new: toldObservation(correction.new),
    reason: correction.reason,
    kind: correction.kind,
  })),
  earlier: row.earlier,
});

export const toldDepartment = (row: DepartmentRow): Told<typeof shapes.Department> => ({
  id: row.department,
  name: row.name,
  aliases: row.aliases,
  note: row.note ?? null,
  succeededBy: row.succeededBy ? { ...row.succeededBy, note: row.succeededBy.note ?? null } : null,
  predecessors: row.predecessors ?? [],
  setAt: row.position,
});

export const toldTask = (row: TaskRow): Told<typeof shapes.Task> => ({
  id: row.task,
  number: row.number,
  chapter: row.chapter,
  section: row.section ?? null,
  name: row.name,
  quote: row.quote,
  offset: row.offset,
  body: row.body,
  departments: row.departments,
  progress: row.progress.map((one) => ({ ...toldWord(one), department: one.department })),
  evaluations: row.evaluations.map((one) => ({ ...toldWord(one), year: one.year })),
  setAt: row.position,
});

const toldWord = (one: TaskRow['progress'][number] | TaskRow['evaluations'][number]) => ({
  ...toldAct(one),
  state: one.state,
  text: one.text,
  statedOn: one.statedOn ?? null,
  synthetic: one.synthetic === true,
});

export const toldObservation = (o: Observation): Told<typeof shapes.Observation> => ({
  value: o.value ?? null,
  numerator: o.numerator ?? null,
  denominator: o.denominator ?? null,
  status: o.status,
  places: o.places ?? null,
});

const toldSource = ({ name, url, secondary }: Source): Told<typeof shapes.Source> => ({
  name,
  url: url ?? null,
  secondary: secondary === true,
});

export const toldAct = ({ position, at, by }: Act): Told<typeof shapes.Act> => ({
  position,
  at,
  by: { role: by.role, office: by.office ?? null, ref: by.ref ?? null },
});
