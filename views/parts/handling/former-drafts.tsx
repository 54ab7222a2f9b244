import type { HandledCommentProps } from '../../pages/handled-comment.tsx';
import { useReading } from '../../reading.ts';
import { DayOf } from '../date.tsx';
import { SealedText } from '../sealed-text.tsx';

/** What departments drafted that do not have the comment any more: whoever forwards it knows what was thought. */
export function FormerDrafts({ former }: Pick<HandledCommentProps, 'former'>) {
  const words = useReading().say.staffDesk.drafts;
  if (former.length === 0) return null;
  return (
    <section>
      <h2>{words.former}</h2>
      <p class="hint">{words.formerLead}</p>
      {former.map(({ name, updatedAt, body }) => (
        <article class="as-written">
          <p>
            <strong>
              <bdi>{name}</bdi>
            </strong>{' '}
            <span class="quiet">
              <DayOf instant={updatedAt} />
            </span>
          </p>
          <SealedText text={body} />
        </article>
      ))}
    </section>
  );
}
