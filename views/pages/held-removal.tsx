/** 移除排队的留言: what was ticked, to be looked at once more. */
import { Breadcrumbs } from '../parts/breadcrumbs.tsx';
import { SealedWords } from '../parts/sealed-text.tsx';
import { link, useReading } from '../reading.ts';
import { number } from '../words/numbers.ts';
import type { HeldLine } from './held-comments.tsx';

/** @param left how many more were ticked than are taken out at once. */
export function HeldRemoval({
  path,
  lines,
  left,
}: {
  path: string;
  lines: readonly HeldLine[];
  left: number;
}) {
  const reading = useReading();
  const { say } = reading;
  const words = say.waitingRoom;
  const { removal } = words;
  return (
    <div class="wide handling-page">
      <Breadcrumbs
        crumbs={[
          { name: say.handling.home, path: '/staff' },
          { name: words.title, path },
          { name: removal.title },
        ]}
      />
      <h1>{removal.title}</h1>
      {lines.length === 0 && <p class="empty">{removal.none}</p>}
      {left > 0 && <p class="quiet">{removal.left(number(left))}</p>}
      {lines.length > 0 && (
        <form class="handling-form" method="post" action={link(reading, `${path}/removals`)}>
          <p>{removal.lead}</p>
          <ol class="chosen">
            {lines.map(({ comment, title, kind, reason }) => (
              <li>
                <input type="hidden" name={`w-${comment}`} value="1" />
                <SealedWords text={title || words.untitled} />{' '}
                <span class="quiet">
                  {say.comments.kinds[kind as 'request'] ?? kind} · {words.reasons[reason]}
                </span>
              </li>
            ))}
          </ol>
          <input type="hidden" name="confirmed" value="1" />
          <input type="hidden" name="of" value={String(lines.length)} />
          <p class="actions">
            <button class="button primary" type="submit">
              {removal.confirm(number(lines.length))}
            </button>
          </p>
        </form>
      )}
      <p>
        <a href={link(reading, path)}>{removal.back}</a>
      </p>
    </div>
  );
}
