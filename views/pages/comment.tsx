/** One comment: its text where that is public, each step of its handling with its day, and the replies. */
import type { PublicComment } from '../../src/domain/public-comment.ts';
import type { Recorded } from '../../src/projections/projection.ts';
import type { Act, DepartmentRow } from '../../src/projections/rows.ts';
import { Breadcrumbs } from '../parts/breadcrumbs.tsx';
import { CommentState, Late } from '../parts/comment-state.tsx';
import { Day, DayOf } from '../parts/date.tsx';
import { Fact } from '../parts/document-facts.tsx';
import { EventLine } from '../parts/event-line.tsx';
import { ReceiptLink } from '../parts/receipt.tsx';
import { SealedText, SealedWords } from '../parts/sealed-text.tsx';
import { SyntheticMark } from '../parts/synthetic-mark.tsx';
import { link, useReading } from '../reading.ts';
import { commentCalled, type Subject } from '../words/comment-subject.ts';
import type { Names } from '../words/names.ts';
import { number } from '../words/numbers.ts';

export type Reply = Act & {
  /** Its name. */
  department: string;
  departmentId: DepartmentRow['department'];
  /** Left out where it cannot be read any more. */
  body: string | undefined;
  cites: readonly Recorded[];
};
export type CommentPageProps = {
  comment: PublicComment;
  subject: Subject | undefined;
  department: string | undefined;
  words: { title: string; body: string; name: string } | undefined;
  replies: readonly Reply[];
  /** All records of it. */
  history: readonly Recorded[];
  names: Names;
};

export function CommentPage(props: CommentPageProps) {
  const { comment, subject, words, history, names } = props;
  const { say } = useReading();
  const called = commentCalled(comment.row, subject, say);
  return (
    <div class="wide comment-page">
      <Breadcrumbs
        crumbs={[
          { name: say.nav.home, path: '/' },
          { name: say.board.title, path: '/comments' },
          { name: called },
        ]}
      />
      {words && <p class="issuer">{called}</p>}
      <h1>
        {words ? <SealedWords text={words.title} /> : <bdi>{called}</bdi>}
        <SyntheticMark when={comment.row.synthetic} />
      </h1>
      <Standing {...props} />
      <div class="two-columns">
        <div>
          <section class="letter">
            <h2>{say.board.words}</h2>
            {words ? (
              <>
                <SealedText text={words.body} />
                <p class="signed quiet">
                  {say.board.by}
                  {say.colon}
                  {words.name ? <SealedWords text={words.name} /> : say.board.anonymous}
                </p>
              </>
            ) : (
              <WhyNot comment={comment} />
            )}
          </section>
          <Replies {...props} />
        </div>
        <section class="history">
          <h2>{say.board.history}</h2>
          <p class="quiet">{say.board.historyLead}</p>
          <ol class="ledger">
            {history.map((event) => (
              <EventLine event={event} names={names} />
            ))}
          </ol>
        </section>
      </div>
    </div>
  );
}

function Standing({ comment, subject, department }: CommentPageProps) {
  const reading = useReading();
  const { say } = reading;
  const { row, state, due } = comment;
  const { facts } = say.board;
  const [firstReply] = row.replies;
  return (
    <dl class="facts comment-facts">
      <Fact
        name={facts.state}
        value={
          <>
            <CommentState state={state} /> <Late comment={comment} />
          </>
        }
      />
      <Fact name={facts.kind} value={say.comments.kinds[row.kind]} />
      {subject && (
        <Fact
          name={facts.subject}
          value={
            <a href={link(reading, subject.path, [], subject.fragment)}>
              <bdi>{subject.name}</bdi>
            </a>
          }
        />
      )}
      <Fact name={facts.submitted} value={<OnRecord act={row.submitted} />} />
      {row.accepted && <Fact name={facts.accepted} value={<OnRecord act={row.accepted} />} />}
      {row.declined && state === 'declined' && <Declined act={row.declined} />}
      {state !== 'declined' && (
        <Fact
          name={facts.department}
          value={department === undefined ? say.board.noDepartment : <bdi>{department}</bdi>}
        />
      )}
      {due && (
        <Fact
          name={due.of === 'accept' ? facts.acceptBy : facts.answerBy}
          value={
            <>
              <Day day={due.day} />
              {row.extended.length > 0 && say.bracket(say.board.extended(number(row.extended.length)))}
            </>
          }
        />
      )}
      {firstReply && <Fact name={facts.replied} value={<OnRecord act={firstReply} />} />}
      {row.rated && (
        <Fact
          name={facts.satisfaction}
          value={`${say.board.points[row.rated.satisfaction]} · ${say.comments.satisfaction(String(row.rated.satisfaction))}`}
        />
      )}
      <Fact name={facts.number} value={<code class="hash">{row.comment}</code>} />
    </dl>
  );
}

