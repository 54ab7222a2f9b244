import { link, type Query, useReading } from '../reading.ts';
import { number } from '../words/numbers.ts';
import { type CommentLine, CommentList } from './comment-list.tsx';

export type RelatedComments = {
  /** The newest that are published. */
  lines: readonly CommentLine[];
  /** How many are not shown here, published or not. */
  others: number;
  /** How many there are. */
  total: number;
  /** The list of all of them, where one filter finds them. */
  all: Query | undefined;
};

/** 相关留言: what people wrote about the subject of a page, and answers that cite it. */
export function Related({ related }: { related: RelatedComments }) {
  const reading = useReading();
  const { say } = reading;
  const { lines, others, total, all } = related;
  return (
    <section class="related-comments" id="comments">
      <h2>{say.board.related}</h2>
      {total === 0 && <p class="empty">{say.board.relatedNone}</p>}
      {lines.length > 0 && <CommentList lines={lines} level="h3" />}
      {others > 0 && <p class="quiet">{say.board.relatedOthers(number(others))}</p>}
      {all && total > 0 && (
        <p>
          <a href={link(reading, '/comments', all)}>{say.board.relatedAll(number(total))}</a>
        </p>
      )}
    </section>
  );
}
