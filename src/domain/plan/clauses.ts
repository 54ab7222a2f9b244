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
