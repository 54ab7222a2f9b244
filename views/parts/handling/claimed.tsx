import type { HandledCommentProps } from '../../pages/handled-comment.tsx';
import { link, useReading } from '../../reading.ts';
import { number } from '../../words/numbers.ts';

/** Somebody else has it open: told, and nobody is kept out. */
export function Claimed({ claim, comment, can }: HandledCommentProps) {
  const reading = useReading();
  const words = reading.say.staffDesk.claim;
  if (!claim) return null;
  return (
    <div class="claimed" role="status">
      <p>
        <bdi>{words.has(claim.name, claim.minutes === 0 ? words.now : words.ago(number(claim.minutes)))}</bdi>
      </p>
      {Object.values(can).some(Boolean) && (
        <form method="post" action={link(reading, `/staff/comments/${comment.row.comment}/claim`)}>
          <button type="submit" class="button">
            {words.take}
          </button>
        </form>
      )}
    </div>
  );
}
