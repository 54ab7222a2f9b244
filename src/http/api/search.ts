/** Search, for programs: the same as the page finds. */
import { Hono } from 'hono';
import { z } from 'zod';
import { Count as Natural } from '../../../events/scalars.ts';
import { messages } from '../../../views/messages/messages.ts';
import type { Found as FoundRow } from '../../../views/pages/search.tsx';
import type { Piece } from '../../search/highlight.ts';
import { atMoment } from '../at-moment.ts';
import { cached, json } from '../cache.ts';
import type { Env } from '../context.ts';
import { integer } from '../parameters.ts';
import { refuse } from '../problem.ts';
import { askedFor, FOUND_KINDS } from '../search/asked.ts';
import { search as run } from '../search/run.ts';
import { AT, answers, DAY, describe, inQuery, integerInQuery } from './describe.ts';

const MOST = 100;
const SOME = 20;

const Marked = z
  .object({
    text: z.string(),
    marks: z
      .array(z.tuple([Natural, Natural]))
      .describe('Where the words stand: the first code point, and the one after the last.'),
  })
  .meta({ id: 'Marked' });
const Found = z
  .object({
    kind: z.enum(FOUND_KINDS),
    plan: z.string().nullable().describe('`null` for events of no plan.'),
    id: z
      .string()
      .describe(
        'Of the indicator, task, department or comment; the number of a paragraph; the position of an event.',
      ),
    path: z.string().describe('Page of this portal that it stands on, with the fragment.'),
    title: Marked,
    excerpts: z.array(Marked.extend({ field: z.string() }).meta({ id: 'Excerpt' })),
    type: z.string().nullable().describe('Of an event.'),
    synthetic: z.boolean().describe('An event or comment that was made up for a demonstration.'),
  })
  .meta({ id: 'Found' });
const Facet = z.array(z.object({ value: z.string(), count: Natural })).describe('Those without the filter.');
export const SearchAnswer = z
  .object({
    q: z.string(),
    position: z.int().min(-1),
    indexed: Natural.describe(
      'Events 0…indexed-1 can be found. Less than `position` + 1: the index is being made; ask again.',
    ),
    total: Natural.describe('With every filter.'),
    more: z.boolean().describe('There are more events than were counted.'),
    facets: z.object({ kinds: Facet, families: Facet, plans: Facet }),
    results: z.array(Found),
    next: Natural.nullable().describe('`after` of the next page, when `kind` is given.'),
  })
  .meta({ id: 'SearchAnswer' });

export const search = new Hono<Env>().get(
  '/search',
  describe({
    summary: 'Searches indicators, tasks, departments, the text of plans, published comments and events.',
    description:
      'Every word must occur, as a part of any word; quotation marks keep a phrase together. Case and width of letters do not matter. Without `kind`: the first results of each kind.',
    parameters: [
      inQuery('q', 'At most 100 characters and 8 words.'),
      inQuery('kind', `Only this kind: ${FOUND_KINDS.join(', ')}.`),
      inQuery('family', 'Only events of this family: `figure` of `figure.corrected`.'),
      inQuery('plan', 'Only this plan.'),
      integerInQuery('after', '`next` of the page before.'),
      integerInQuery('limit', `At most so many of each kind; ${SOME} when left out.`, MOST),
      AT,
      DAY,
    ],
    answers: answers(SearchAnswer),
  }),
  atMoment(),
  async (c) => {
    const result = askedFor(c);
    if (!result.ok) return refuse(c, result.problem);
    const limit = integer('limit', c.req.query('limit'), { least: 1, most: MOST, otherwise: SOME });
    if (!limit.ok) return refuse(c, limit.problem);
    const { asked } = result;
    const { log } = c.get('deps');
    const language = c.get('language');
    const moment = c.get('moment');
    const { position, head } = moment;
    const indexed = Math.min(await log.indexEvents(), position + 1);
    const { q, kind, plan, family, after } = asked;
    const query = { q, kind, plan, family, after: after?.toString(), limit: String(limit.value) };
    // What is found of comments may be taken away, also from an earlier moment.
    const known = { ...query, indexed: String(indexed), head: String(head) };
    return cached(c, { position, query: known, sealed: true }, async () => {
      const plans = await log.rows('plans', { at: position });
      const searching = {
        log,
        moment,
        at: position,
        plans,
        say: messages[language],
        language,
        limit: limit.value,
      };
      const { groups, ...answer } = await run(searching, asked);
      const results = groups.flatMap(({ found }) => found.map(toldFound));
      const next = kind === undefined ? null : (groups[0]?.next ?? null);
      return json({ q, position, indexed, ...answer, results, next });
    });
  },
);

function toldFound({ kind, plan, id, path, fragment, title, excerpts, event, synthetic }: FoundRow) {
  return {
    kind,
    plan,
    id,
    path: path + (fragment && `#${fragment}`),
    title: toldPieces(title),
    excerpts: excerpts.map(({ field, text }) => ({ field, ...toldPieces(text) })),
    type: event?.type ?? null,
    synthetic: (event?.synthetic ?? synthetic) === true,
  };
}

function toldPieces(pieces: readonly Piece[]): z.infer<typeof Marked> {
  const marks: [number, number][] = [];
  let at = 0;
  for (const { text, hit } of pieces) {
    const end = at + [...text].length;
    if (hit) marks.push([at, end]);
    at = end;
  }
  return { text: pieces.map(({ text }) => text).join(''), marks };
}
