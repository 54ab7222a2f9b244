/** Comments that belong on the page of a subject: those about it, those that it handles, those whose answers cite it. */
import type { Context } from 'hono';
import type { RelatedComments } from '../../../views/parts/related-comments.tsx';
import type { PublicComment } from '../../domain/public-comment.ts';
import type { Log } from '../../log/log.ts';
import { readTexts } from '../../log/public-texts.ts';
import type { RowReader } from '../../log/rows.ts';
import { joinKey } from '../../projections/act.ts';
import { aboutPrefix, CITES, handledPrefix } from '../../projections/comment-links.ts';
import type { Env } from '../context.ts';
import { linesOf, readNaming } from './lines.ts';
import { readSome } from './read.ts';

/** What a page is about. */
export type RelatedTo =
  | { kind: 'indicator' | 'task'; plan: string; id: string }
  | { kind: 'department'; plan: string; ids: readonly string[] }
  | { kind: 'event'; position: number; id: string; comment: string | undefined };

/** Published ones, and answers that cite the subject, that a page shows. */
const MOST = 3;

/** `sealed`: whether text is on it that may be taken away. */
export type ReadRelated = { related: RelatedComments; sealed: boolean };

export async function readRelated(c: Context<Env>, to: RelatedTo): Promise<ReadRelated> {
  const { log } = c.get('deps');
  const { position } = c.get('moment');
  const [own, citing] = await Promise.all([
    ownComments(log, position, to),
    citingComments(log, position, to),
  ]);
  const comments = (await readSome(c, [...own, ...citing])).filter((comment) => isOf(comment, to));
  const shown = comments
    .filter(({ text, row }) => text === 'published' || (citing.has(row.comment) && row.replies.length > 0))
    .slice(0, MOST);
  const [texts, naming] = await Promise.all([readTexts(log, shown, { replies: true }), readNaming(c, shown)]);
  const lines = linesOf(shown, naming, texts)
    // An answer is public whether its comment is or not: what it cites leads back to it.
    .filter(({ words, reply }) => words !== undefined || reply !== undefined)
    .map((line) => ({
      ...line,
      cites: citing.has(line.comment.row.comment) && !own.has(line.comment.row.comment),
    }));
  const total = comments.length;
  const all = citing.size === 0 ? allOf(to) : undefined;
  return { related: { lines, others: total - lines.length, total, all }, sealed: texts.any };
}

/** Departments of two plans may have one id. */
const isOf = ({ row }: PublicComment, to: RelatedTo): boolean =>
  to.kind === 'event' || row.plan === undefined || row.plan === to.plan;

const allOf = (to: RelatedTo): RelatedComments['all'] => {
  switch (to.kind) {
    case 'event':
      return undefined;
    case 'department':
      return undefined;
    default:
      return [
        ['about', `${to.plan}/${to.kind}/${to.id}`],
        ['text', 'all'],
      ];
  }
};

async function ownComments(log: RowReader, at: number, to: RelatedTo): Promise<Set<string>> {
  const found = await Promise.all(
    prefixesOf(to).map((keyPrefix) => log.rows('comment_links', { at, keyPrefix })),
  );
  const of = to.kind === 'event' && to.comment !== undefined ? [to.comment] : [];
  return new Set([...of, ...found.flat().map(({ comment }) => comment)]);
}

function prefixesOf(to: RelatedTo): string[] {
  switch (to.kind) {
    case 'event':
      return [aboutPrefix(undefined, `event/${to.position}`)];
    case 'department':
      return to.ids.flatMap((id) => [aboutPrefix(to.plan, `department/${id}`), handledPrefix(id)]);
    default:
      return [aboutPrefix(to.plan, `${to.kind}/${to.id}`)];
  }
}

/** Those whose answers cite the record, or a record of the indicator or task. */
async function citingComments(log: Log & RowReader, at: number, to: RelatedTo): Promise<Set<string>> {
  if (to.kind === 'department') return new Set();
  const keyPrefix = to.kind === 'event' ? `${joinKey('cites', to.id)}/` : CITES;
  const cites = await log.rows('comment_links', { at, keyPrefix });
  if (to.kind === 'event') return new Set(cites.map(({ comment }) => comment));
  const stream = `plan/${joinKey(to.plan)}/${to.kind}/${joinKey(to.id)}`;
  const streams = await Promise.all(cites.map(({ cited = '' }) => streamOf(log, cited)));
  return new Set(cites.flatMap(({ comment }, index) => (streams[index] === stream ? [comment] : [])));
}

/** The stream of a record never changes: each is looked up once. */
const streams = new WeakMap<object, Map<string, Promise<string | undefined>>>();
const MOST_STREAMS = 10_000;

function streamOf(log: Log, id: string): Promise<string | undefined> {
  const known = streams.get(log) ?? new Map<string, Promise<string | undefined>>();
  streams.set(log, known);
  const before = known.get(id);
  if (before) return before;
  if (known.size >= MOST_STREAMS) known.clear();
  const found = log.readEvents({ id, limit: 1 }).then(([event]) => event?.subject);
  known.set(id, found);
  found.catch(() => known.delete(id));
  return found;
}
