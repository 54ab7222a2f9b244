import type { HandledCommentProps } from '../../pages/handled-comment.tsx';
import { useReading } from '../../reading.ts';
import { EventLine } from '../event-line.tsx';

/** Somebody was quicker: what they did, beside what was typed here. */
export function Conflict({ failed, history, names }: HandledCommentProps) {
  const { say } = useReading();
  const { detail } = say.handling;
  const grounds: Readonly<Record<string, string>> = say.comments.declined;
  if (!failed) return null;
  const { since = -1, typed } = failed;
  const theirs = since < 0 ? [] : history.filter(({ revision }) => revision > since);
  const yours = Object.entries(typed).filter(([name, value]) => value !== '' && SHOWN.includes(name));
  return (
    <div class="complaint conflict" role="alert">
      <h2>{detail.conflict}</h2>
      <p>{detail.conflictLead}</p>
      {theirs.length > 0 && (
        <>
          <h3>{detail.conflictTheirs}</h3>
          <ol class="ledger">
            {theirs.map((event) => (
              <EventLine event={event} names={names} />
            ))}
          </ol>
        </>
      )}
      {yours.length > 0 && (
        <>
          <h3>{detail.conflictYours}</h3>
          {yours.map(([name, value]) => (
            <p class="yours" dir="auto">
              <bdi>{name === 'reason' && Object.hasOwn(grounds, value) ? grounds[value] : value}</bdi>
            </p>
          ))}
        </>
      )}
    </div>
  );
}

/** Fields whose words are told; those of the forms that can go on are in the forms. */
const SHOWN = ['department', 'answerBy', 'reason', 'words', 'title', 'body', 'name', 'cites', 'note'];
