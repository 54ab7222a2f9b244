/** `/sitemap` for people; `/sitemap.xml`, `/robots.txt` and `/.well-known/security.txt` for programs. */
import { type Context, Hono } from 'hono';
import { messages } from '../../../views/messages/messages.ts';
import { Sitemap, sitePaths } from '../../../views/pages/sitemap.tsx';
import { escaped } from '../../feeds/atom.ts';
import { atMoment } from '../at-moment.ts';
import { cached } from '../cache.ts';
import type { Env } from '../context.ts';
import { refuse, statusProblem } from '../problem.ts';
import { page } from './render.tsx';
import { readSite } from './site-plans.ts';

export const sitemap = new Hono<Env>()
  .get('/sitemap', atMoment(), (c) =>
    page(c, {}, async () => {
      const say = messages[c.get('language')];
      const plans = await readSite(c);
      return {
        title: say.sitemap.title,
        description: say.sitemap.lead,
        plan: plans.length === 1 ? plans[0]?.row : undefined,
        synthetic: false,
        children: <Sitemap plans={plans} />,
      };
    }),
  )
  .get('/sitemap.xml', atMoment(), (c) =>
    cached(c, { position: c.get('moment').position, query: { at: c.get('moment').asked.at } }, async () => ({
      body: urlSet(c, [
        ...sitePaths(await readSite(c), c.get('deps').desk !== undefined),
        ...(await publishedPaths(c)),
      ]),
      contentType: 'application/xml; charset=utf-8',
    })),
  )
  .get('/robots.txt', (c) => {
    const { publicUrl } = c.get('deps').config;
    return c.text(`User-agent: *\nDisallow:\n\nSitemap: ${publicUrl}/sitemap.xml\n`, 200, A_DAY);
  })
  .get('/.well-known/security.txt', async (c) => {
    const { config } = c.get('deps');
    const contact = config.site?.faults;
    if (!contact) return refuse(c, statusProblem(404));
    return c.text(securityText(contact, config.publicUrl, new Date()), 200, A_DAY);
  });

const A_DAY = { 'Cache-Control': 'public, max-age=86400' };
/** The protocol's own limit: https://www.sitemaps.org/protocol.html */
const MOST_ADDRESSES = 50_000;

/** Every page in both languages, each with the address of the other. */
function urlSet(c: Context<Env>, paths: readonly string[]): string {
  const { publicUrl } = c.get('deps').config;
  const urls = paths.slice(0, MOST_ADDRESSES / 2).flatMap((path) => {
    const [zh, en] = [`${publicUrl}${path}`, `${publicUrl}${path}?lang=en`].map(escaped);
    const others = `<xhtml:link rel="alternate" hreflang="zh-CN" href="${zh}"/><xhtml:link rel="alternate" hreflang="en" href="${en}"/>`;
    return [zh, en].map((address) => `<url><loc>${address}</loc>${others}</url>`);
  });
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">',
    ...urls,
    '</urlset>',
    '',
  ].join('\n');
}

/** Addresses alone: not a word of what is published is in them. */
const publishedPaths = async (c: Context<Env>): Promise<string[]> =>
  (await c.get('deps').log.commentIds(c.get('moment'), { text: 'published', limit: MOST_ADDRESSES / 2 })).map(
    (id) => `/comments/${id}`,
  );

/** RFC 9116: it must say when it ends, in real time (a demonstration's clock is years behind). */
function securityText(contact: string, publicUrl: string, now: Date): string {
  const expires = new Date(now.getTime() + HALF_A_YEAR_MS).toISOString();
  return [
    `Contact: ${contact}`,
    `Expires: ${expires}`,
    'Preferred-Languages: zh, en',
    `Canonical: ${publicUrl}/.well-known/security.txt`,
    '',
  ].join('\n');
}

const HALF_A_YEAR_MS = 182 * 86_400_000;
