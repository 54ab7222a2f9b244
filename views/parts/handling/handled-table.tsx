import type { Child } from 'hono/jsx';
import type { HandledLine } from '../../pages/handled-comments.tsx';
import { link, useReading } from '../../reading.ts';
import { commentCalled } from '../../words/comment-subject.ts';
import { number } from '../../words/numbers.ts';
import { CommentState } from '../comment-state.tsx';
import { Day, DayOf } from '../date.tsx';
import { SealedWords } from '../sealed-text.tsx';
import { SyntheticMark } from '../synthetic-mark.tsx';

/** Comments as a dense table; on a phone each is a card. */
export function HandledTable({
  lines,
  choosable,
  chosen = false,
}: {
  lines: readonly HandledLine[];
  /** Those that wait for a decision can be ticked. */
  choosable: boolean;
  /** All of them are. */
  chosen?: boolean;
}) {
  const { columns } = useReading().say.handling;
  return (
    <table class="handled">
      <thead>
        <tr>
          {choosable && (
            <th scope="col">
              <span class="visually-hidden">{columns.choose}</span>
            </th>
          )}
          <th scope="col">{columns.comment}</th>
          <th scope="col">{columns.subject}</th>
          <th scope="col">{columns.department}</th>
          <th scope="col">{columns.received}</th>
          <th scope="col">{columns.due}</th>
          <th scope="col">{columns.state}</th>
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <Line line={line} choosable={choosable} chosen={chosen} />
        ))}
      </tbody>
    </table>
  );
}

/** Characters of a text in a line. */
const EXCERPT = 42;

function Line({ line, choosable, chosen }: { line: HandledLine; choosable: boolean; chosen: boolean }) {
  const reading = useReading();
  const { say } = reading;
  const words = say.handling;
  const { comment, subject, department, title, body, isProposed, claim, revision } = line;
  const { row, state } = comment;
  const called = title ?? commentCalled(row, subject, say);
  return (
    <tr>
      {choosable && (
        <td class="choose">
          {state === 'waiting' && (
            <label>
              <input type="checkbox" name={`c-${row.comment}`} value={String(revision)} checked={chosen} />
              <span class="visually-hidden">{words.chooseOne(called)}</span>
            </label>
          )}
        </td>
      )}
      <td class="what">
        <a href={link(reading, `/staff/comments/${row.comment}`)}>
          {title === undefined ? <bdi>{commentCalled(row, subject, say)}</bdi> : <SealedWords text={title} />}
        </a>
        <SyntheticMark when={row.synthetic} />
        <span class="quiet small">
          {say.comments.kinds[row.kind]} · {number(row.submitted.position)}
          {body !== undefined && (
            <>
              {' · '}
              <SealedWords text={body} most={EXCERPT} />
            </>
          )}
          {title === undefined && ` · ${words.gone}`}
        </span>
      </td>
      <Cell name={words.columns.subject}>{subject && <bdi>{subject.name}</bdi>}</Cell>
      <Cell name={words.columns.department}>
        {department !== undefined ? <bdi>{department}</bdi> : state === 'in_progress' && words.nobody}
      </Cell>
      <Cell name={words.columns.received}>
        <DayOf instant={row.submitted.at} />
      </Cell>
      <Cell name={words.columns.due}>
        {(state === 'waiting' || state === 'in_progress') && <Due line={line} />}
      </Cell>
      <Cell name={words.columns.state}>
        <CommentState state={state} />
        {claim && (
          <span class="quiet small">
            <bdi>{say.staffDesk.claim.short(claim)}</bdi>
          </span>
        )}
        {isProposed && <strong class="proposed">{words.proposed}</strong>}
      </Cell>
    </tr>
  );
}

/** On a phone, where each line is a card, what is empty is left out. */
const Cell = ({ name, children }: { name: string; children?: Child }) =>
  children ? (
    <td data-label={name}>
      <span>{children}</span>
    </td>
  ) : (
    <td class="nothing">
      <span class="quiet">—</span>
    </td>
  );

function Due({ line: { comment } }: { line: HandledLine }) {
  const { say, moment } = useReading();
  const words = say.handling;
  const { due } = comment;
  if (!due) return <span class="quiet">{words.noDay}</span>;
  return (
    <span class={due.late ? 'due is-late' : 'due'}>
      <Day day={due.day} /> {due.of === 'accept' ? words.accept : words.answer}
      {due.late && <strong class="late"> {words.late}</strong>}
      {!due.late && due.day === moment.today && <strong> {words.lastDay}</strong>}
    </span>
  );
}
