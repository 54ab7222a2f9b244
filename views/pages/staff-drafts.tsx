/** 写过的答复稿: drafts whose comments have gone on to others. No word of a comment is on it. */
import type { PublicComment } from '../../src/domain/public-comment.ts';
import type { Draft } from '../../src/http/handling/drafts.ts';
import { Breadcrumbs } from '../parts/breadcrumbs.tsx';
import { CommentState } from '../parts/comment-state.tsx';
import { DayOf } from '../parts/date.tsx';
import { SealedText } from '../parts/sealed-text.tsx';
import { SyntheticMark } from '../parts/synthetic-mark.tsx';
import { link, useReading } from '../reading.ts';
import { commentCalled, type Subject } from '../words/comment-subject.ts';

export type LeftDraft = {
  draft: Draft;
  /** Of the department that wrote it. */
  name: string;
  comment: PublicComment;
  subject: Subject | undefined;
};

/** @param reader whoever reads what departments wrote without being one. */
export function StaffDrafts({ lines, reader }: { lines: readonly LeftDraft[]; reader: boolean }) {
  const { say } = useReading();
  const words = say.staffDesk.drafts;
  const title = reader ? words.titleAll : words.title;
  return (
    <div class="wide handling-page">
      <Breadcrumbs
        crumbs={[
          { name: say.handling.home, path: '/staff' },
          { name: say.handling.title, path: '/staff/comments' },
          { name: title },
        ]}
      />
      <h1>{title}</h1>
      <p class="lead">{reader ? words.leadReader : words.lead}</p>
      {lines.length === 0 ? (
        <div class="empty">
          <h2>{words.none}</h2>
          <p>{words.noneText}</p>
        </div>
      ) : (
        lines.map((line) => <One {...line} />)
      )}
    </div>
  );
}

function One({ draft, name, comment, subject }: LeftDraft) {
  const reading = useReading();
  const { say } = reading;
  const words = say.staffDesk.drafts;
  const { row, state } = comment;
  const reason = row.sentBack?.department === draft.department ? row.sentBack.reason : undefined;
  return (
    <article class="left-draft">
      <h2>
        <bdi>{commentCalled(row, subject, say)}</bdi>
        <SyntheticMark when={row.synthetic} />
      </h2>
      <p class="quiet">
        <CommentState state={state} /> · <bdi>{name}</bdi> · {words.savedOn}{' '}
        <DayOf instant={draft.updatedAt} /> ·{' '}
        <a href={link(reading, `/comments/${row.comment}`)}>{words.publicPage}</a>
      </p>
      {reason && (
        <p>
          <strong>{words.sentBack}</strong>
          {say.colon}
          <bdi>{reason}</bdi>
        </p>
      )}
      <div class="as-written">
        <SealedText text={draft.body} />
      </div>
      {draft.note && (
        <p>
          <strong>{words.note}</strong>
          {say.colon}
          <bdi>{draft.note}</bdi>
        </p>
      )}
    </article>
  );
}
