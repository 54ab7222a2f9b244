/** A resident writes. What is written is sealed; the entry says of what kind it is and what it is about. */
import { COMMENT_KINDS } from '../../../events/comment.ts';
import type { SubmitComment } from './comment-command.ts';
import { commentBecomes, sealedWords, wordsProblems } from './comment-event.ts';
import type { CommentState, Seal } from './comment-state.ts';
import { RECEIVERS, roleProblem } from './people.ts';
import { type Decision, type Problem, problem, refuse } from './problem.ts';
import { choiceProblem, found, idProblem } from './text-checks.ts';

export function submitComment(state: CommentState, asked: SubmitComment, seal: Seal): Decision {
  const kind = COMMENT_KINDS.find((each) => each === asked.kind);
  const problems = found(
    idProblem('id', asked.id),
    roleProblem(asked.actor, RECEIVERS),
    ...residentProblems(asked),
    choiceProblem('kind', asked.kind, COMMENT_KINDS),
    ...aboutProblems(state, asked),
    ...wordsProblems(asked),
    asked.synthetic && !state.demo ? problem('synthetic', 'synthetic_outside_demo') : undefined,
  );
  if (problems.length > 0 || !kind) return refuse(...problems);
  const { commitment, opening } = seal(sealedWords(asked));
  const acceptBy = asked.acceptBy ?? state.deadline;
  const data = {
    comment: asked.id,
    kind,
    ...(asked.plan && { plan: asked.plan }),
    ...(asked.about && { about: asked.about }),
    ...(acceptBy && { acceptBy }),
    consent: asked.consent,
    sealed: commitment,
    ...(asked.synthetic && { synthetic: true as const }),
  };
  return commentBecomes(asked, 'comment.submitted', data, opening);
}

/** An entry says nothing that could tell one resident from another. */
const residentProblems = ({ actor }: SubmitComment): Problem[] =>
  actor.role === 'resident'
    ? found(
        actor.ref === undefined ? undefined : problem('ref', 'resident_named'),
        actor.office === undefined ? undefined : problem('office', 'resident_named'),
      )
    : [];

function aboutProblems({ plan }: CommentState, asked: SubmitComment): Problem[] {
  if (asked.plan && !plan) return [problem('plan', 'unknown_plan', { value: asked.plan })];
  if (!asked.about) return [];
  if (!plan) return [problem('plan', 'about_without_plan')];
  return plan.knowsAbout ? [] : [problem('about', 'unknown_about', { value: asked.about })];
}
