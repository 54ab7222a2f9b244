/** Comments that belong on the page of a subject: those about it, those that it handles, those whose answers cite it. */
import type { Context } from 'hono';
import type { RelatedComments } from '../../../views/parts/related-comments.tsx';
import type { CommentFilter, LinkedTo } from '../../log/comment-search.ts';
import { readTexts } from '../../log/public-texts.ts';
import { joinKey } from '../../projections/act.ts';
import { aboutPlaces, aboutPrefix, CITES, handledPrefix } from '../../projections/comment-links.ts';
import type { Env } from '../context.ts';
import { linesOf, readNaming } from './lines.ts';
import { readComments } from './read.ts';

/** What a page is about. */
export type RelatedTo =
  | { kind: 'indicator' | 'task'; plan: string; id: string }
  | { kind: 'department'; plan: string; ids: readonly string[] }
  /** The words of the plan, whichever of them. */
  | { kind: 'text'; plan: string }
  | { kind: 'event'; position: number; id: string; comment: string | undefined };

/** Published ones, and answers that cite the subject, that a page shows. */
const MOST = 3;

/** `sealed`: whether text is on it that may be taken away. */
export type ReadRelated = { related: RelatedComments; sealed: boolean };

export async function readRelated(c: Context<Env>, to: RelatedTo): Promise<ReadRelated> {
  const { log } = c.get('deps');
  const moment = c.get('moment');
  const [own, citing, either] = [ownOf(to), citingOf(to), eitherOf(to)];
  const cites = citing.citing !== undefined || citing.under.length > 0;
  const [counts, published, answers] = await Promise.all([
    log.countComments(moment, { total: {}, citing: { linked: citing } }, either),
    readComments(c, { ...either, text: 'published', limit: MOST }),
    cites ? readComments(c, { linked: citing, state: 'answered', limit: MOST }) : [],
  ]);
  // An answer is public whether its comment is or not: what it cites leads back to it.
  const known = new Set(published.map(({ row }) => row.comment));
  const shown = [...published, ...answers.filter(({ row }) => !known.has(row.comment))].slice(0, MOST);
  const ids = shown.map(({ row }) => row.comment);
  const [texts, naming, ofSubject] = await Promise.all([
    readTexts(log, shown, { replies: true }),
    readNaming(c, shown),
    log.commentIds(moment, { linked: own, ids }),
  ]);
  const lines = linesOf(shown, naming, texts)
    .filter(({ words, reply }) => words !== undefined || reply !== undefined)
    .map((line) => ({ ...line, cites: !ofSubject.includes(line.comment.row.comment) }));
  const { total } = counts;
  const all = counts.citing === 0 ? allOf(to) : undefined;
  return { related: { lines, others: total - lines.length, total, all }, sealed: texts.any };
}

const eitherOf = (to: RelatedTo): CommentFilter => {
  const [own, citing] = [ownOf(to), citingOf(to)];
  return {
    linked: { ...own, under: [...own.under, ...citing.under], citing: citing.citing },
    // Departments of two plans may have one id.
    ofPlan: to.kind === 'event' ? undefined : to.plan,
  };
};

const allOf = (to: RelatedTo): RelatedComments['all'] => {
  switch (to.kind) {
    case 'event':
      return undefined;
    case 'department':
    case 'text':
      return undefined;
    default:
      return [
        ['about', `${to.plan}/${to.kind}/${to.id}`],
        ['text', 'all'],
      ];
  }
};

/** About the subject, or handled by it. */
const ownOf = (to: RelatedTo): LinkedTo => ({
  under: prefixesOf(to),
  itself: to.kind === 'event' ? to.comment : undefined,
});

function prefixesOf(to: RelatedTo): string[] {
  switch (to.kind) {
    case 'event':
      return [aboutPrefix(undefined, `event/${to.position}`)];
    case 'department':
      return to.ids.flatMap((id) => [aboutPrefix(to.plan, `department/${id}`), handledPrefix(id)]);
    case 'text':
      return [aboutPlaces(to.plan)];
    default:
      return [aboutPrefix(to.plan, `${to.kind}/${to.id}`)];
  }
}

/** Those whose answers cite the record, or a record of the indicator or task. */
function citingOf(to: RelatedTo): LinkedTo {
  switch (to.kind) {
    case 'event':
      return { under: [`${CITES}${joinKey(to.id)}/`] };
    case 'department':
    case 'text':
      return { under: [] };
    default:
      return { under: [], citing: `plan/${joinKey(to.plan)}/${to.kind}/${joinKey(to.id)}` };
  }
}
