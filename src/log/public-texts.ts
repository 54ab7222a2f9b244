/** The texts of comments that can be read: as published, and the replies. They come from the openings alone. */
import type { PublicComment } from '../domain/public-comment.ts';
import type { OpeningReader } from './served-openings.ts';

export type PublishedWords = { title: string; body: string; name: string };
export type Texts = {
  /** As published. */
  words(comment: PublicComment): PublishedWords | undefined;
  /** By the position of the event that published it. */
  reply(position: number): string | undefined;
  /** Whether there is anything. */
  any: boolean;
};

/** Of an answer; there may be more than a query takes at once. */
const AT_ONCE = 1_000;

/** Reads what is public now of some comments: the texts as published, and the replies where they are wanted. */
export async function readTexts(
  reader: Pick<OpeningReader, 'servedOpenings'>,
  comments: readonly PublicComment[],
  { replies = false } = {},
): Promise<Texts> {
  const positions = comments.flatMap(({ row, text }) => [
    ...(text === 'published' && row.selected ? [row.selected.position] : []),
    ...(replies && text !== 'erased' ? row.replies.map(({ position }) => position) : []),
  ]);
  const read = new Map<number, Record<string, unknown>>();
  for (let begin = 0; begin < positions.length; begin += AT_ONCE) {
    const some = positions.slice(begin, begin + AT_ONCE);
    for (const { position, sealed } of await reader.servedOpenings({ positions: some }))
      read.set(position, sealed);
  }
  return {
    words: ({ row, text }) => {
      const sealed = text === 'published' && row.selected ? read.get(row.selected.position) : undefined;
      return sealed && { title: said(sealed.title), body: said(sealed.body), name: said(sealed.name) };
    },
    reply: (position) => {
      const sealed = read.get(position);
      return sealed && said(sealed.body);
    },
    any: read.size > 0,
  };
}

/** What is sealed is what somebody sent: it is text, or it is not shown. */
const said = (value: unknown): string => (typeof value === 'string' ? value : '');
