/** An amendment: only what differs between the plan as it stands and the plan as it shall be. */
import { canonical } from '../../../events/envelope.ts';
import { Department, Indicator, Phase, PlanMetadata, Task } from '../../../events/plan.ts';
import type { Source } from '../../../events/scalars.ts';
import type { DepartmentRow, IndicatorRow, PhaseRow, PlanRow, TaskRow } from '../../projections/rows.ts';
import type { PlanContent } from './content.ts';
import {
  indicatorSet,
  type PlannedEvent,
  type PlannedEvents,
  pastSuccessions,
  planStream,
  refuseTooLarge,
  taskSet,
} from './planned-event.ts';

/** The rows of the plan as the log has it. */
export type StandingPlan = {
  plan: PlanRow;
  departments: readonly DepartmentRow[];
  phases: readonly PhaseRow[];
  indicators: readonly IndicatorRow[];
  tasks: readonly TaskRow[];
};

export type AmendmentTerms = {
  reason: string;
  statedOn?: string | undefined;
  source?: Source | undefined;
  /** Day by which a succession must have happened to be told. */
  day: string;
  /** SHA-256 of the amended folder's text, in hex. */
  sha256: string;
};

/**
 * `plan.amended`, then the changed and added departments, phases, indicators and tasks, then new successions.
 * Refused: another plan, another text (the words of an adopted document do not change), a department or phase
 * that is gone (they keep their history; name a successor), nothing changed at all.
 */
export function amendmentEvents(
  current: StandingPlan,
  next: PlanContent,
  terms: AmendmentTerms,
): PlannedEvents {
  const refused = refusal(current, next, terms);
  if (refused) return { ok: false, ...refused };
  const { plan } = next;
  const lists = changedLists(current.plan, next);
  const removed = removedIds(current, next);
  const parts = changedParts(current, next, terms.day);
  if (Object.keys(lists).length === 0 && !removed && parts.length === 0) {
    return { ok: false, field: 'plan', message: 'the plan stands like this already: nothing to amend' };
  }
  const { reason, statedOn, source } = terms;
  const amended = {
    plan,
    reason,
    ...(statedOn ? { statedOn } : {}),
    ...(source ? { source } : {}),
    ...lists,
    ...(removed ? { removed } : {}),
  };
  return refuseTooLarge([{ stream: planStream(plan), type: 'plan.amended', data: amended }, ...parts]);
}

function refusal({ plan, departments, phases }: StandingPlan, next: PlanContent, { sha256 }: AmendmentTerms) {
  if (plan.plan !== next.plan) return { field: 'plan', message: `${next.plan} is not the plan ${plan.plan}` };
  if (plan.text.sha256 !== sha256) {
    return {
      field: 'text',
      message: 'plan.txt differs from the text that was adopted: another text is another plan',
    };
  }
  const named = new Set([
    ...next.departments.map(({ department }) => department),
    ...next.successions.map(({ successor }) => successor.department),
  ]);
  const gone = departments.find(({ department }) => !named.has(department));
  if (gone)
    return { field: 'departments', message: `${gone.department} cannot be removed: name its successor` };
  const set = new Set(next.phases.map(({ phase }) => phase));
  const dropped = phases.find(({ phase }) => !set.has(phase));
  if (dropped) return { field: 'phases', message: `${dropped.phase} cannot be removed` };
  return undefined;
}

/** Metadata and the lists of `plan.adopted`, each whole where it changed. */
function changedLists(row: PlanRow, next: PlanContent) {
  const { metadata, areas, references, mechanisms, notes } = next;
  return {
    ...(same(pick(PlanMetadata, row), metadata) ? {} : { metadata }),
    ...(same(row.areas, areas) ? {} : { areas }),
    ...(same(row.references, references) ? {} : { references }),
    ...(same(row.mechanisms, mechanisms) ? {} : { mechanisms }),
    ...(same(row.notes, notes) ? {} : { notes }),
  };
}

function removedIds({ indicators, tasks }: StandingPlan, next: PlanContent) {
  const kept = new Set(next.indicators.map(({ indicator }) => indicator));
  const standing = new Set(next.tasks.map(({ task }) => task));
  const removed = {
    indicators: indicators.map(({ indicator }) => indicator).filter((id) => !kept.has(id)),
    tasks: tasks.map(({ task }) => task).filter((id) => !standing.has(id)),
  };
  return removed.indicators.length + removed.tasks.length > 0 ? removed : undefined;
}

function changedParts(current: StandingPlan, next: PlanContent, day: string): PlannedEvent[] {
  const { plan } = next;
  const stream = planStream(plan);
  const departments = new Map(current.departments.map((row) => [row.department, row]));
  const phases = new Map(current.phases.map((row) => [row.phase, row]));
  const indicators = new Map(current.indicators.map((row) => [row.indicator, row]));
  const tasks = new Map(current.tasks.map((row) => [row.task, row]));
  const told = (predecessors: readonly string[]) =>
    predecessors.every((department) => departments.get(department)?.succeededBy !== undefined);
  return [
    ...next.departments
      .filter((department) => !same(pick(Department, departments.get(department.department)), department))
      .map((data): PlannedEvent => ({ stream, type: 'department.named', data: { plan, ...data } })),
    ...next.phases
      .filter((phase) => !same(pick(Phase, phases.get(phase.phase)), phase))
      .map((data): PlannedEvent => ({ stream, type: 'phase.set', data: { plan, ...data } })),
    ...next.indicators
      .filter((indicator) => !same(pick(Indicator, indicators.get(indicator.indicator)), indicator))
      .map((indicator) => indicatorSet(plan, indicator)),
    ...next.tasks
      .filter((task) => !same(pick(Task, tasks.get(task.task)), task))
      .map((task) => taskSet(plan, task)),
    ...pastSuccessions({ ...next, successions: next.successions.filter((s) => !told(s.predecessors)) }, day),
  ];
}

/** The fields of a row that its event's schema knows: a row has positions and histories besides. */
function pick(schema: { shape: Record<string, unknown> }, row: object | undefined): object | undefined {
  if (!row) return undefined;
  return Object.fromEntries(Object.entries(row).filter(([field]) => Object.hasOwn(schema.shape, field)));
}

const same = (a: unknown, b: unknown): boolean =>
  a !== undefined && b !== undefined && canonical(a) === canonical(b);
