/** 排队的留言: what waits beside the log, how long, and why. Titles alone, with all masked that was found. */
import type { HeldComment, HeldFor } from '../../src/comments/waiting-room.ts';
import { Breadcrumbs } from '../parts/breadcrumbs.tsx';
import { Instant } from '../parts/date.tsx';
import { HeldTable } from '../parts/handling/held-table.tsx';
import { Pages, type Paging } from '../parts/paging.tsx';
import { link, type Query, useReading } from '../reading.ts';
import { number } from '../words/numbers.ts';

export type HeldLine = HeldComment & {
  /** With all masked that was found. */
  title: string;
  subject: string | undefined;
};
export type HeldCommentsProps = {
  path: string;
  query: Query;
  reason: HeldComment['reason'] | undefined;
  /** Those from the sender of this one alone. */
  like: string | undefined;
  counts: readonly HeldFor[];
  total: number;
  lines: readonly HeldLine[];
  paging: Paging;
  perMinute: number;
  /** All of the page are ticked. */
  chosen: boolean;
  mayRemove: boolean;
  /** How many were removed just now, and how many had gone before. */
  removed: number | undefined;
  left: number | undefined;
};

export function HeldComments(props: HeldCommentsProps) {
  const { path, query, lines, paging, total, perMinute, mayRemove, removed, left, like } = props;
  const reading = useReading();
  const { say } = reading;
  const words = say.waitingRoom;
  return (
    <div class="wide handling-page">
      <Breadcrumbs crumbs={[{ name: say.handling.home, path: '/staff' }, { name: words.title }]} />
      <h1>{words.title}</h1>
      <p class="lead">{words.lead(number(perMinute))}</p>
      {removed !== undefined && (
        <p class="handling-done" role="status">
          {words.removed(number(removed))} {left !== undefined && words.notRemoved(number(left))}
        </p>
      )}
      {total === 0 ? (
        <div class="empty">
          <h2>{words.none}</h2>
          <p>{words.noneText}</p>
        </div>
      ) : (
        <>
          <Standing {...props} />
          <Reasons {...props} />
          {like !== undefined && (
            <p class="hint">
              {words.onlyLike} <a href={link(reading, path)}>{words.all}</a>
            </p>
          )}
          <p class="count" role="status">
            {words.found(number(paging.total))}
          </p>
          {lines.length > 0 && <List {...props} />}
          <Pages paging={paging} path={path} query={query} />
          {!mayRemove && <p class="quiet">{words.readOnly}</p>}
        </>
      )}
    </div>
  );
}

/** For each reason: how many, since when. */
function Standing({ counts }: HeldCommentsProps) {
  const words = useReading().say.waitingRoom;
  return (
    <dl class="facts held-for">
      {counts.map(({ reason, count, bytes, oldest }) => (
        <div>
          <dt>{words.reasons[reason]}</dt>
          <dd>
            <strong>{words.found(number(count))}</strong>{' '}
            <span class="quiet">{words.kilobytes(number(Math.max(1, Math.round(bytes / 1024))))}</span>
            <br />
            <span class="quiet">
              {words.oldest} <Instant instant={oldest} />
            </span>
          </dd>
        </div>
      ))}
    </dl>
  );
}

function Reasons({ path, counts, reason, total, like }: HeldCommentsProps) {
  const reading = useReading();
  const words = reading.say.waitingRoom;
  const kept = like === undefined ? [] : ([['like', like]] as const);
  return (
    <nav class="facets" aria-label={words.why}>
      <a href={link(reading, path, kept)} aria-current={reason === undefined ? 'page' : undefined}>
        {words.all} <span class="n">{number(total)}</span>
      </a>
      {counts.map((each) => (
        <a
          href={link(reading, path, [['reason', each.reason], ...kept])}
          aria-current={each.reason === reason ? 'page' : undefined}
        >
          {words.reasons[each.reason]} <span class="n">{number(each.count)}</span>
        </a>
      ))}
    </nav>
  );
}

function List({ path, query, lines, perMinute, chosen, mayRemove }: HeldCommentsProps) {
  const reading = useReading();
  const words = reading.say.waitingRoom;
  if (!mayRemove) return <HeldTable path={path} lines={lines} perMinute={perMinute} choosable={false} />;
  return (
    <form method="post" action={link(reading, `${path}/removals`)}>
      <p>
        <a href={link(reading, path, chosen ? query : [...query, ['choose', 'all']])}>
          {chosen ? words.chooseNone : words.chooseAll}
        </a>
      </p>
      <HeldTable path={path} lines={lines} perMinute={perMinute} choosable chosen={chosen} />
      <p class="actions">
        <button class="button" type="submit">
          {words.removal.button}
        </button>
      </p>
    </form>
  );
}
