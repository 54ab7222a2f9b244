/** Reads a plan's two files into one structure, or says everything that is wrong with them. */
import { z } from 'zod';
import {
  Area,
  Department,
  Indicator,
  Mechanism,
  Note,
  Phase,
  PlanMetadata,
  planEvents,
  Reference,
  Task,
} from '../../../events/plan.ts';
import { Slug } from '../../../events/scalars.ts';
import type { ParsedPlan, PlanContent, Problem } from './content.ts';
import { crossCheck, type Located } from './cross-check.ts';
import { problemsOf } from './issues.ts';
import { indicatorLayout, taskLayout } from './layout.ts';
import { everyPlace, resolveQuotes } from './resolve-quotes.ts';
import { codePoints, indexText } from './text-index.ts';
import { type Path, readYaml, type YamlSource } from './yaml-source.ts';

const Succession = planEvents['department.succeeded'].omit({ plan: true, synthetic: true });

const anything = z.unknown();
const File = z.strictObject({
  plan: Slug,
  metadata: anything,
  departments: z.array(anything).min(1),
  phases: z.array(anything).default([]),
  areas: z.array(anything).min(1),
  references: z.array(anything).default([]),
  tasks: z.array(anything).default([]),
  mechanisms: z.array(anything).default([]),
  successions: z.array(anything).default([]),
  notes: z.array(anything).default([]),
});

/**
 * Structure of `plan.yaml`, checked against the schemas of the events that it becomes and against the official
 * text, which every quote must match exactly. All problems at once, in the order of the file.
 */
export function parsePlan(yamlText: string, planText: string): ParsedPlan {
  const textProblems = checkText(planText);
  const source = readYaml(yamlText);
  if (source.syntax.length > 0 || textProblems.length > 0) {
    return { ok: false, problems: [...textProblems, ...source.syntax] };
  }
  const index = indexText(planText);
  const quotes = resolveQuotes(source.value, index, source);
  const file = File.safeParse(quotes.value);
  if (!file.success) {
    const layout = problemsOf(source, file.error.issues, quotes.value, []);
    return { ok: false, problems: inOrder([...layout, ...quotes.problems]) };
  }
  const take = taker(source);
  const found = file.data;
  const [metadata] = take.each(PlanMetadata, [{ value: found.metadata, path: ['metadata'] }]);
  const areas = indicatorLayout(found.areas, metadata?.value.period.end);
  const departments = take.all(Department, found.departments, ['departments']);
  const phases = take.all(Phase, found.phases, ['phases']);
  const plan: Located = {
    areas: take.all(Area, areas.areas, ['areas']),
    departments,
    phases,
    references: take.all(Reference, found.references, ['references']),
    indicators: take.each(Indicator, areas.indicators),
    tasks: take.each(Task, taskLayout(found.tasks)),
    mechanisms: take.all(Mechanism, found.mechanisms, ['mechanisms']),
    successions: take.all(Succession, found.successions, ['successions']),
    notes: take.each(
      Note,
      found.notes.flatMap((note, at) =>
        everyPlace(note, index).map((value) => ({ value, path: ['notes', at] })),
      ),
    ),
  };
  const problems = [
    ...quotes.problems,
    ...take.problems,
    ...crossCheck(plan, metadata?.value, planText).map(({ path, message }) => source.problem(path, message)),
  ];
  if (!metadata || problems.length > 0) return { ok: false, problems: inOrder(problems) };
  return { ok: true, plan: contentOf(plan, found.plan, metadata.value, planText) };
}

/** Validates values one by one, keeps those that pass with their paths, and gathers the problems of the others. */
function taker(source: YamlSource) {
  const problems: Problem[] = [];
  const each = <S extends z.ZodType>(schema: S, items: { value: unknown; path: Path }[]) =>
    items.flatMap(({ value, path }) => {
      const parsed = schema.safeParse(value);
      if (parsed.success) return [{ value: parsed.data, path }];
      problems.push(...problemsOf(source, parsed.error.issues, value, path));
      return [];
    });
  const all = <S extends z.ZodType>(schema: S, values: unknown[], path: Path) =>
    each(
      schema,
      values.map((value, at) => ({ value, path: [...path, at] })),
    );
  return { problems, each, all };
}

function contentOf(located: Located, plan: string, metadata: PlanMetadata, text: string): PlanContent {
  const values = <T>(list: { value: T }[]): T[] => list.map(({ value }) => value);
  return {
    plan,
    metadata,
    departments: values(located.departments),
    phases: values(located.phases),
    areas: values(located.areas),
    references: values(located.references),
    indicators: values(located.indicators),
    tasks: values(located.tasks),
    mechanisms: values(located.mechanisms),
    successions: values(located.successions),
    notes: values(located.notes),
    text,
  };
}

/** What no official text may hold: nothing at all, a byte order mark, NUL, carriage returns, half characters. */
function checkText(text: string): Problem[] {
  const index = indexText(text);
  const at = (unit: number, message: string): Problem => ({
    file: 'plan.txt',
    ...index.placeOf(index.offsetOf(unit)),
    message,
  });
  if (codePoints(text) === 0) return [at(0, 'is empty')];
  const wrong: [number, string][] = [
    [text.search(/^\uFEFF/u), 'begins with a byte order mark'],
    [text.indexOf('\u0000'), 'contains a NUL character'],
    [text.indexOf('\r'), 'contains a carriage return: lines end in LF alone'],
    [text.isWellFormed() ? -1 : text.search(/\p{Surrogate}/u), 'contains a lone surrogate'],
  ];
  return wrong.filter(([unit]) => unit >= 0).map(([unit, message]) => at(unit, message));
}

const inOrder = (problems: Problem[]): Problem[] =>
  problems.toSorted((a, b) => a.file.localeCompare(b.file) || a.line - b.line || a.column - b.column);
