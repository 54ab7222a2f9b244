/** The Atom feed of comments as published, with the newest reply to each. */
import type { Context } from 'hono';
import { messages } from '../../../views/messages/messages.ts';
import { commentCalled } from '../../../views/words/comment-subject.ts';
import { displayed } from '../../../views/words/displayed.ts';
import { ATOM_TYPE, type AtomEntry, atom } from '../../feeds/atom.ts';
import { readTexts } from '../../log/public-texts.ts';
import { cached } from '../cache.ts';
import type { Env } from '../context.ts';
import { LANGUAGE_TAGS } from '../language.ts';
import { withQuery } from '../links.ts';
import { linesOf, readNaming } from './lines.ts';
import { readComments } from './read.ts';

const MOST = 50;
/** RFC 4287 asks for an instant even where nothing has happened. */
const EMPTY = '1970-01-01T00:00:00Z';

/** The newest published first. What is taken down or erased leaves it at once: no copy of it is kept here. */
export function commentFeed(c: Context<Env>): Promise<Response> {
  const { position, head, asked } = c.get('moment');
  const query = { at: asked.at, head: asked.at === undefined ? undefined : String(head) };
  return cached(c, { position, query, sealed: true }, async () => ({
    body: await written(c),
    contentType: ATOM_TYPE,
  }));
}

async function written(c: Context<Env>): Promise<string> {
  const { config } = c.get('deps');
  const language = c.get('language');
  const say = messages[language];
  const entries = await readEntries(c);
  const lang = language === 'zh' ? undefined : language;
  const { at } = c.get('moment').asked;
  const address = (path: string) => config.publicUrl + withQuery(path, { at, lang });
  return atom({
    id: `urn:mingbai:feed:${config.origin}/comments`,
    title: `${say.board.feed} · ${say.siteName}`,
    subtitle: say.board.feedLead,
    language: LANGUAGE_TAGS[language],
    updated: entries.map(({ updated }) => updated).reduce((a, b) => (a > b ? a : b), EMPTY),
    author: say.siteName,
    links: [
      { rel: 'self', type: 'application/atom+xml', href: address('/comments/feed.atom') },
      { rel: 'alternate', type: 'text/html', href: address('/comments') },
    ],
    entries,
  });
}

async function readEntries(c: Context<Env>): Promise<AtomEntry[]> {
  const { log, config } = c.get('deps');
  const language = c.get('language');
  const say = messages[language];
  const comments = await readComments(c, { text: 'published', order: 'published', limit: MOST });
  const [naming, texts] = await Promise.all([
    readNaming(c, comments),
    readTexts(log, comments, { replies: true }),
  ]);
  const lang = language === 'zh' ? undefined : language;
  return linesOf(comments, naming, texts).flatMap(({ comment, subject, words, reply }) => {
    const { row } = comment;
    if (!words || !row.selected) return [];
    const acts = [row.selected, ...row.replies].toSorted((a, b) => a.position - b.position);
    return {
      id: `urn:mingbai:comment:${row.comment}`,
      title: inLine(`${row.synthetic ? say.feeds.mark : ''}${words.title}`),
      published: row.selected.at,
      updated: acts.at(-1)?.at ?? row.selected.at,
      author: inLine(words.name) || say.board.anonymous,
      links: [
        {
          rel: 'alternate',
          type: 'text/html',
          href: config.publicUrl + withQuery(`/comments/${row.comment}`, { lang }),
        },
      ],
      summary: [
        commentCalled(row, subject, say),
        harmless(words.body),
        reply && `${say.board.replyBy(reply.department)}${say.colon}${harmless(reply.body)}`,
        row.synthetic && say.banner.synthetic,
      ]
        .filter(Boolean)
        .join('\n'),
      categories: [{ term: row.kind, label: say.comments.kinds[row.kind] }],
    };
  });
}

/** Readers of feeds isolate nothing: marks of direction stay out, too. */
const harmless = (text: string): string => displayed(text).replace(/[\u200e\u200f]/g, '');
const inLine = (text: string): string => harmless(text).replace(/\s+/g, ' ').trim();
