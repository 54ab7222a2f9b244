/** One comment for those who handle it: what was written, what was done, what can be done. */
import type { Child } from 'hono/jsx';
import type { PersonalSpan } from '../../src/domain/masking.ts';
import type { PublicComment } from '../../src/domain/public-comment.ts';
import type { Claim } from '../../src/http/handling/claims.ts';
import type { Draft } from '../../src/http/handling/drafts.ts';
import type { Masks } from '../../src/http/handling/masks.ts';
import type { Words } from '../../src/http/handling/originals.ts';
import type { Possible } from '../../src/http/handling/rights.ts';
import type { Recorded } from '../../src/projections/projection.ts';
import { Breadcrumbs } from '../parts/breadcrumbs.tsx';
import { CommentState, Late } from '../parts/comment-state.tsx';
import { Day, DayOf } from '../parts/date.tsx';
import { EventLine } from '../parts/event-line.tsx';
import type { Choice } from '../parts/field.tsx';
import { Beyond } from '../parts/handling/beyond.tsx';
import { Claimed } from '../parts/handling/claimed.tsx';
import { Conflict } from '../parts/handling/conflict.tsx';
import {
  Acceptance,
  Extension,
  Forwarding,
  Refusal,
  SendingBack,
  TakingDown,
} from '../parts/handling/decisions.tsx';
import type { Wrong } from '../parts/handling/fields.tsx';
import { FormerDrafts } from '../parts/handling/former-drafts.tsx';
import { Masking } from '../parts/handling/masks.tsx';
import { Original } from '../parts/handling/original.tsx';
import { Replying } from '../parts/handling/reply.tsx';
import { Selection } from '../parts/handling/selection.tsx';
import { SealedText } from '../parts/sealed-text.tsx';
import { link, useReading } from '../reading.ts';
import { commentCalled, type Subject } from '../words/comment-subject.ts';
import type { Names } from '../words/names.ts';
import { number } from '../words/numbers.ts';

/** A form that was not done: what was typed, and why not. */
export type Failed = {
  form: string;
  typed: Readonly<Record<string, string>>;
  problems: readonly Wrong[];
  /** Somebody was quicker: what the form had seen, as the revision of the stream; -1 where it was no record. */
  since?: number;
  /** Nothing was wrong: records to cite were looked for. */
  looking?: boolean;
  /** What still looks like somebody's number in what was typed. */
  remaining?: readonly string[];
};
export type HandledCommentProps = {
  comment: PublicComment;
  can: Possible;
  subject: Subject | undefined;
  /** Name of the department that has it, or had it last. */
  department: string | undefined;
  /** As they were written; undefined where they were erased. */
  words: Words | undefined;
  found: Record<keyof Words, readonly PersonalSpan[]> | undefined;
  replies: readonly { position: number; at: string; name: string; body: string | undefined }[];
  /** The words that stand published. */
  selected: Words | undefined;
  masks: Masks | undefined;
  draft: Draft | undefined;
  /** What other departments had drafted, with their names. */
  former: readonly (Draft & { name: string })[];
  /** Who else has it open. */
  claim: Claim | undefined;
  /** Whether the writer left something to be reached by, and it is still kept. */
  contact: boolean;
  /** The records that the reply cites; what was typed and is none; those that it could cite besides. */
  cites: { cited: readonly Recorded[]; unknown: readonly string[]; citable: readonly Recorded[] };
  /** Stretches of the reply that tell who somebody is, or repeat a comment that is not public. */
  toConfirm: readonly string[];
  /** Ids for what forms become: a form that is sent twice is one record. */
  fresh: { event: string; draft: string };
  /** Of the comment's stream, as it is shown. */
  revision: number;
  departments: readonly Choice[];
  /** By when it would be answered if it was accepted today; undefined where that cannot be computed. */
  answerBy: string | undefined;
  history: readonly Recorded[];
  names: Names;
  failed: Failed | undefined;
  /** The form that was done before. */
  done: string | undefined;
};

export function HandledComment(props: HandledCommentProps) {
  const { comment, subject, done, failed } = props;
  const { say } = useReading();
  const words = say.handling;
  const title = commentCalled(comment.row, subject, say);
  const told = done === undefined ? undefined : words.detail.done[done];
  return (
    <div class="wide handling-page">
      <Breadcrumbs
        crumbs={[
          { name: say.nav.home, path: '/' },
          { name: words.home, path: '/staff' },
          { name: words.title, path: '/staff/comments' },
          { name: title },
        ]}
      />
      <h1>
        <bdi>{title}</bdi>
      </h1>
      {told && (
        <p class="handling-done" role="status">
          {told}
        </p>
      )}
      <Claimed {...props} />
      {failed?.since !== undefined && <Conflict {...props} />}
      <Facts {...props} />
      <div class="handling-columns">
        <div>
          <Original {...props} />
          <Published {...props} />
          <Replies {...props} />
          <FormerDrafts {...props} />
        </div>
        <Actions {...props} />
      </div>
      <History {...props} />
    </div>
  );
}

