/** Comments one an entry: the text as published, or what may be told of one without it; and where each stands. */
import type { PublicComment } from '../../src/domain/public-comment.ts';
import { link, useReading } from '../reading.ts';
import { commentCalled, type Subject } from '../words/comment-subject.ts';
import { CommentState, Late } from './comment-state.tsx';
import { DayOf } from './date.tsx';
import { SealedWords } from './sealed-text.tsx';
import { SyntheticMark } from './synthetic-mark.tsx';

export type CommentLine = {
  comment: PublicComment;
  subject: Subject | undefined;
  /** Name of the department that has it or answered it. */
  department: string | undefined;
  words?: { title: string; body: string; name: string } | undefined;
  /** The newest reply that can be read. */
  reply?: { department: string; body: string } | undefined;
  /** Its reply cites what the list is of. */
  cites?: boolean | undefined;
};

/** Characters of a text in a list. */
const EXCERPT = 90;

export function CommentList({ lines, level = 'h2' }: { lines: readonly CommentLine[]; level?: 'h2' | 'h3' }) {
  return (
    <ol class="comment-list">
      {lines.map((line) => (
        <CommentEntry line={line} level={level} />
      ))}
    </ol>
  );
}

function CommentEntry({ line, level: Heading }: { line: CommentLine; level: 'h2' | 'h3' }) {
  const reading = useReading();
  const { say } = reading;
  const { comment, subject, words, reply } = line;
  return (
    <li class={words ? 'comment-entry' : 'comment-entry withheld'}>
      <Heading class="entry-title">
        <a href={link(reading, `/comments/${comment.row.comment}`)}>
          {words ? <SealedWords text={words.title} /> : <bdi>{commentCalled(comment.row, subject, say)}</bdi>}
        </a>
        <SyntheticMark when={comment.row.synthetic} />
      </Heading>
      {words && (
        <p class="excerpt">
          <SealedWords text={words.body} most={EXCERPT} />
        </p>
      )}
      {reply && (
        <p class="excerpt answer">
          <strong>
            <bdi>{say.board.replyBy(reply.department)}</bdi>
            {say.colon}
          </strong>
          <SealedWords text={reply.body} most={EXCERPT} />
        </p>
      )}
      <Standing {...line} />
    </li>
  );
}

/** State, kind, subject, days: one line of small print. */
function Standing({ comment, subject, words, department, cites }: CommentLine) {
  const reading = useReading();
  const { say } = reading;
  const { row } = comment;
  return (
    <p class="standing-line quiet">
      <CommentState state={comment.state} /> <Late comment={comment} />
      {words && (
        <>
          <span>{say.comments.kinds[row.kind]}</span>
          {subject && (
            <a href={link(reading, subject.path, [], subject.fragment)}>
              <bdi>{subject.name}</bdi>
            </a>
          )}
        </>
      )}
      {!words && comment.text !== 'not_selected' && comment.text !== comment.state && (
        <span>{say.board.texts[comment.text]}</span>
      )}
      {department !== undefined && <bdi>{department}</bdi>}
      <span>
        {say.board.received} <DayOf instant={row.submitted.at} />
      </span>
      {row.rated && (
        <span>
          {say.board.facts.satisfaction}
          {say.colon}
          {say.board.points[row.rated.satisfaction]}
        </span>
      )}
      {cites && <span>{say.board.citesThis}</span>}
    </p>
  );
}
