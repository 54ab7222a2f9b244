/** `mingbai plan check`: what is wrong with a plan's folder, and what it leaves out. */
import { join } from 'node:path';
import { Command } from 'commander';
import type { Clause } from '../domain/plan/clauses.ts';
import type { PlanContent, Problem } from '../domain/plan/content.ts';
import { EXIT, type ExitCode } from './exit-code.ts';
import { type PlanFolder, readPlanFolder } from './plan-folder.ts';
import type { Terminal } from './terminal.ts';
import { type Context, does } from './verb.ts';

type Options = { json?: boolean; strict?: boolean; clauses?: boolean };

export function planCheck(context: Context): Command {
  const command = new Command('check')
    .description('check a plan’s folder: plan.yaml against plan.txt, quote by quote')
    .argument('<folder>', 'holds plan.yaml and plan.txt')
    .option('--clauses', 'print for each clause of the text what became of it')
    .option('--strict', 'numbers of the text that nothing accounts for are problems too')
    .option('--json', 'answer as one line of JSON')
    .addHelpText('after', '\nExample:\n  mingbai plan check plans/putuo-2013-2015');
  return does<Options>(command, context, async (options, folder = '') => {
    const read = await readPlanFolder(folder);
    if (options.json) context.terminal.printJson(jsonOf(read));
    else if (read.ok) tellPlan(context.terminal, folder, read, options);
    else tellPlanProblems(context.terminal, folder, read.problems);
    return codeOf(read, options);
  });
}

/** `plans/x/plan.yaml:12:5: …`, as compilers do, so that editors can jump there. */
export function tellPlanProblems({ tell }: Terminal, folder: string, problems: readonly Problem[]): void {
  for (const { file, line, column, field, message } of problems) {
    tell(`${join(folder, file)}:${line}:${column}: ${field ? `${field} ` : ''}${message}`);
  }
  tell(`${problems.length} ${problems.length === 1 ? 'problem' : 'problems'}`);
}

function tellPlan(
  terminal: Terminal,
  folder: string,
  { plan, unaccounted, clauses }: Extract<PlanFolder, { ok: true }>,
  options: Options,
): void {
  for (const { text, line, column, context } of unaccounted) {
    terminal.tell(
      `${join(folder, 'plan.txt')}:${line}:${column}: nothing accounts for ${text} in “${context}”`,
    );
  }
  if (options.clauses) for (const clause of clauses) terminal.print(clauseLine(clause));
  terminal.print(plan.metadata.title);
  for (const [what, count] of Object.entries(countsOf(plan))) terminal.print(`  ${what}: ${count}`);
  terminal.print(`  numbers that nothing accounts for: ${unaccounted.length}`);
}

const clauseLine = ({ line, targets, tasks, phases, mechanisms, text }: Clause): string =>
  `${line}\ttargets ${targets}, tasks ${tasks}, phases ${phases}, mechanisms ${mechanisms}\t${text}`.replaceAll(
    '\t',
    '  ',
  );

const countsOf = (plan: PlanContent) => ({
  areas: plan.areas.length,
  indicators: plan.indicators.length,
  targets: plan.indicators.reduce((sum, { targets }) => sum + targets.length, 0),
  tasks: plan.tasks.length,
  departments: plan.departments.length,
  phases: plan.phases.length,
  mechanisms: plan.mechanisms.length,
  notes: plan.notes.length,
});

const jsonOf = (read: PlanFolder): object =>
  read.ok
    ? {
        outcome: 'ok',
        plan: read.plan.plan,
        counts: countsOf(read.plan),
        unaccounted: read.unaccounted,
        clauses: read.clauses,
      }
    : { outcome: 'refused', problems: read.problems };

const codeOf = (read: PlanFolder, { strict }: Options): ExitCode =>
  read.ok && !(strict && read.unaccounted.length > 0) ? EXIT.ok : EXIT.refused;