function Facts({ comment, subject, department, contact }: HandledCommentProps) {
  const reading = useReading();
  const { say } = reading;
  const { row, state, due } = comment;
  const { facts } = say.board;
  const { detail } = say.handling;
  return (
    <dl class="facts">
      <Fact name={facts.state}>
        <CommentState state={state} /> <Late comment={comment} />
      </Fact>
      <Fact name={facts.kind}>{say.comments.kinds[row.kind]}</Fact>
      {subject && (
        <Fact name={facts.subject}>
          <a href={link(reading, subject.path, [], subject.fragment)}>
            <bdi>{subject.name}</bdi>
          </a>
        </Fact>
      )}
      <Fact name={facts.submitted}>
        <DayOf instant={row.submitted.at} />
      </Fact>
      {due && (
        <Fact name={due.of === 'accept' ? facts.acceptBy : facts.answerBy}>
          <Day day={due.day} />
        </Fact>
      )}
      {department !== undefined && (
        <Fact name={detail.department}>
          <bdi>{department}</bdi>
        </Fact>
      )}
      <Fact name={detail.consentLabel}>{row.consent ? detail.consent.yes : detail.consent.no}</Fact>
      {row.state !== 'erased' && (
        <Fact name={detail.contactLabel}>{contact ? detail.contact.yes : detail.contact.no}</Fact>
      )}
      <Fact name={detail.record}>
        <a href={link(reading, `/events/${row.submitted.position}`)}>{number(row.submitted.position)}</a>
      </Fact>
      <Fact name={detail.inPublic}>
        <a href={link(reading, `/comments/${row.comment}`)}>{detail.publicPage}</a>
      </Fact>
    </dl>
  );
}

const Fact = ({ name, children }: { name: string; children?: Child }) => (
  <div>
    <dt>{name}</dt>
    <dd>{children}</dd>
  </div>
);

function Published({ selected }: HandledCommentProps) {
  const { say } = useReading();
  if (!selected) return null;
  return (
    <section>
      <h2>{say.handling.detail.published}</h2>
      <div class="as-written">
        <p class="title">
          <strong>
            <bdi>{selected.title}</bdi>
          </strong>
        </p>
        <SealedText text={selected.body} />
        <p class="quiet">
          <bdi>{selected.name || say.handling.anonymous}</bdi>
        </p>
      </div>
    </section>
  );
}

function Replies({ replies }: HandledCommentProps) {
  const { say } = useReading();
  if (replies.length === 0) return null;
  return (
    <section>
      <h2>{say.handling.detail.replies}</h2>
      {replies.map(({ name, at, body }) => (
        <article class="as-written">
          <p>
            <strong>
              <bdi>{name}</bdi>
            </strong>{' '}
            <span class="quiet">
              <DayOf instant={at} />
            </span>
          </p>
          {body === undefined ? <p class="empty">{say.handling.detail.gone}</p> : <SealedText text={body} />}
        </article>
      ))}
    </section>
  );
}

function Actions(props: HandledCommentProps) {
  const { say } = useReading();
  const { can } = props;
  const { detail } = say.handling;
  return (
    <section class="acts" aria-labelledby="acts">
      <h2 id="acts">{detail.actions}</h2>
      {!Object.values(can).some(Boolean) && <p class="quiet">{detail.nothingToDo}</p>}
      {can.accept && <Acceptance {...props} />}
      {can.decline && <Refusal {...props} />}
      {can.forward && <Forwarding {...props} />}
      {can.write && <Replying {...props} />}
      {can.sendBack && <SendingBack {...props} />}
      {can.extend && <Extension {...props} />}
      {can.mask && <Masking {...props} />}
      {can.select && <Selection {...props} />}
      {can.deselect && <TakingDown {...props} />}
      {(can.contact || can.erase) && (
        <Beyond
          comment={props.comment.row.comment}
          contact={can.contact ? props.contact : undefined}
          erase={can.erase}
        />
      )}
    </section>
  );
}

function History({ history, names }: HandledCommentProps) {
  const { say } = useReading();
  return (
    <section>
      <h2>{say.handling.detail.history}</h2>
      <ol class="ledger">
        {history.toReversed().map((event) => (
          <EventLine event={event} names={names}>
            <Because event={event} />
          </EventLine>
        ))}
      </ol>
    </section>
  );
}

/** Public words of a decision. */
function Because({ event: { data } }: { event: Recorded }) {
  const words =
    'words' in data ? data.words : 'reason' in data && 'comment' in data ? data.reason : undefined;
  return typeof words === 'string' && /[^a-z_]/.test(words) ? (
    <p class="quiet">
      <bdi>{words}</bdi>
    </p>
  ) : null;
}
