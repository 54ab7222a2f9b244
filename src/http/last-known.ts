/** Pages as they were, for as long as the database cannot be asked how they are: each says how old it is. */
import type { Context } from 'hono';
import { messages } from '../../views/messages/messages.ts';
import { clockTime, date, dayIn } from '../../views/words/dates.ts';
import { createPageCache, type Kept } from './cache.ts';
import type { Env } from './context.ts';

/** A page, when it was made, and the time zone that its reader reads it in. */
type LastKnown = Kept & { madeAt: Date; timeZone: string };
export type LastKnownPages = ReturnType<typeof createLastKnown>;

/** Where the notice goes: before the content, behind the header. */
const MAIN = '<main ';

/** Keeps what readers were shown, at most `maxBytes` of it; whatever was asked for least recently goes first. */
export function createLastKnown(maxBytes: number) {
  const pages = createPageCache<LastKnown>(maxBytes);
  return {
    /** Keeps a page that was made just now. */
    keep(c: Context<Env>, page: Kept): void {
      if (!page.headers['Content-Type']?.startsWith('text/html')) return;
      const timeZone = c.get('moment')?.timeZone ?? 'UTC';
      pages.set(keyOf(c), { ...page, madeAt: c.get('deps').clock(), timeZone });
    },

    /** Forgets what was kept of an address: it shows now what might have to go. */
    forget(c: Context<Env>): void {
      pages.forget(keyOf(c));
    },

    /** The page that was last shown at this address, with its age; undefined when there is none. */
    answer(c: Context<Env>): Response | undefined {
      const page = /^(GET|HEAD)$/.test(c.req.method) ? pages.get(keyOf(c)) : undefined;
      if (!page) return undefined;
      const html = new TextDecoder().decode(page.body);
      const age = (c.get('deps').clock().getTime() - page.madeAt.getTime()) / 1_000;
      return c.html(html.replace(MAIN, `${notice(c, page)}${MAIN}`), 200, {
        'Cache-Control': 'no-store',
        Age: String(Math.max(0, Math.floor(age))),
      });
    },
  };
}

/** Everything that a page differs by, besides the log and the day. */
const keyOf = (c: Context<Env>): string => {
  const { pathname, search } = new URL(c.req.url);
  return `${c.get('language')} ${c.get('display')} ${pathname}${search}`;
};

function notice(c: Context<Env>, { madeAt, timeZone }: LastKnown): string {
  const language = c.get('language');
  const iso = madeAt.toISOString();
  const told = `${date(dayIn(iso, timeZone), language)} ${clockTime(iso, timeZone)} (${timeZone})`;
  const { lastKnown } = messages[language].errors;
  return `<p class="last-known" role="status">${lastKnown(`<time datetime="${iso}">${told}</time>`)}</p>`;
}
