/** What is told where nobody may write. */
import { messages } from '../../../views/messages/messages.ts';
import { type Problem, statusProblem } from '../problem.ts';

export const commentsClosed: Problem = {
  ...statusProblem(404),
  code: 'comments-closed',
  message: { zh: messages.zh.commentForm.closed, en: messages.en.commentForm.closed },
};
