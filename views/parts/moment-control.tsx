/** Moves the moment that a page shows: a line of moments, a date of one's own, and what changed since. */
import { asOfNow, kept, link, type Reading, useReading } from '../reading.ts';
import { type ChangeCounts, shortSentence } from '../words/changes.ts';
import { date } from '../words/dates.ts';
import { number } from '../words/numbers.ts';
import { type Label, placeLabels } from '../words/places.ts';
import { OwnWords } from './own-words.tsx';

export type MomentTick = {
  kind: 'adopted' | 'phase' | 'year' | 'now';
  /** A year, or the name of a phase that ends. */
  name: string | null;
  /** Null: now. */
  day: string | null;
  /** From 0 to 100 on the line. */
  place: number;
  isOver: boolean;
  isShown: boolean;
};
export type MomentLine = {
  ticks: readonly MomentTick[];
  /** Where the moment shown lies on the line, from 0 to 100. */
  shown: number;
  /** Days between which one can choose; there is none yet where `latest` is the smaller. */
  earliest: string;
  latest: string;
};
/** What changed since a day; whether something made up is among it. */
export type Since = { day: string; counts: ChangeCounts; synthetic: boolean };
export type MomentControlData = MomentLine & { plan: string; since: Since | null };

/** Nothing on pages that were given no moments to choose. */
export function MomentControl() {
  const reading = useReading();
  const { say, language, moment, control } = reading;
  if (!control || moment.position === null) return null;
  const { ticks, shown, since } = control;
  const labels = placeLabels(
    ticks.map((tick) => ({
      place: tick.place,
      text: nameOf(tick, reading),
      isMain: tick.kind === 'year' || tick.kind === 'now',
    })),
  );
  return (
    <nav class="moments" aria-label={say.moments.title}>
      <div class="moments-row">
        <p class="moments-name">{say.moments.upTo}</p>
        <div class="moments-line">
          <svg class="moments-rail" aria-hidden="true">
            <line class="rail" x1="0" x2="100%" y1="50%" y2="50%" />
            {ticks.map(({ place }) => (
              <line class="tick" x1={`${place}%`} x2={`${place}%`} y1="38%" y2="62%" />
            ))}
            <circle class="shown" cx={`${shown}%`} cy="50%" r="7" />
          </svg>
          <ol>
            {ticks.map((tick, index) => (
              <Tick tick={tick} label={labels[index]} />
            ))}
          </ol>
        </div>
        <p class="moments-here">{say.moments.here(date(moment.day, language), number(moment.position))}</p>
      </div>
      <div class="moments-more">
        <p>
          {since ? (
            <>
              {shortSentence(since.counts, say.changes.since(date(since.day, language)), say)}{' '}
              <a href={changesPath(reading, control.plan)}>{say.moments.changes}</a>
            </>
          ) : (
            <a href={link(reading, `/plans/${control.plan}/changes`)}>{say.moments.lately}</a>
          )}
        </p>
        <DateForm />
      </div>
    </nav>
  );
}

/** A label over or under its tick. An empty picture as wide as the place pushes it there: the policy forbids styles. */
function Tick({ tick, label }: { tick: MomentTick; label: Label | undefined }) {
  const reading = useReading();
  const { day, isOver, isShown } = tick;
  const name = <OwnWords text={nameOf(tick, reading)} />;
  const style = label ? `${label.row} ${label.align}` : 'unlabelled';
  return (
    <li class={`${style}${isShown ? ' present' : ''}`}>
      <svg class="push" width={`${tick.place}%`} height="1" aria-hidden="true" />
      {isOver ? (
        <a href={addressAt(reading, day)} aria-current={isShown ? 'true' : undefined}>
          {name}
        </a>
      ) : (
        <span title={reading.say.moments.notYet}>{name}</span>
      )}
    </li>
  );
}

function DateForm() {
  const reading = useReading();
  const { say, path, query, moment, control } = reading;
  if (!control || control.latest < control.earliest) return null;
  const hidden = [...query, ...kept({ ...reading, moment: { ...moment, asked: {} } })];
  return (
    <form method="get" action={path} class="moments-date">
      {hidden.map(([name, value]) => (
        <input type="hidden" name={name} value={value} />
      ))}
      <label for="moment-at">{say.moments.date}</label>
      <input
        id="moment-at"
        type="date"
        name="at"
        min={control.earliest}
        max={control.latest}
        value={moment.asked.at === undefined ? undefined : moment.day}
        required
      />
      <button type="submit" class="button">
        {say.moments.go}
      </button>
    </form>
  );
}

function nameOf({ kind, name }: MomentTick, { say }: Reading): string {
  if (kind === 'year') return say.moments.yearEnd(name ?? '');
  if (kind === 'phase') return say.moments.ends(name ?? '');
  return say.moments[kind];
}

const addressAt = (reading: Reading, day: string | null): string =>
  day === null
    ? asOfNow(reading)
    : link({ ...reading, moment: { ...reading.moment, asked: { at: day } } }, reading.path, reading.query);

/** From the moment shown until now: the page of changes itself is one of the present. */
function changesPath(reading: Reading, plan: string): string {
  const { moment } = reading;
  const from = moment.day === moment.recordedOn ? String(moment.position) : moment.day;
  const now = { ...reading, moment: { ...moment, asked: {} } };
  return link(now, `/plans/${plan}/changes`, [['from', from]]);
}
