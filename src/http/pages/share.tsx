/** `/share` and `/share/qr.svg`: a page of this site, ready to be passed on. */
import { type Context, Hono } from 'hono';
import { encode } from 'uqr';
import { messages } from '../../../views/messages/messages.ts';
import { SharePage } from '../../../views/pages/share.tsx';
import { figuresOf } from '../../../views/parts/indicator-actions.tsx';
import type { Shared } from '../../../views/parts/share.tsx';
import { type Query, withQuery } from '../../../views/reading.ts';
import { number } from '../../../views/words/numbers.ts';
import { isDay } from '../../domain/day.ts';
import { joinKey } from '../../projections/act.ts';
import type { PlanRow } from '../../projections/rows.ts';
import { qrCode } from '../../share/qr-code.ts';
import { atMoment } from '../at-moment.ts';
import { cached } from '../cache.ts';
import type { Env } from '../context.ts';
import { isId } from '../parameters.ts';
import { refuse } from '../problem.ts';
import { sharedPath } from '../shared-path.ts';
import { page } from './render.tsx';

export const share = new Hono<Env>()
  .get('/share', atMoment(), async (c) => {
    const asked = sharedPath(c.req.query('path'));
    if (!asked.ok) return refuse(c, asked.problem);
    const path = asked.value;
    return page(c, { path }, async () => {
      const named = await namedIn(c, path);
      const say = messages[c.get('language')];
      const title = named.title ?? decoded(path);
      return {
        title: `${title} · ${say.share.title}`,
        plan: named.plan,
        synthetic: false,
        children: <SharePage shared={sharedOf(c, path, title, named)} />,
      };
    });
  })
  .get('/share/qr.svg', (c) => {
    const asked = sharedPath(c.req.query('path'));
    if (!asked.ok) return refuse(c, asked.problem);
    const url = c.get('deps').config.publicUrl + asked.value;
    return cached(c, { position: -1, query: { url }, keep: false }, () => ({
      body: qrCode(encode(url, { ecc: 'L', border: 4 }).data),
      contentType: 'image/svg+xml; charset=utf-8',
    }));
  });

/** A path that names a moment is shared as it is; another one at the moment of this page. */
function sharedOf(c: Context<Env>, path: string, title: string, { embed, card, data }: Named): Shared {
  const url = new URL(path, 'https://portal.invalid');
  const { position, day } = c.get('moment');
  const at = url.searchParams.get('at');
  const isPinned = at !== null && at !== '';
  const live = withParameters(url, { at: undefined, day: undefined });
  if (!isPinned && position < 0) return { title, permanent: path, live: path, embed };
  const permanent = isPinned ? path : withParameters(url, { at: String(position), day });
  const picture = card && c.get('deps').rasterize ? pictureOf(card, permanent) : undefined;
  const pinned = [...new URL(permanent, 'https://portal.invalid').searchParams].filter(isMoment);
  const shared = {
    title,
    permanent,
    live,
    embed,
    picture,
    data: data && withQuery(data.path, [...data.query, ...pinned]),
  };
  const asked = isPinned ? { at, day: url.searchParams.get('day') ?? '' } : { at: String(position), day };
  const isPosition = /^(0|[1-9][0-9]{0,14})$/.test(asked.at) && isDay(asked.day);
  return isPosition ? { ...shared, position: Number(asked.at), day: asked.day } : shared;
}

/** The picture of the moment that a path names, in its language. */
function pictureOf(card: string, path: string): string {
  const kept = [...new URL(path, 'https://portal.invalid').searchParams].filter(([name]) =>
    ['at', 'day', 'lang'].includes(name),
  );
  return `${card}?${new URLSearchParams(kept)}`;
}

function withParameters(url: URL, values: Readonly<Record<string, string | undefined>>): string {
  const changed = new URL(url);
  for (const [name, value] of Object.entries(values)) {
    if (value === undefined) changed.searchParams.delete(name);
    else changed.searchParams.set(name, value);
  }
  return changed.pathname + changed.search + changed.hash;
}

const isMoment = ([name]: [string, string]): boolean => name === 'at' || name === 'day';

/** `card` is the address of its picture, `data` that of its figures. */
type Named = {
  title?: string;
  plan?: PlanRow;
  embed?: string;
  card?: string;
  data?: { path: string; query: Query };
};

/** The plan, indicator or record that a path names, as it is now. */
async function namedIn(c: Context<Env>, path: string): Promise<Named> {
  const { log } = c.get('deps');
  const { position } = c.get('moment');
  const say = messages[c.get('language')];
  const [, event] = /^\/events\/(\d{1,15})(?![^?#])/.exec(path) ?? [];
  if (event !== undefined) return { title: say.event.title(number(event)) };
  if (/^\/(?![^?#])/.test(path)) return { title: say.siteName };
  const [, id = '', kind, of] =
    /^\/plans\/([^/?#]+)(?:\/([^/?#]+)(?:\/([^/?#]+))?)?\/?(?![^?#])/.exec(path) ?? [];
  const plan = isId(id) ? await log.row('plans', joinKey(id), position) : undefined;
  if (!plan) return {};
  if (kind === undefined) return { plan, title: plan.title, card: `/plans/${id}/card.png` };
  const isIndicator = kind === 'indicators' && of !== undefined && isId(of);
  const indicator = isIndicator ? await log.row('indicators', joinKey(id, of), position) : undefined;
  if (!indicator || of === undefined) return { plan };
  const own = `/plans/${id}/indicators/${of}`;
  const keyPrefix = `${joinKey(id, of)}/`;
  const some = await log.rows('figures', { plan: id, at: position, keyPrefix, limit: 1 });
  const { path: file, query } = figuresOf(id, of);
  return {
    plan,
    title: indicator.name,
    embed: `/embed${own}`,
    card: `${own}/card.png`,
    ...(some.length > 0 && { data: { path: `${file}.csv`, query } }),
  };
}

/** As people read it; what is no text stays encoded. */
function decoded(path: string): string {
  try {
    return decodeURI(path);
  } catch {
    return path;
  }
}
