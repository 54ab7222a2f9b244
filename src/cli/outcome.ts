/** Tells what became of a command. */
import { type Command, Option } from 'commander';
import { type Language, messageOf, type Problem } from '../domain/decide/index.ts';
import type { Conflict } from '../log/log.ts';
import type { Performed } from '../office/office.ts';
import { EXIT, type ExitCode } from './exit-code.ts';
import type { Terminal } from './terminal.ts';

export type ToldOptions = { json?: boolean; lang: Language };

export const withTold = (command: Command): Command =>
  command
    .option('--json', 'answer as one line of JSON')
    .addOption(new Option('--lang <language>', 'language of refusals').choices(['en', 'zh']).default('en'));

/** Prints the outcome and says how to exit. `more` goes into the JSON. */
export function tellOutcome(
  terminal: Terminal,
  performed: Performed,
  { json, lang }: ToldOptions,
  more: object = {},
): ExitCode {
  if (json) terminal.printJson({ ...jsonOf(performed, lang), ...more });
  else tellPeople(terminal, performed, lang);
  if (performed.ok) return EXIT.ok;
  return performed.reason === 'conflict' ? EXIT.conflict : EXIT.refused;
}

/** `value: “1e5” has an exponent; …` */
export const lineOf = ({ field, code, params }: Problem, lang: Language): string =>
  `${OPTIONS[field] ?? field}: ${messageOf(lang, code, params)}`;

/** Fields that an option is called otherwise for. */
const OPTIONS: Record<string, string> = {
  role: '--role',
  office: '--office',
  ref: '--as',
  statedOn: '--stated-on',
  reliedOn: '--relied-on',
  'source.url': '--source-url',
};

export function conflictLine(conflict: Conflict): string {
  if (conflict.kind === 'id')
    return `id ${conflict.id} is that of another event, at position ${conflict.position}`;
  return `${conflict.stream} is at revision ${conflict.actual}, not ${conflict.expected}: somebody else wrote in between`;
}

function tellPeople({ print, tell }: Terminal, performed: Performed, lang: Language): void {
  if (performed.ok) {
    const { outcome, positions, ids } = performed;
    print(`${OUTCOMES[outcome]}${rangeOf(positions)}`);
    if (outcome !== 'unchanged' && ids.length === 1) print(`id ${ids.join()}`);
  } else if (performed.reason === 'conflict') {
    tell(`conflict: ${conflictLine(performed.conflict)}`);
  } else {
    tell('refused:');
    for (const problem of performed.problems) tell(`  ${lineOf(problem, lang)}`);
  }
}

const OUTCOMES = {
  recorded: 'recorded at ',
  unchanged: 'unchanged: it is so already, by ',
  duplicate: 'done before, at ',
} as const;

const rangeOf = (positions: readonly number[]): string =>
  positions.length > 1 ? `positions ${positions[0]}–${positions.at(-1)}` : `position ${positions[0] ?? '?'}`;

function jsonOf(performed: Performed, lang: Language): object {
  if (performed.ok) {
    const { outcome, positions, ids } = performed;
    return { outcome, positions, ids };
  }
  if (performed.reason === 'conflict') return { outcome: 'conflict', conflict: performed.conflict };
  const problems = performed.problems.map((problem) => ({
    ...problem,
    message: messageOf(lang, problem.code, problem.params),
  }));
  return { outcome: 'refused', problems };
}
