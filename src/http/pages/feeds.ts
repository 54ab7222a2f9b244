/** Atom feeds: of the ledger, a plan, an indicator and a department. */
import { type Context, Hono } from 'hono';
import { messages } from '../../../views/messages/messages.ts';
import { ATOM_TYPE, type AtomLink, atom } from '../../feeds/atom.ts';
import { joinKey } from '../../projections/act.ts';
import type { PlanRow } from '../../projections/rows.ts';
import { atMoment, inPlan } from '../at-moment.ts';
import { cached } from '../cache.ts';
import type { Env } from '../context.ts';
import { LANGUAGE_TAGS } from '../language.ts';
import { withQuery } from '../links.ts';
import { integer, isId } from '../parameters.ts';
import { fieldProblem, refuse } from '../problem.ts';
import { quoted } from '../quoted.ts';
import { departmentScope } from './department-feed.ts';
import { entryOf } from './feed-entries.ts';
import { type FeedScope, readFeed } from './feed-events.ts';
import { readNames } from './names.ts';

/** What a feed is of, in words, and the page that it goes with. */
type Subject = {
  title: string;
  subtitle?: string;
  page: string;
  scope: FeedScope | (() => Promise<FeedScope>);
};

/** To be mounted before the pages: `/events/:position` would take `/events/feed.atom` for a record. */
export const feeds = new Hono<Env>()
  .get('/events/feed.atom', atMoment(), (c) => {
    const { ledger } = messages[c.get('language')];
    return feed(c, { title: ledger.title, subtitle: ledger.lead, page: '/events', scope: { streams: [{}] } });
  })
  .get('/plans/:plan/feed.atom', inPlan(), (c) => {
    const { plan, title } = c.get('plan');
    const streams = [{ stream: `plan/${plan}` }, { streamPrefix: `plan/${plan}/` }];
    return feed(c, { title, page: `/plans/${plan}`, scope: { streams } });
  })
  .get('/plans/:plan/indicators/:id/feed.atom', inPlan(), async (c) => {
    const plan = c.get('plan');
    const id = c.req.param('id');
    const row = isId(id) ? await rowOf(c, 'indicators', plan, id) : undefined;
    if (!row) return refuse(c, unknown('indicator', id));
    return feed(c, {
      title: `${row.name} · ${plan.shortTitle}`,
      page: `/plans/${plan.plan}/indicators/${id}`,
      scope: { streams: [{ stream: `plan/${plan.plan}/indicator/${id}` }] },
    });
  })
  .get('/plans/:plan/departments/:id/feed.atom', inPlan(), async (c) => {
    const plan = c.get('plan');
    const id = c.req.param('id');
    const row = isId(id) ? await rowOf(c, 'departments', plan, id) : undefined;
    if (!row) return refuse(c, unknown('department', id));
    return feed(c, {
      title: `${row.name} · ${plan.shortTitle}`,
      subtitle: messages[c.get('language')].feeds.ofDepartment,
      page: `/plans/${plan.plan}/departments/${id}`,
      scope: () => departmentScope(c.get('deps').log, plan, id, c.get('moment').position),
    });
  });

const rowOf = <N extends 'indicators' | 'departments'>(
  c: Context<Env>,
  name: N,
  { plan }: PlanRow,
  id: string,
) => c.get('deps').log.row(name, joinKey(plan, id), c.get('moment').position);

async function feed(c: Context<Env>, subject: Subject): Promise<Response> {
  const before = integer('before', c.req.query('before') || undefined, {
    least: 0,
    most: Number.MAX_SAFE_INTEGER,
    otherwise: Number.MAX_SAFE_INTEGER,
  });
  if (!before.ok) return refuse(c, before.problem);
  const { position, asked } = c.get('moment');
  const query = { at: asked.at, before: c.req.query('before') || undefined };
  return cached(c, { position, query }, async () => ({
    body: await written(c, subject, Math.min(position, before.value - 1)),
    contentType: ATOM_TYPE,
  }));
}

/** The document: the newest records up to `to`. */
async function written(
  c: Context<Env>,
  { title, subtitle, page, scope }: Subject,
  to: number,
): Promise<string> {
  const { log, config } = c.get('deps');
  const language = c.get('language');
  const say = messages[language];
  const { position } = c.get('moment');
  const read = await readFeed(log, typeof scope === 'function' ? await scope() : scope, to);
  const names = await readNames(log, read.events, position);
  const { publicUrl, origin } = config;
  return atom({
    // The log's origin is for ever; the portal's address is not.
    id: `urn:mingbai:feed:${origin}${c.req.path.replace(/\/feed\.atom$/, '')}`,
    title: `${title} · ${say.siteName}`,
    subtitle,
    language: LANGUAGE_TAGS[language],
    updated: read.events[0]?.time ?? EMPTY,
    author: say.siteName,
    links: linksOf(c, page, read.older),
    entries: read.events.map((event) => entryOf(event, { say, language, names, publicUrl })),
  });
}

/** RFC 4287 asks for an instant even where nothing has happened. */
const EMPTY = '1970-01-01T00:00:00Z';

/** Itself, its page, its other language, and the way through its pages (RFC 5005 §3). */
function linksOf(c: Context<Env>, page: string, older: number | null): AtomLink[] {
  const { publicUrl } = c.get('deps').config;
  const language = c.get('language');
  const { at } = c.get('moment').asked;
  const lang = language === 'zh' ? undefined : language;
  const before = c.req.query('before') || undefined;
  const of = (path: string, query: Parameters<typeof withQuery>[1]) => publicUrl + withQuery(path, query);
  const type = 'application/atom+xml';
  const { path } = c.req;
  return [
    { rel: 'self', type, href: of(path, { before, at, lang }) },
    { rel: 'alternate', type: 'text/html', href: of(page, { at, lang }) },
    ...(before === undefined ? [] : [{ rel: 'first', type, href: of(path, { at, lang }) }]),
    ...(older === null ? [] : [{ rel: 'next', type, href: of(path, { before: older, at, lang }) }]),
  ];
}

const unknown = (field: 'indicator' | 'department', id: string) =>
  fieldProblem(404, `${field}-unknown`, field, {
    zh: `没有标识为${quoted(id)}的${field === 'indicator' ? '指标' : '部门'},因此也没有它的订阅。`,
    en: `There is no ${field} ${quoted(id)}, and so no feed of it.`,
  });
