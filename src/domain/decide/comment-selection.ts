/** 留言选登: an editor publishes a comment, masked, with the writer's consent; and takes it down, with a reason. */
import type { DeselectComment, SelectComment } from './comment-command.ts';
import {
  commentBecomes,
  declinedProblem,
  notAcceptedProblem,
  sealedWords,
  withComment,
  wordsProblems,
} from './comment-event.ts';
import type { CommentState, Seal } from './comment-state.ts';
import { EDITORS, roleProblem } from './people.ts';
import { type Decision, problem, refuse, unchanged } from './problem.ts';
import { personalProblem, reasonPersonalProblem } from './public-words.ts';
import { found, requiredText } from './text-checks.ts';

export const selectComment = (state: CommentState, asked: SelectComment, seal: Seal): Decision =>
  withComment(state, asked, (comment, of) => {
    const problems = found(
      roleProblem(asked.actor, EDITORS),
      comment.consent ? undefined : problem('comment', 'no_consent'),
      declinedProblem(comment) ?? notAcceptedProblem(comment),
      comment.selected && problem('comment', 'already_selected', { position: comment.selected.position }),
      ...wordsProblems(asked),
      personalProblem('title', asked.title, asked.left),
      personalProblem('body', asked.body, asked.left),
      personalProblem('name', asked.name, asked.left),
    );
    if (problems.length > 0) return refuse(...problems);
    const { commitment, opening } = seal(sealedWords(asked));
    return commentBecomes(asked, 'comment.selected', { ...of, sealed: commitment }, opening);
  });

export const deselectComment = (state: CommentState, asked: DeselectComment): Decision =>
  withComment(state, asked, (comment, of) => {
    const problems = found(
      roleProblem(asked.actor, EDITORS),
      requiredText('reason', asked.reason, 1000),
      reasonPersonalProblem('reason', asked.reason),
    );
    if (problems.length > 0) return refuse(...problems);
    if (comment.selected) return commentBecomes(asked, 'comment.deselected', { ...of, reason: asked.reason });
    return comment.deselected
      ? unchanged(comment.deselected.position)
      : refuse(problem('comment', 'not_selected'));
  });
