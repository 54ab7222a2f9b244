import type { Child } from 'hono/jsx';
import type { TargetAccount } from '../../src/domain/account.ts';
import { link, useReading } from '../reading.ts';
import { SIGNS, stateClass } from '../words/states.ts';
import { type NotePlace, noteId, pairClass } from './margin-note.tsx';

/** A run of the plan's text with the targets whose quotes cover it, the longest quote first. */
export type TextSegment = {
  text: string;
  marks: readonly TargetAccount[];
  begins: readonly TargetAccount[];
  ends: readonly TargetAccount[];
};

type ClauseProps = {
  segment: TextSegment;
  plan: string;
  /** Where the notes of the targets stand, by target, on a page that has notes. */
  places?: ReadonlyMap<string, NotePlace> | undefined;
  /** Whether the Tab key stops at its link: one stop a target, however often other quotes cut it. */
  stops?: boolean | undefined;
};

/**
 * The text, underlined once for each target; the innermost one is the link. A target's anchor stands where its quote
 * begins, its number (a matter of the style sheet: the words stay the document's own) where it ends.
 */
export function Clause({ segment, plan, places, stops = true }: ClauseProps) {
  const { text, marks, begins, ends } = segment;
  const underlined = marks.reduceRight<Child>(
    (inside, target, depth) => (
      <Underlined
        target={target}
        plan={plan}
        place={places?.get(target.id)}
        depth={depth}
        innermost={depth === marks.length - 1}
        begins={begins.includes(target)}
        ends={ends.includes(target)}
        stops={stops}
      >
        {inside}
      </Underlined>
    ),
    text,
  );
  return <>{underlined}</>;
}

type UnderlinedProps = {
  target: TargetAccount;
  plan: string;
  place: NotePlace | undefined;
  depth: number;
  innermost: boolean;
  begins: boolean;
  ends: boolean;
  stops: boolean;
  children?: Child;
};

function Underlined({ target, plan, place, innermost, stops, children, ...at }: UnderlinedProps) {
  const reading = useReading();
  const { id, indicator, name, verdict } = target;
  const { state } = verdict;
  const pair = place ? ` ${pairClass('q', place)}` : '';
  const shared = {
    class: `mark ${stateClass(state)} under-${Math.min(at.depth, 3)}${pair}`,
    id: at.begins ? `t-${id}` : undefined,
    'data-number': at.ends && place ? String(place.number) : undefined,
  };
  if (!innermost) return <span {...shared}>{children}</span>;
  return (
    <a
      {...shared}
      href={link(reading, `/plans/${plan}/indicators/${indicator}`, [], `t-${id}`)}
      title={place ? undefined : `${SIGNS[state]} ${reading.say.states[state]} · ${name}`}
      aria-describedby={place && noteId(id)}
      tabindex={stops ? undefined : -1}
    >
      {children}
    </a>
  );
}
