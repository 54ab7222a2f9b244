/** Renders a page at its moment, in its language, through the cache. */
import type { Context } from 'hono';
import type { Child } from 'hono/jsx';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { Document, type PageProps } from '../../../views/layout.tsx';
import { messages } from '../../../views/messages/messages.ts';
import type { MomentControlData } from '../../../views/parts/moment-control.tsx';
import type { Query, Reading, ShownLog } from '../../../views/reading.ts';
import { type Published, publishedVersion } from '../../log/published.ts';
import type { PlanRow } from '../../projections/rows.ts';
import { cached } from '../cache.ts';
import type { Env } from '../context.ts';

export type Rendering = PageProps & {
  /** The plan that the page is about. */
  plan?: PlanRow | undefined;
  /** Whether something made up is on it. */
  synthetic: boolean;
  /** The moments that a reader can go to from here. */
  control?: MomentControlData | undefined;
  /** Where what was typed here is sent, or what it is the answer to: see `Reading.form`. */
  form?: Reading['form'];
  children?: Child;
};
/** The parameters that a page knows, as understood; the others are dropped. */
export type Known = Readonly<Record<string, string | undefined>>;

/**
 * Answers with a page. `make` runs only when neither the reader nor the cache has it.
 * @param sealed whether sealed text is on it, of whichever moment: see `DependsOn`.
 */
export async function page(
  c: Context<Env>,
  known: Known,
  make: () => Promise<Rendering>,
  { sealed = false } = {},
): Promise<Response> {
  const { position, day, asked, head, today } = c.get('moment');
  const query = queryOf(known);
  // A page of the past says what changed since then.
  const since = asked.at === undefined ? {} : { head: String(head), today };
  // The footer of every page says what is published of the log now.
  const { log, config } = c.get('deps');
  const published = await log.recentPublished();
  const checkpoint = `${publishedVersion(published)} ${config.vkey ?? ''}`;
  const dependsOn = { ...known, ...since, checkpoint, at: asked.at, askedDay: asked.day };
  return cached(c, { position, day, query: dependsOn, sealed }, async () => {
    const { plan, synthetic, control, ...props } = await make();
    const reading = {
      ...readingOf(c, query, plan, synthetic || control?.since?.synthetic === true),
      control,
      log: shownLog(c, published),
    };
    return {
      body: html(reading, props),
      contentType: 'text/html; charset=utf-8',
      headers: preloads(reading),
    };
  });
}

/** Answers with a page that nobody keeps: of what cannot be done, or is not finished. */
export async function unkeptPage(
  c: Context<Env>,
  known: Known,
  status: ContentfulStatusCode,
  make: () => Promise<Rendering>,
): Promise<Response> {
  const { plan, synthetic, control, form, ...props } = await make();
  const log = shownLog(c, await c.get('deps').log.recentPublished());
  const reading = { ...readingOf(c, queryOf(known), plan, synthetic), control, form, log };
  return c.html(html(reading, props), status, { 'Cache-Control': 'no-store', ...preloads(reading) });
}

const shownLog = (c: Context<Env>, published: Published | undefined): ShownLog => ({
  last: c.get('moment').head,
  vkey: c.get('deps').config.vkey,
  ...(published && { checkpoint: { size: published.size, cosignedBy: published.cosignatures } }),
});

/** The one stylesheet, told before the first byte of the document is read. */
const preloads = ({ assets: { style } }: Reading) => ({ Link: `<${style}>; rel=preload; as=style` });

/** A whole document. */
export const html = (reading: Reading, props: PageProps): string =>
  `<!doctype html>${<Document reading={reading} {...props} />}`;

/** In the order in which the page names them, so that one page has one address. */
export const queryOf = (known: Known): Query =>
  Object.entries(known).flatMap(([name, value]) => (value === undefined ? [] : [[name, value] as const]));

/** What the parts of a page may ask for. */
export function readingOf(
  c: Context<Env>,
  query: Query,
  plan: PlanRow | undefined,
  synthetic: boolean,
): Reading {
  const language = c.get('language');
  const { config, assets } = c.get('deps');
  return {
    language,
    say: messages[language],
    path: c.req.path,
    query,
    moment: c.get('moment'),
    plan: plan && { ...plan, source: plan.source.name },
    synthetic,
    site: {
      publicUrl: config.publicUrl,
      origin: config.origin,
      demo: config.demo,
      takesComments: c.get('deps').desk !== undefined,
      identity: config.site,
    },
    display: c.get('display'),
    staff: c.get('staff'),
    assets: {
      style: assets.url('portal.css'),
      script: assets.url('portal.js'),
      icon: assets.url('icon.svg'),
    },
  };
}
