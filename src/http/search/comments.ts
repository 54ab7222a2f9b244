/** Published comments as documents to look through: read from the openings for each search, and kept nowhere. */
import { publicComment } from '../../domain/public-comment.ts';
import { readTexts } from '../../log/public-texts.ts';
import type { RowReader } from '../../log/rows.ts';
import type { OpeningReader } from '../../log/served-openings.ts';
import { COMMENTS } from '../../projections/comments.ts';
import { commentDocument, type SearchedDocument } from '../../search/documents.ts';
import type { Moment } from '../moment.ts';

export type SearchedMoment = Pick<Moment, 'position' | 'head' | 'day' | 'timeZone'>;

/** The newest first; those whose text was public at the moment and still is. */
export async function readCommentDocuments(
  log: RowReader & OpeningReader,
  { position, head, day, timeZone }: SearchedMoment,
): Promise<SearchedDocument[]> {
  const [rows = [], latest = []] = await Promise.all(
    [position, head].map((at) => log.rows('comments', { plan: COMMENTS, at })),
  );
  const now = new Map(latest.map((row) => [row.comment, row]));
  const published = rows
    .map((row) => publicComment(row, now.get(row.comment) ?? row, { day, timeZone }))
    .filter(({ text }) => text === 'published')
    .toSorted((a, b) => b.row.submitted.position - a.row.submitted.position);
  const texts = await readTexts(log, published, { replies: true });
  return published.flatMap((comment) => {
    const words = texts.words(comment);
    const replies = comment.row.replies.flatMap(({ position }) => texts.reply(position) ?? []);
    return words ? [commentDocument(comment.row, words, replies)] : [];
  });
}
