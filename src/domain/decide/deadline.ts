/** By when something is to be done: as the table of working days tells it, or as it is said where it tells nothing. */
import { isDay } from '../day.ts';
import type { CommentState } from './comment-state.ts';
import { type Problem, problem } from './problem.ts';

/** @param said what was typed; only used where nothing can be computed. */
export function deadlineOf(
  { deadline, today = '' }: Pick<CommentState, 'deadline' | 'today'>,
  said: string | undefined,
): { answerBy?: string; problem?: Problem } {
  if (deadline !== undefined) {
    return said && said !== deadline
      ? { problem: problem('answerBy', 'deadline_by_table', { value: deadline }) }
      : { answerBy: deadline };
  }
  if (!said) return { problem: problem('answerBy', 'deadline_unknown') };
  if (!isDay(said)) return { problem: problem('answerBy', 'not_a_date', { value: said }) };
  return said > today
    ? { answerBy: said }
    : { problem: problem('answerBy', 'deadline_over', { value: said, today }) };
}
