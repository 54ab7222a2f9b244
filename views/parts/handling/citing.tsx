import type { Recorded } from '../../../src/projections/projection.ts';
import type { HandledCommentProps } from '../../pages/handled-comment.tsx';
import { link, useReading } from '../../reading.ts';
import { number } from '../../words/numbers.ts';
import { told } from '../../words/told.ts';
import { DayOf } from '../date.tsx';
import { ShortField, type Wrong } from './fields.tsx';

/** What a reply cites: ticked, typed by number, or looked for. */
export function Citing({
  cites,
  names,
  comment,
  failed,
  typed,
  problems,
}: HandledCommentProps & { typed: Readonly<Record<string, string>>; problems: readonly Wrong[] }) {
  const reading = useReading();
  const words = reading.say.handling.citing;
  const form = 'reply';
  const { cited, unknown, citable } = cites;
  const isLooking = failed?.form === form && failed.looking === true;
  const listed = [...cited, ...citable].map(({ position }) => position);
  return (
    <fieldset class="citing" id="citing">
      <legend>{words.title}</legend>
      <p class="hint">{words.lead}</p>
      <input type="hidden" name="listed" value={listed.join(',')} />
      <Records records={cited} names={names} checked />
      <ShortField
        {...{ form, problems, name: 'cites', label: words.byNumber, hint: words.byNumberHint }}
        value={unknown.join(', ')}
      />
      <details open={isLooking}>
        <summary>{words.look}</summary>
        <ShortField
          {...{ form, problems, name: 'q', label: words.words, hint: words.wordsHint }}
          value={typed.q}
        />
        <p class="actions">
          <button
            class="button"
            type="submit"
            formnovalidate
            formaction={link(reading, `/staff/comments/${comment.row.comment}/reply/citations`, [], 'citing')}
          >
            {words.search}
          </button>
        </p>
        {citable.length > 0 ? (
          <>
            <p class="quiet" role={isLooking ? 'status' : undefined}>
              {typed.q?.trim() ? words.found(number(citable.length)) : words.own}
            </p>
            <Records records={citable} names={names} checked={false} />
          </>
        ) : (
          <p class="empty" role={isLooking ? 'status' : undefined}>
            {typed.q?.trim() ? words.none : words.noneOwn}
          </p>
        )}
      </details>
    </fieldset>
  );
}

function Records({
  records,
  names,
  checked,
}: Pick<HandledCommentProps, 'names'> & { records: readonly Recorded[]; checked: boolean }) {
  const reading = useReading();
  const { say, language } = reading;
  if (records.length === 0) return null;
  return (
    <ul class="citable">
      {records.map((event) => {
        const { about, says } = told(event, { say, language, names });
        const { position, time, type } = event;
        return (
          <li>
            <label class="choice">
              <input type="checkbox" name={`cite-${position}`} value="1" checked={checked} />
              <span>
                <strong>{say.eventTypes[type]}</strong> <bdi>{about}</bdi> {says && <bdi>{says}</bdi>}{' '}
                <span class="quiet small">
                  <DayOf instant={time} />
                </span>
              </span>
            </label>{' '}
            <a class="small" href={link(reading, `/events/${position}`)}>
              {say.board.recordAt(number(position))}
            </a>
          </li>
        );
      })}
    </ul>
  );
}
