/** Beside what is decided of a comment: reaching its writer, and erasing it by order. */
import { link, useReading } from '../../reading.ts';

type BeyondProps = {
  comment: string;
  /** Whether there is one; undefined where it is none of whoever reads this. */
  contact: boolean | undefined;
  erase: boolean;
};

export function Beyond({ comment, contact, erase }: BeyondProps) {
  const reading = useReading();
  const { staffContact, staffErase } = reading.say;
  const path = `/staff/comments/${comment}`;
  return (
    <div class="act beyond">
      {contact && (
        <form method="post" action={link(reading, `${path}/contact`)}>
          <button type="submit" class="button">
            {staffContact.open}
          </button>{' '}
          <span class="hint">{staffContact.openLead}</span>
        </form>
      )}
      {contact === false && <p class="hint">{staffContact.none}</p>}
      {erase && (
        <p>
          <a href={link(reading, `${path}/erase`)}>{staffErase.title}</a>
        </p>
      )}
    </div>
  );
}
