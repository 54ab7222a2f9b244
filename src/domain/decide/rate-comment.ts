/** The writer says once how satisfied they are with the answer. */
import type { RateComment } from './comment-command.ts';
import { commentBecomes, withComment } from './comment-event.ts';
import type { CommentState } from './comment-state.ts';
import { RATERS, roleProblem } from './people.ts';
import { type Decision, problem, refuse } from './problem.ts';
import { found } from './text-checks.ts';

export const rateComment = (state: CommentState, asked: RateComment): Decision =>
  withComment(state, asked, ({ replies = [], rated }, of) => {
    const { actor, satisfaction } = asked;
    const isNamed = actor.role === 'resident' && (actor.ref !== undefined || actor.office !== undefined);
    const isRating = Number.isInteger(satisfaction) && satisfaction >= 1 && satisfaction <= 5;
    const problems = found(
      roleProblem(actor, RATERS),
      isNamed ? problem('ref', 'resident_named') : undefined,
      replies.length > 0 ? undefined : problem('comment', 'not_replied'),
      rated && problem('comment', 'already_rated', { position: rated.position }),
      isRating
        ? undefined
        : problem('satisfaction', 'not_a_choice', { value: String(satisfaction), choices: '1, 2, 3, 4, 5' }),
    );
    if (problems.length > 0) return refuse(...problems);
    return commentBecomes(asked, 'comment.rated', { ...of, satisfaction });
  });
