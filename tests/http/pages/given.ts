/** The pages over a portal in memory, and how to read what they say. */
import { createApp } from '../../../src/http/app.ts';
import type { AppConfig } from '../../../src/http/context.ts';
import { pages } from '../../../src/http/pages/index.ts';
import { config, silent } from '../given.ts';
import type { Portal } from '../portal.ts';

export type Pages = {
  get(path: string, headers?: Record<string, string>): Promise<Response>;
  /** The document at a path. @throws Error unless it is there. */
  read(path: string): Promise<string>;
};

/** Noon in Shanghai on 15 February 2016. */
export const NOW = '2016-02-15T04:00:00Z';

/** The app with its pages, over a portal's log. */
export function pagesOf({ log }: Pick<Portal, 'log'>, more: Partial<AppConfig> = {}): Pages {
  const app = createApp(
    {
      log,
      clock: () => new Date(NOW),
      config: { ...config, ...more },
      logger: silent,
      assets: { url: (name) => `/assets/${name}`, fetch: async () => new Response('') },
      ready: async () => ({ ok: true, checks: {} }),
    },
    pages(),
  );
  const get: Pages['get'] = async (path, headers = {}) => app.request(path, { headers });
  return {
    get,
    read: async (path) => {
      const response = await get(path);
      if (response.status !== 200) throw new Error(`${path} answers ${response.status}`);
      return response.text();
    },
  };
}

/** What a reader reads: no tags, entities resolved, white space as one. */
export const textOf = (html: string): string =>
  decode(html.replace(/<head>[\s\S]*?<\/head>/, '').replace(/<[^>]+>/g, ' ')).replace(/\s+/g, ' ');

/** Addresses within the site that a reader may go to, without fragments. */
export const linksOf = (html: string): string[] =>
  [
    ...html.matchAll(
      /<(?:a|link|script|form(?![^>]*method="post"))\b[^>]*?\s(?:href|src|action)="(\/[^"]*)"/g,
    ),
  ].map(([, href = '']) => decode(href).replace(/#.*$/, ''));

export const idsOf = (html: string): string[] =>
  [...html.matchAll(/\sid="([^"]*)"/g)].map(([, id = '']) => id);

export const decode = (text: string): string =>
  text
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&#39;/g, "'")
    .replace(/&amp;/g, '&');
