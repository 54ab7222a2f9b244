/** What no schema can see: references between the parts of a plan, ids alike, units and scopes that disagree. */
import Big from 'big.js';
import type {
  Area,
  Department,
  Indicator,
  Mechanism,
  Note,
  Phase,
  PlanMetadata,
  Reference,
  Task,
} from '../../../events/plan.ts';
import type { Target } from '../../../events/target.ts';
import type { Succession } from './content.ts';
import { numeralsOf } from './numerals.ts';
import { valuesNotQuoted } from './values-in-quote.ts';
import type { Path } from './yaml-source.ts';

type At<T> = { value: T; path: Path }[];

/** The parts of a plan, each with its place in the YAML. */
export type Located = {
  areas: At<Area>;
  departments: At<Department>;
  phases: At<Phase>;
  references: At<Reference>;
  indicators: At<Indicator>;
  tasks: At<Task>;
  mechanisms: At<Mechanism>;
  successions: At<Succession>;
  notes: At<Note>;
};

export type Finding = { path: Path; message: string };
type Known = { departments: Set<string>; references: Set<string>; tasks: Set<string> };

export function crossCheck(plan: Located, metadata: PlanMetadata | undefined, text: string): Finding[] {
  const known: Known = {
    departments: new Set(plan.departments.map(({ value }) => value.department)),
    references: new Set(plan.references.map(({ value }) => value.id)),
    tasks: new Set(plan.tasks.map(({ value }) => value.task)),
  };
  return [
    ...(metadata ? checkMetadata(metadata) : []),
    ...duplicates(plan),
    ...plan.phases.flatMap(({ value, path }) =>
      value.start > value.end ? [{ path: [...path, 'end'], message: 'lies before the start' }] : [],
    ),
    ...plan.tasks.flatMap(({ value, path }) => checkTask(value, path, known)),
    ...plan.indicators.flatMap(({ value, path }) => checkIndicator(value, path, known)),
    ...plan.successions.flatMap(({ value, path }) => checkSuccession(value, path, known)),
    ...(metadata && isLanguage(metadata.language) ? checkQuotedValues(plan, text, metadata.language) : []),
  ];
}

function checkMetadata({ period, timeZone, language }: PlanMetadata): Finding[] {
  const findings: Finding[] = [];
  const add = (field: string[], message: string) => findings.push({ path: ['metadata', ...field], message });
  if (period.start > period.end) add(['period', 'end'], 'lies before the start');
  if (!exists(() => new Intl.DateTimeFormat('en', { timeZone }))) add(['timeZone'], 'is not a time zone');
  if (!isLanguage(language)) add(['language'], 'is not a language tag');
  return findings;
}

const isLanguage = (tag: string) => exists(() => new Intl.Locale(tag));

function exists(make: () => unknown): boolean {
  try {
    make();
    return true;
  } catch {
    return false;
  }
}

/** A wrong number beside its quote is the worst that a plan can say. */
function checkQuotedValues(plan: Located, text: string, language: string): Finding[] {
  const numerals = numeralsOf(text, language);
  return plan.indicators.flatMap(({ value, path }) =>
    value.targets.flatMap((target, at) => valuesNotQuoted(target, [...path, 'targets', at], numerals)),
  );
}

function duplicates(plan: Located): Finding[] {
  const of = <T>(list: At<T>, field: keyof T & string) =>
    list.map(({ value, path }) => ({ id: String(value[field]), path: [...path, field] }));
  const topics = plan.areas.map(({ value, path }) =>
    value.topics.map(({ id }, at) => ({ id, path: [...path, 'topics', at, 'id'] })),
  );
  const targets = plan.indicators.flatMap(({ value, path }) =>
    value.targets.map(({ id }, at) => ({ id, path: [...path, 'targets', at, 'id'] })),
  );
  const names = plan.departments.flatMap(({ value, path }) => [
    { id: value.name, path: [...path, 'name'] },
    ...value.aliases.map((id, at) => ({ id, path: [...path, 'aliases', at] })),
  ]);
  const numbers = of(plan.tasks, 'number');
  return [
    of(plan.areas, 'id'),
    ...topics,
    of(plan.departments, 'department'),
    names,
    of(plan.phases, 'phase'),
    of(plan.references, 'id'),
    of(plan.indicators, 'indicator'),
    targets,
    of(plan.tasks, 'task'),
    numbers,
    of(plan.mechanisms, 'id'),
  ].flatMap(repeated);
}

