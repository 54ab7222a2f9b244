/** `mingbai figures import`: a spreadsheet of figures. */
import { open } from 'node:fs/promises';
import { Command } from 'commander';
import { type Language, messageOf } from '../domain/decide/index.ts';
import { type ImportResult, importFigures, type RowProblem } from '../import/import-figures.ts';
import { MAX_FILE_BYTES } from '../import/records.ts';
import { type ActorOptions, actorOf, withActor } from './actor.ts';
import { onlyPlan } from './command-options.ts';
import { EXIT, type ExitCode, Stop } from './exit-code.ts';
import { type ToldOptions, withTold } from './outcome.ts';
import { type Progress, progress } from './progress.ts';
import type { Terminal } from './terminal.ts';
import { type Context, does, withOffice } from './verb.ts';

type Options = ActorOptions & ToldOptions & { plan?: string; dryRun?: boolean };

/** Problems that are told to people; `--json` tells up to a thousand. */
const TOLD = 100;

export function figuresImport(context: Context): Command {
  const command = new Command('import')
    .description('import figures from a CSV file: every row is checked before the first is written')
    .argument('<csv>', 'UTF-8, with a header')
    .option('--plan <plan>', 'id of the plan; not needed where there is one alone')
    .option('--dry-run', 'check everything and write nothing');
  withTold(withActor(command)).addHelpText('after', DETAILS);
  return does<Options>(command, context, async (options, file = '') => {
    const bytes = await readCsv(file);
    return withOffice(context, async (portal) => {
      const { terminal } = context;
      let bar: Progress | undefined;
      const result = await importFigures(portal, bytes, {
        plan: options.plan ?? (await onlyPlan(portal)),
        actor: actorOf(options),
        dryRun: options.dryRun,
        onProgress: (done, total) => {
          bar ??= progress(terminal, total, 'rows');
          bar.at(done);
        },
      });
      bar?.end();
      if (options.json) terminal.printJson(jsonOf(file, result, options.lang));
      else tellImport(terminal, file, result, options.lang);
      return CODES[result.outcome];
    });
  });
}

const CODES: Record<ImportResult['outcome'], ExitCode> = {
  imported: EXIT.ok,
  checked: EXIT.ok,
  refused: EXIT.refused,
  conflict: EXIT.conflict,
};

/** Not more of the file than an import takes: what lies beyond is refused there. */
async function readCsv(file: string): Promise<Uint8Array> {
  try {
    await using handle = await open(file);
    const { size } = await handle.stat();
    if (size > MAX_FILE_BYTES) {
      throw new Stop(EXIT.refused, `${file} has ${size} bytes, more than ${MAX_FILE_BYTES}; split it`);
    }
    return await handle.readFile();
  } catch (error) {
    if (error instanceof Stop) throw error;
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    throw new Stop(EXIT.refused, `${file} cannot be read (${code})`, { cause: error });
  }
}

function tellImport(terminal: Terminal, file: string, result: ImportResult, lang: Language): void {
  const { rows, recorded, unchanged, problems, problemCount, outcome } = result;
  for (const problem of problems.slice(0, TOLD)) terminal.tell(problemLine(file, problem, lang));
  if (problemCount > TOLD) terminal.tell(`and ${problemCount - TOLD} more`);
  if (outcome === 'refused')
    terminal.tell(
      `refused: ${counted(problemCount, 'problem')} in ${counted(rows, 'row')}; nothing was written`,
    );
  if (outcome === 'conflict') {
    terminal.tell(
      `${counted(problemCount, 'problem')}: others wrote about the same figures, and those rows were not written`,
    );
  }
  if (outcome === 'refused') return;
  const verb = outcome === 'checked' ? 'would be recorded' : 'recorded';
  terminal.print(`${counted(rows, 'row')}: ${recorded} ${verb}, ${unchanged} unchanged`);
}

/** `figures.csv:12: value “3”: already reported as 2 …`; a value that the message repeats is not told twice. */
function problemLine(file: string, problem: RowProblem, lang: Language): string {
  const { line, column, code, params, value } = problem;
  const cell = value && params.value !== value ? ` “${[...value].slice(0, 40).join('')}”` : '';
  return `${file}:${line}: ${column ? `${column}${cell}: ` : ''}${messageOf(lang, code, params)}`;
}

const counted = (count: number, what: string): string => `${count} ${what}${count === 1 ? '' : 's'}`;

const jsonOf = (file: string, result: ImportResult, lang: Language): object => ({
  file,
  ...result,
  problems: result.problems.map((problem) => ({
    ...problem,
    message: messageOf(lang, problem.code, problem.params),
  })),
});

const DETAILS = `
Columns: indicator,scope,period,value,numerator,denominator,unit,status,source,source_url,stated_on,note,synthetic.
indicator, period and value are needed; the others may be left out or empty. An indicator written as
<indicator>@<series> reports a value of a reference series. A missing figure has an empty value, a status of
L, M, O or Q, and a note that says why. The same file again changes nothing; a figure that stands is corrected
with \`mingbai figure correct\`, never by an import. Say --as: a figure whose reporter is unnamed cannot be verified.

Examples:
  mingbai figures import figures.csv --dry-run
  mingbai figures import figures.csv --plan putuo-2013-2015 --as a7`;
