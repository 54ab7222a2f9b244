import type { PhaseRow } from '../../src/projections/rows.ts';
import { useReading } from '../reading.ts';
import { date } from '../words/dates.ts';
import { OwnWords } from './own-words.tsx';

/** A phase with its place on the plan's period, in per cent. */
export type PhaseSpan = Pick<PhaseRow, 'phase' | 'name' | 'start' | 'end'> & { from: number; to: number };

/** The line from `start` to `end`, its phases, and where the day shown lies on it (beyond 0 and 100: outside). */
export type Course = { phases: readonly PhaseSpan[]; start: string; end: string; now: number };

/** The plan's course: a row a phase, and one line through all of them for the day shown. */
export function Timeline({ phases, start, end, now }: Course) {
  const { say, language, moment } = useReading();
  const inside = now >= 0 && now <= 100;
  return (
    <div class="timeline">
      <ol>
        {phases.map(({ name, start: first, end: last, from, to }) => (
          <li>
            <p>
              <OwnWords text={name} />{' '}
              <span class="quiet">
                {date(first, language)}
                {last !== first && `—${date(last, language)}`}
              </span>
            </p>
            <svg class="track" aria-hidden="true">
              <line class="rail" x1="0" x2="100%" y1="50%" y2="50%" />
              <rect
                class={now >= from && now <= to ? 'phase present' : 'phase'}
                x={`${from}%`}
                width={`${Math.max(to - from, 1)}%`}
                y="25%"
                height="50%"
              />
              {inside && <line class="now" x1={`${now}%`} x2={`${now}%`} y1="0" y2="100%" />}
            </svg>
          </li>
        ))}
      </ol>
      <p class="scale">
        <time datetime={start}>{date(start.slice(0, 7), language)}</time>
        <time datetime={end}>{date(end.slice(0, 7), language)}</time>
      </p>
      <p class="today">
        {inside && <span class="now-mark" aria-hidden="true" />}
        {moment.day === moment.today ? say.plan.now : say.plan.shown}
        {say.colon}
        <time datetime={moment.day}>{date(moment.day, language)}</time>
        {now < 0 && ` (${say.plan.nowBefore})`}
        {now > 100 && ` (${say.plan.nowAfter})`}
      </p>
    </div>
  );
}
