/** One comment that waits beside the log, opened: noted before it is shown. */
import type { HeldWords } from '../../src/comments/waiting-room.ts';
import type { PersonalSpan } from '../../src/domain/masking.ts';
import { Breadcrumbs } from '../parts/breadcrumbs.tsx';
import { HeldTable } from '../parts/handling/held-table.tsx';
import { Original } from '../parts/handling/original.tsx';
import { link, useReading } from '../reading.ts';
import type { HeldLine } from './held-comments.tsx';

export function HeldComment({
  path,
  line,
  words: written,
  found,
  perMinute,
  mayRemove,
}: {
  path: string;
  line: HeldLine;
  words: HeldWords;
  found: Record<keyof HeldWords, readonly PersonalSpan[]>;
  perMinute: number;
  mayRemove: boolean;
}) {
  const reading = useReading();
  const { say } = reading;
  const words = say.waitingRoom;
  return (
    <div class="wide handling-page">
      <Breadcrumbs
        crumbs={[
          { name: say.handling.home, path: '/staff' },
          { name: words.title, path },
          { name: words.one },
        ]}
      />
      <h1>{words.one}</h1>
      <p class="lead">{words.oneLead}</p>
      <HeldTable path={path} lines={[line]} perMinute={perMinute} choosable={false} />
      <Original words={written} found={found} />
      {mayRemove && (
        <form method="post" action={link(reading, `${path}/removals`)}>
          <input type="hidden" name={`w-${line.comment}`} value="1" />
          <p class="actions">
            <button class="button" type="submit">
              {words.removal.button}
            </button>
          </p>
        </form>
      )}
      <p>
        <a href={link(reading, path)}>{words.removal.back}</a>
      </p>
    </div>
  );
}
