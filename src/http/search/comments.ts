/** Published comments as documents to look through: read from the openings for each search, and kept nowhere. */
import { displayed } from '../../../views/words/displayed.ts';
import { publicComment } from '../../domain/public-comment.ts';
import type { CommentReader } from '../../log/comment-search.ts';
import { type PublishedWords, readTexts } from '../../log/public-texts.ts';
import type { OpeningReader } from '../../log/served-openings.ts';
import { commentDocument, type SearchedDocument } from '../../search/documents.ts';
import type { Moment } from '../moment.ts';

export type SearchedMoment = Pick<Moment, 'position' | 'head' | 'day' | 'timeZone'>;

/** The newest first; those whose text was public at the moment and still is. */
export async function readCommentDocuments(
  log: CommentReader & OpeningReader,
  moment: SearchedMoment,
): Promise<SearchedDocument[]> {
  const found = await log.findComments(moment, { text: 'published' });
  const published = found.map(({ row, now }) => publicComment(row, now, moment));
  const texts = await readTexts(log, published, { replies: true });
  return published.flatMap((comment) => {
    const words = texts.words(comment);
    const replies = comment.row.replies.flatMap(({ position }) => texts.reply(position) ?? []);
    return words ? [commentDocument(comment.row, asShown(words), replies.map(displayed))] : [];
  });
}

/** What is found is shown with its words marked: as all pages show it. */
const asShown = ({ title, body, name }: PublishedWords): PublishedWords => ({
  title: displayed(title),
  body: displayed(body),
  name: displayed(name),
});
