import type { TargetAccount } from '../../src/domain/account.ts';
import type { TargetRow } from '../pages/indicators.tsx';
import { link, type Reading, useReading } from '../reading.ts';
import { breaking } from '../words/arithmetic.ts';
import { period } from '../words/dates.ts';
import { number, quantity } from '../words/numbers.ts';
import { stateClass } from '../words/states.ts';
import { OwnWords } from './own-words.tsx';
import { State } from './state.tsx';
import { SyntheticMark } from './synthetic-mark.tsx';

/** Where a target's note stands. */
export type NotePlace = {
  /** Among the targets of its paragraph, from 1: what pairs note and quote in the style sheet. */
  nth: number;
  /** Among those of the whole text, from 1: its footnote on paper. */
  number: number;
  /** Whether its quote has a link of its own; one that others cover from end to end has none. */
  linked: boolean;
};

/** The style sheet knows so many pairs in a paragraph; the notes beyond follow the one before. */
const PAIRS = 24;

/** Class that pairs a quote (`q`) with its note (`n`) within their paragraph. */
export const pairClass = (side: 'q' | 'n', { nth }: NotePlace): string =>
  `${side}-${nth > PAIRS ? 'more' : nth}`;

/** The id of a target's note. */
export const noteId = (target: string): string => `n-${target}`;

type NoteProps = { row: TargetRow; plan: string; place: NotePlace };

/** A target in the margin: its name, where it stands, its newest figure. What it demands stands beside it. */
export function MarginNote({ row, plan, place }: NoteProps) {
  const reading = useReading();
  const { target } = row;
  const { id, indicator, name, verdict } = target;
  return (
    <li class={`note ${stateClass(verdict.state)} ${pairClass('n', place)}`} id={noteId(id)}>
      <p>
        <a
          href={link(reading, `/plans/${plan}/indicators/${indicator}`, [], `t-${id}`)}
          // The quote is the stop of the Tab key; this link leads to the same place.
          tabindex={place.linked ? -1 : undefined}
        >
          <OwnWords text={name} class="note-name" />
        </a>{' '}
        <NoteFigure row={row} />
      </p>
      <NoteState row={row} />
    </li>
  );
}

/** The same for paper, where it is a footnote. */
export function EndNote({ row, place }: Omit<NoteProps, 'plan'>) {
  return (
    <li value={place.number}>
      <OwnWords text={row.target.name} class="end-name" /> <NoteState row={row} /> <NoteFigure row={row} />
    </li>
  );
}

/** Where the target stands; before it, whether something made up or unverified is behind it. */
function NoteState({ row: { target, latest } }: { row: TargetRow }) {
  const { say } = useReading();
  return (
    <span class="note-state">
      <SyntheticMark when={target.synthetic || latest?.synthetic} />
      {target.verdict.provisional && (
        <span class="provisional" title={say.provisionalMeaning}>
          {say.provisional}
        </span>
      )}{' '}
      <State state={target.verdict.state} />
    </span>
  );
}

/**
 * The figure that broke the promise, where one period did; else the total or the newest figure, and by how much it
 * falls short where it does. Nothing where nothing is known.
 */
function NoteFigure({ row: { target, latest } }: { row: TargetRow }) {
  const reading = useReading();
  const { say, language } = reading;
  const gap = gapOf(target, reading);
  const broken = target.verdict.state === 'missed' ? breaking(target.verdict) : undefined;
  const total = target.verdict.terms.findLast(({ label, op }) => label === 'total' && op !== 'given');
  if (!broken && !total && latest?.value === undefined) return null;
  if (broken) {
    const { period: when, result, unit = target.unit } = broken;
    return (
      <span class="note-figure">
        {period(when, language)} <span class="value">{quantity(result, unit)}</span>
      </span>
    );
  }
  return (
    <span class="note-figure">
      {total ? say.indicators.total(quantity(total.result, total.unit ?? '')) : null}
      {!total && latest?.value !== undefined && (
        <>
          {period(latest.period, language)} <span class="value">{quantity(latest.value, latest.unit)}</span>
          {latest.status !== 'A' && say.bracket(say.indicator.observation[latest.status])}
        </>
      )}
      {gap && (
        <>
          {say.planText.comma}
          <span class="gap">{gap}</span>
        </>
      )}
    </span>
  );
}

/** 差 20.3 个百分点; nothing where the verdict does not rest on a difference. */
function gapOf({ verdict, unit }: TargetAccount, { say }: Reading): string | undefined {
  if (verdict.state !== 'missed' && verdict.state !== 'behind') return undefined;
  const term = verdict.terms.find(({ label }) => label === 'shortfall' || label === 'excess');
  if (!term) return undefined;
  // Percentages differ by percentage points, not by per cent.
  const inPercent = (term.unit ?? unit) === '%';
  const amount = inPercent ? say.terms.points(number(term.result)) : quantity(term.result, term.unit ?? unit);
  return term.label === 'excess' ? say.planText.over(amount) : say.planText.short(amount);
}
