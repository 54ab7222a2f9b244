import type { CommentPublicState, PublicComment } from '../../src/domain/public-comment.ts';
import { useReading } from '../reading.ts';

/** Where a comment stands, as sign and word in a colour. */
export function CommentState({ state }: { state: CommentPublicState }) {
  const { say } = useReading();
  const look = LOOKS[state];
  return (
    <span class={`state ${look.class}`}>
      <span class="sign" aria-hidden="true">
        {look.sign}
      </span>
      {say.board.states[state]}
    </span>
  );
}

const LOOKS: Record<CommentPublicState, { sign: string; class: string }> = {
  waiting: { sign: '○', class: 's-no-data' },
  in_progress: { sign: '◐', class: 's-on-track' },
  answered: { sign: '✓', class: 's-met' },
  // U+00D7: the dingbat crosses are missing from many fonts.
  declined: { sign: '×', class: 's-cannot-judge' },
  gone: { sign: '–', class: 's-not-due' },
};

/** That a deadline was missed: nothing where it was kept, or is still to come. */
export function Late({ comment: { due, state } }: { comment: PublicComment }) {
  const { say } = useReading();
  if (!due?.late) return null;
  const { late } = say.board;
  const words = due.of === 'accept' ? late.accept : state === 'answered' ? late.answered : late.answer;
  return <strong class="late">{words}</strong>;
}
