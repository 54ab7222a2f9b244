/** For every clause of the official text, what became of it. */
import type { PlanContent } from './content.ts';
import { indexText } from './text-index.ts';

export type Clause = {
  /** Line of `plan.txt`, from 1. */
  line: number;
  /** Where its words begin and end, in code points. */
  offset: number;
  end: number;
  text: string;
  targets: number;
  tasks: number;
  phases: number;
  mechanisms: number;
};

/**
 * A clause is a line of the text with words on it. A target belongs to the clause in which its quote begins; a
 * task to that of its heading, though its body may be the next one.
 */
export function clauseTable(plan: PlanContent): Clause[] {
  const index = indexText(plan.text);
  const targets = plan.indicators.flatMap((indicator) => indicator.targets);
  let unit = 0;
  return plan.text.split('\n').flatMap((whole, at) => {
    const start = unit;
    unit += whole.length + 1;
    const text = whole.trim();
    if (text === '') return [];
    const offset = index.offsetOf(start);
    const end = index.offsetOf(start + whole.length);
    const within = (list: readonly { offset: number }[]) =>
      list.filter((quote) => quote.offset >= offset && quote.offset < end).length;
    return {
      line: at + 1,
      offset,
      end,
      text,
      targets: within(targets),
      tasks: within(plan.tasks),
      phases: within(plan.phases),
      mechanisms: within(plan.mechanisms),
    };
  });
}

/** The table as Markdown, for a plan's README: a line for every clause, and the sums. */
export function clauseMarkdown(clauses: readonly Clause[]): string {
  const row = (cells: readonly (string | number)[]) => `| ${cells.join(' | ')} |`;
  const sum = (count: (clause: Clause) => number) =>
    clauses.reduce((total, clause) => total + count(clause), 0);
  const counts = (clause: Clause) => [clause.targets, clause.tasks, clause.phases, clause.mechanisms];
  return [
    row(['line', 'clause', 'targets', 'tasks', 'phases', 'mechanisms']),
    row(['--:', '---', '--:', '--:', '--:', '--:']),
    ...clauses.map((clause) =>
      row([clause.line, beginning(clause.text), ...counts(clause).map((n) => n || '')]),
    ),
    row(['', '', ...[0, 1, 2, 3].map((at) => sum((clause) => counts(clause)[at] ?? 0))]),
  ].join('\n');
}

/** Enough of a clause to know it by; a bar would end the cell. */
function beginning(text: string): string {
  const points = [...text.replaceAll('|', '\\|')];
  return points.length > 28 ? `${points.slice(0, 28).join('')}…` : points.join('');
}
