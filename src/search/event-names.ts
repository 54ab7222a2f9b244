/** Names that events mention by id, folded from the events that give them. */
import type { Recorded } from '../projections/projection.ts';

/** Keys are `<plan>/<id>`; `units` are those of the indicators. */
export type EventNames = Record<
  'indicators' | 'units' | 'targets' | 'departments' | 'tasks' | 'references',
  Map<string, string>
>;

export const noNames = (): EventNames => ({
  indicators: new Map(),
  units: new Map(),
  targets: new Map(),
  departments: new Map(),
  tasks: new Map(),
  references: new Map(),
});

type Indicator = { indicator: string; name: string; unit: string; targets: readonly Named[] };
type Named = { id: string; name: string };

/** Takes note of what one event names, from that event on. */
export function noteNames(names: EventNames, event: Recorded): void {
  const { type, data } = event;
  switch (type) {
    case 'plan.adopted':
    case 'plan.amended':
      noteReferences(names, data.plan, data.references ?? []);
      break;
    case 'indicator.set':
      noteIndicator(names, data.plan, data);
      break;
    case 'department.named':
      noteDepartment(names, data.plan, data);
      break;
    case 'department.succeeded':
      noteSuccessor(names, data.plan, data.successor);
      break;
    case 'task.set':
      noteTask(names, data.plan, data);
      break;
  }
}

export function noteReferences(names: EventNames, plan: string, references: readonly Named[]): void {
  for (const { id, name } of references) names.references.set(`${plan}/${id}`, name);
}

export function noteIndicator(
  names: EventNames,
  plan: string,
  { indicator, name, unit, targets }: Indicator,
): void {
  names.units.set(`${plan}/${indicator}`, unit);
  names.indicators.set(`${plan}/${indicator}`, name);
  for (const target of targets) names.targets.set(`${plan}/${target.id}`, target.name);
}

type Department = { department: string; name: string };
export function noteDepartment(names: EventNames, plan: string, { department, name }: Department): void {
  names.departments.set(`${plan}/${department}`, name);
}

/** A department that was named before keeps the name that it was given (as in its projection). */
function noteSuccessor(names: EventNames, plan: string, successor: Department): void {
  if (!names.departments.has(`${plan}/${successor.department}`)) noteDepartment(names, plan, successor);
}

export function noteTask(
  names: EventNames,
  plan: string,
  { task, number, name }: { task: string; number: string; name: string },
): void {
  names.tasks.set(`${plan}/${task}`, `${number} ${name}`);
}
