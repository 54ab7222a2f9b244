/** The columns of a spreadsheet of figures, and which of them a file has. */
import { type Problem, problem } from '../domain/decide/index.ts';
import { unguarded } from '../export/formula.ts';

export const COLUMNS = [
  'indicator',
  'scope',
  'period',
  'value',
  'numerator',
  'denominator',
  'unit',
  'status',
  'source',
  'source_url',
  'stated_on',
  'note',
  'synthetic',
] as const;
export type Column = (typeof COLUMNS)[number];
/** The others may be left out. */
const NEEDED: readonly Column[] = ['indicator', 'period', 'value'];

/** A row's cells by column; a column that the file lacks is empty. */
export type Cells = Readonly<Record<Column, string>>;
export type Header = { ok: true; columns: readonly Column[] } | { ok: false; problems: Problem[] };

export function readHeader(names: readonly string[]): Header {
  if (names.every((name) => name.trim() === '')) {
    return { ok: false, problems: [problem('', 'empty_file', { choices: COLUMNS.join(',') })] };
  }
  const columns = names.flatMap((name) => COLUMNS.find((column) => column === name) ?? []);
  const problems = [
    ...names.flatMap((name, index) => nameProblems(name, names.indexOf(name) < index)),
    ...NEEDED.filter((column) => !columns.includes(column)).map((column) =>
      problem(column, 'missing_column', { value: column }),
    ),
  ];
  return problems.length > 0 ? { ok: false, problems } : { ok: true, columns };
}

function nameProblems(name: string, isRepeated: boolean): Problem[] {
  if (!COLUMNS.some((column) => column === name)) {
    return [problem(name, 'unknown_column', { value: name, choices: COLUMNS.join(',') })];
  }
  return isRepeated ? [problem(name, 'repeated_column', { value: name })] : [];
}

/** Cells under their columns. An apostrophe that guards a spreadsheet against a formula is taken off. */
export function cellsOf(columns: readonly Column[], record: readonly string[]): Cells {
  const cells: Record<Column, string> = { ...EMPTY };
  columns.forEach((column, index) => {
    cells[column] = unguarded(record[index] ?? '');
  });
  return cells;
}

const EMPTY = Object.fromEntries(COLUMNS.map((column) => [column, ''])) as Cells;
