import type { Track } from '../../../src/charts/picture.ts';
import { useReading } from '../../reading.ts';
import { date, period } from '../../words/dates.ts';

/** One step on the plan's course: when it was due, and when it was done. Lengths are shares of the width: the type keeps its size. */
export function Milestone({ track, label }: { track: Track; label: string }) {
  const { say, language } = useReading();
  const { mark, due, now, start, end } = track;
  const words = say.pictures;
  const told = `${mark.done ? words.done : words.notDone} ${period(mark.period, language)}`;
  return (
    <svg class="milestone" width="100%" height="116" role="img" aria-label={label}>
      <line class="rail" x1={across(0)} x2={across(1)} y1="58" y2="58" />
      {now !== null && <line class="now" x1={across(now)} x2={across(now)} y1="48" y2="68" />}
      <line class="due" x1={across(due.at)} x2={across(due.at)} y1="44" y2="72" />
      <Word at={due.at} y={92} look="due-word" text={`${words.due} ${date(due.day, language)}`} />
      <svg x={across(mark.at)} y="58" overflow="visible" aria-hidden="true">
        <circle class={`${mark.done ? 'done' : 'not-done'}${mark.synthetic ? ' made-up' : ''}`} r="9" />
        {mark.synthetic && <path class="strokes" d="M-8 1L1 -8M-6 5L5 -6M-2 8L8 -2" />}
      </svg>
      <Word at={mark.at} y={34} look="mark-word" text={told} />
      {due.at > 0.45 && (
        <text class="end-word" x={across(0)} y="92">
          {start.slice(0, 4)}
        </text>
      )}
      {due.at < 0.7 && (
        <text class="end-word" x={across(1)} y="92" text-anchor="end">
          {end.slice(0, 4)}
        </text>
      )}
    </svg>
  );
}

function Word({ at, y, look, text }: { at: number; y: number; look: string; text: string }) {
  const anchor = at < 0.3 ? 'start' : at > 0.7 ? 'end' : 'middle';
  return (
    <text
      class={look}
      x={anchor === 'end' ? across(Math.max(at, 0.97)) : anchor === 'start' ? across(0) : across(at)}
      y={y}
      text-anchor={anchor}
    >
      {text}
    </text>
  );
}

/** Room at both ends for what stands on them. */
const across = (share: number): string => `${Math.round((2 + share * 96) * 100) / 100}%`;