function repeated(list: { id: string; path: Path }[]): Finding[] {
  const seen = new Set<string>();
  return list.flatMap(({ id, path }) => {
    if (seen.has(id)) return [{ path, message: `${id} is there already` }];
    seen.add(id);
    return [];
  });
}

const unknown = (what: string, ids: readonly string[], known: Set<string>, path: Path): Finding[] =>
  ids.flatMap((id, at) =>
    known.has(id) ? [] : [{ path: [...path, at], message: `${id} is not a ${what} of this plan` }],
  );

function checkTask(task: Task, path: Path, known: Known): Finding[] {
  return unknown('department', task.departments, known.departments, [...path, 'departments']);
}

function checkSuccession(succession: Succession, path: Path, known: Known): Finding[] {
  const { predecessors, successor } = succession;
  const findings = unknown('department', predecessors, known.departments, [...path, 'predecessors']);
  if (predecessors.includes(successor.department)) {
    findings.push({ path: [...path, 'successor', 'department'], message: 'cannot succeed itself' });
  }
  return findings;
}

function checkIndicator(indicator: Indicator, path: Path, known: Known): Finding[] {
  const findings = unknown('department', indicator.departments, known.departments, [...path, 'departments']);
  const add = (field: string, message: string) => findings.push({ path: [...path, field], message });
  const ranges = indicator.periods.includes('range');
  if (ranges && !indicator.range) add('periods', 'takes ranges: `range` must say what one means');
  if (!ranges && indicator.range) add('range', 'is without use: `periods` does not list range');
  if (indicator.range === 'fiscal_year' && !indicator.fiscalYearStart) {
    add('range', 'needs `fiscalYearStart`');
  }
  if (indicator.range !== 'fiscal_year' && indicator.fiscalYearStart) {
    add('fiscalYearStart', 'is for a `range` of fiscal_year alone');
  }
  const { minimum, maximum } = indicator;
  if (minimum !== undefined && maximum !== undefined && Big(minimum).gt(maximum)) {
    add('maximum', 'is below the minimum');
  }
  const targets = indicator.targets.flatMap((target, at) =>
    checkTarget(target, indicator, known, [...path, 'targets', at]),
  );
  return [...findings, ...targets];
}

function checkTarget(target: Target, indicator: Indicator, known: Known, path: Path): Finding[] {
  const findings = unknown('department', target.departments ?? [], known.departments, [
    ...path,
    'departments',
  ]);
  const add = (field: string, message: string) => findings.push({ path: [...path, field], message });
  if (target.task !== undefined && !known.tasks.has(target.task)) {
    add('task', `${target.task} is not a task of this plan`);
  }
  if (target.kind === 'versus_reference' && !known.references.has(target.params.reference)) {
    findings.push({
      path: [...path, 'params', 'reference'],
      message: `${target.params.reference} is not a reference of this plan`,
    });
  }
  const scopes = [indicator.scope, ...(indicator.scopes ?? [])];
  if (target.scope !== undefined && !scopes.includes(target.scope)) {
    add('scope', `the indicator does not declare the scope ${target.scope}`);
  }
  const unit = unitOf(target, indicator);
  if (target.unit !== unit) add('unit', `must be ${unit} for ${target.kind} of this indicator`);
  return [...findings, ...checkValues(target, indicator, path)];
}

/** The unit that a target must have: the indicator's, but per cent of a change, and none for words alone. */
function unitOf(target: Target, indicator: Indicator): string {
  if (target.kind === 'relative_change') return '%';
  if (target.kind === 'coverage' && target.value !== undefined) return '%';
  return target.kind === 'judged' ? '-' : indicator.unit;
}

function checkValues(target: Target, indicator: Indicator, path: Path): Finding[] {
  const findings: Finding[] = [];
  const low = 'value' in target ? target.value : undefined;
  const high = 'valueHigh' in target ? target.valueHigh : undefined;
  const add = (field: string, message: string) => findings.push({ path: [...path, field], message });
  if (low !== undefined && high !== undefined && !Big(low).lt(high))
    add('valueHigh', 'is not above the value');
  if (target.kind === 'relative_change') return findings;
  const decimals = (text: string) => text.split('.')[1]?.length ?? 0;
  for (const [field, value] of [
    ['value', low],
    ['valueHigh', high],
  ] as const) {
    if (value === undefined) continue;
    if (decimals(value) > indicator.decimals) add(field, `has more decimals than the indicator's figures`);
    if (indicator.minimum !== undefined && Big(value).lt(indicator.minimum))
      add(field, 'is below the minimum');
    if (indicator.maximum !== undefined && Big(value).gt(indicator.maximum))
      add(field, 'is above the maximum');
  }
  return findings;
}
