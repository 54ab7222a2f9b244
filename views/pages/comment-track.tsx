/** 办理进度: asked by code; where a comment stands, never what it says. */
import { Breadcrumbs } from '../parts/breadcrumbs.tsx';
import { Day, DayOf } from '../parts/date.tsx';
import { OneLine } from '../parts/form-fields.tsx';
import { link, useReading } from '../reading.ts';
import { date } from '../words/dates.ts';
import { number } from '../words/numbers.ts';

export type CommentStep = {
  words: string;
  at: string;
  position?: number | undefined;
  note?: string | undefined;
};
export type TrackedComment = {
  state: string;
  /** Words that go with the state. */
  explained?: string | undefined;
  responsible?: string | undefined;
  /** By when what is to happen. `day` is left out where nobody can compute it. */
  deadline?: { kind: 'acceptBy' | 'answerBy'; day: string | undefined; overdue: boolean } | undefined;
  steps: readonly CommentStep[];
  /** Of the record that says that it came, once that is signed. */
  proof?: number | undefined;
  /** Where it is public. */
  publicPath?: string | undefined;
  /** Where its answer is rated, once. */
  ratePath?: string | undefined;
};

export type CommentTrackData = {
  error?: string | undefined;
  typed?: string | undefined;
  found?: TrackedComment | undefined;
};

export function CommentTrack({ error, typed = '', found }: CommentTrackData) {
  const reading = useReading();
  const { say } = reading;
  const words = say.commentTrack;
  return (
    <div class="wide comment-track">
      <Breadcrumbs crumbs={[{ name: say.nav.home, path: '/' }, { name: words.title }]} />
      <h1>{words.title}</h1>
      {found ? <Found comment={found} /> : <p class="lead">{words.lead}</p>}
      <form class="comment-form track-form" method="post" action={link(reading, '/comments/track')}>
        {found && <h2>{words.again}</h2>}
        <OneLine name="code" label={words.code} hint={words.hint} value={typed} error={error} required />
        <p class="actions">
          <button type="submit" class="button primary">
            {words.look}
          </button>
          <a class="button" href={link(reading, '/comments/new')}>
            {say.commentForm.title}
          </a>
          <a class="button" href={link(reading, '/comments/erase')}>
            {say.commentErase.link}
          </a>
        </p>
      </form>
    </div>
  );
}

function Found({ comment }: { comment: TrackedComment }) {
  const reading = useReading();
  const words = reading.say.commentTrack;
  const { state, explained, responsible, deadline, steps, proof, publicPath, ratePath } = comment;
  return (
    <section class="tracked" aria-live="polite">
      <dl class="facts">
        <div>
          <dt>{words.state}</dt>
          <dd>
            <strong class="tracked-state">{state}</strong>
          </dd>
        </div>
        {responsible && (
          <div>
            <dt>{words.responsible}</dt>
            <dd>
              <bdi>{responsible}</bdi>
            </dd>
          </div>
        )}
        {deadline && <Deadline {...deadline} />}
      </dl>
      {explained && <p>{explained}</p>}
      {publicPath && (
        <p>
          <a href={link(reading, publicPath)}>{words.readPublic}</a>
        </p>
      )}
      {ratePath && (
        <p>
          <a class="button" href={link(reading, ratePath)}>
            {reading.say.commentTrack.rate}
          </a>
        </p>
      )}
      <h2>{words.course}</h2>
      <ol class="steps">
        {steps.map((step) => (
          <Step step={step} />
        ))}
      </ol>
      {proof !== undefined && (
        <p>
          <a href={`/events/${proof}.tlog-proof`} download>
            {reading.say.commentReceipt.proofDownload}
          </a>
        </p>
      )}
    </section>
  );
}

function Deadline({ kind, day, overdue }: NonNullable<TrackedComment['deadline']>) {
  const { say, language } = useReading();
  const words = say.commentTrack;
  return (
    <div>
      <dt>{words.deadline}</dt>
      <dd>
        {day === undefined ? words.noDeadline : words[kind](date(day, language))}
        {overdue && <strong class="overdue"> {say.bracket(words.overdue)}</strong>}
      </dd>
    </div>
  );
}

function Step({ step: { words, at, position, note } }: { step: CommentStep }) {
  const reading = useReading();
  return (
    <li>
      {at.includes('T') ? <DayOf instant={at} /> : <Day day={at} />} <bdi class="what">{words}</bdi>
      {position !== undefined && (
        <>
          {' '}
          <a class="quiet" href={link(reading, `/events/${position}`)}>
            {reading.say.commentTrack.record(number(position))}
          </a>
        </>
      )}
      {note && (
        <p class="note">
          <bdi>{note}</bdi>
        </p>
      )}
    </li>
  );
}
