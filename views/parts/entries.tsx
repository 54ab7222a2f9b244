import type { Child } from 'hono/jsx';
import { link, useReading } from '../reading.ts';
import { number } from '../words/numbers.ts';
import { OwnWords } from './own-words.tsx';
import { type StateCounts, total } from './state-bar.tsx';
import { StateTally } from './state-tally.tsx';

/** Tasks or departments, one an entry. */
export function Entries({ children }: { children?: Child }) {
  return <ol class="entries">{children}</ol>;
}

/** One entry: its name with what belongs to it, what is said of it, and the states of its targets. */
export function Entry({
  path,
  name,
  below,
  said,
  counts,
  none,
  children,
}: {
  path: string;
  name: string;
  /** Small print under the name. */
  below?: Child;
  said?: Child;
  counts: StateCounts;
  /** What to say where it has no target. */
  none: string;
  /** Stands before the tally: a bar, where there is one. */
  children?: Child;
}) {
  const reading = useReading();
  const targets = total(counts);
  return (
    <li>
      <div class="what">
        <a href={link(reading, path)}>
          <OwnWords text={name} />
        </a>
        {below}
      </div>
      <div class="words">{said}</div>
      {targets === 0 ? (
        <p class="quiet">{none}</p>
      ) : (
        <div>
          <p class="quiet">{reading.say.departments.targetCount(number(targets))}</p>
          {children}
          <StateTally counts={counts} />
        </div>
      )}
    </li>
  );
}