/** The day, and the record that says so. */
function OnRecord({ act }: { act: Act }) {
  const reading = useReading();
  return (
    <a href={link(reading, `/events/${act.position}`)}>
      <DayOf instant={act.at} />
    </a>
  );
}

function Declined({ act }: { act: Act & { reason: string; words?: string | undefined } }) {
  const { say } = useReading();
  const ground = (say.comments.declined as Record<string, string>)[act.reason] ?? act.reason;
  return (
    <>
      <Fact name={say.board.facts.declined} value={<OnRecord act={act} />} />
      <Fact
        name={say.board.facts.ground}
        value={
          <>
            {ground}
            {act.words && (
              <>
                {say.colon}
                <SealedWords text={act.words} />
              </>
            )}
          </>
        }
      />
    </>
  );
}

/** Why there is no text, and the record that says so. Not a word of it. */
function WhyNot({ comment: { text, taken } }: { comment: PublicComment }) {
  const reading = useReading();
  const { say } = reading;
  if (text === 'published') return <p class="empty">{say.board.whyNot.taken_down}</p>;
  const erased = (say.comments.erased as Record<string, string>)[taken?.reason ?? ''];
  return (
    <p class="empty">
      {text === 'erased' ? say.quoted(erased ?? say.board.texts.erased) : say.board.whyNot[text]}
      {taken && (
        <>
          {' '}
          <a
            href={link({ ...reading, moment: { ...reading.moment, asked: {} } }, `/events/${taken.position}`)}
          >
            {say.board.takenBy(number(taken.position))}
          </a>
        </>
      )}
    </p>
  );
}

function Replies({ comment, replies, names }: CommentPageProps) {
  const reading = useReading();
  const { say, moment } = reading;
  const { state, row } = comment;
  const mayRate = replies.length > 0 && !row.rated && !row.erased && moment.asked.at === undefined;
  if (state === 'declined' || (state === 'gone' && replies.length === 0)) return null;
  return (
    <section class="replies">
      <h2>{say.board.replies}</h2>
      {replies.length === 0 && <p class="empty">{say.board.noReply}</p>}
      {replies.map((reply) => (
        <article class="reply">
          <h3>
            <bdi>{say.board.replyBy(reply.department)}</bdi>{' '}
            <span class="quiet">
              <OnRecord act={reply} />
              <ReceiptLink position={reply.position} after=" · " />
            </span>
          </h3>
          {reply.body === undefined ? (
            <p class="empty">{say.board.replyGone}</p>
          ) : (
            <SealedText text={reply.body} />
          )}
          {reply.cites.length > 0 && (
            <>
              <h4>{say.board.cites}</h4>
              <ol class="ledger">
                {reply.cites.map((event) => (
                  <EventLine event={event} names={names} />
                ))}
              </ol>
            </>
          )}
        </article>
      ))}
      {mayRate && (
        <p class="actions">
          <a class="button" href={link(reading, '/comments/rate')}>
            {say.board.rateLink}
          </a>
        </p>
      )}
    </section>
  );
}
