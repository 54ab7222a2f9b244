/** Conditional requests, and the cache of what was rendered: both under one tuple (ARCHITECTURE, Caching). */
import type { Context } from 'hono';
import type { Env } from './context.ts';
import { isForPrograms } from './problem.ts';

/** What a response depends on besides the program, the path, the language and the display mode. */
export type DependsOn = {
  /** The last position that could have changed it. */
  position: number;
  /** The day that verdicts are judged on, where they are. */
  day?: string;
  /** The parameters that the page knows, as understood: unknown ones are not among them. */
  query?: Readonly<Record<string, string | undefined>>;
  /** False for what is long and seldom asked for twice: it is made anew each time. */
  keep?: boolean;
  /** True where the address itself says moment and day: what it answers never changes. */
  immutable?: boolean;
  /**
   * True where it shows sealed text, of whichever moment: it is made anew once any such text was taken away, and is
   * kept neither by shared caches, nor as last known, nor as an answer that may be a second old.
   */
  sealed?: boolean;
};
export type Rendered = {
  body: string | Uint8Array<ArrayBuffer>;
  contentType: string;
  headers?: Record<string, string>;
};
export type Kept = { body: Uint8Array<ArrayBuffer>; headers: Record<string, string> };

/**
 * Answers a GET or HEAD with what `render` gives, or with what it gave before for the same tuple, or with 304 when
 * the reader has that already.
 */
export async function cached(
  c: Context<Env>,
  dependsOn: DependsOn,
  render: () => Rendered | Promise<Rendered>,
): Promise<Response> {
  const { key, validators, notModified } = await validated(c, dependsOn);
  if (notModified) return notModified;
  const cache = c.get('cache');
  const known = cache.get(key);
  const kept = known ?? keptOf(await render());
  if (!known && dependsOn.keep !== false) cache.set(key, kept);
  const lastKnown = c.get('lastKnown');
  if (dependsOn.sealed) lastKnown?.forget(c);
  else lastKnown?.keep(c, kept);
  return c.body(kept.body, 200, { ...validators, ...kept.headers });
}

/** The headers by which a reader can tell whether anything changed, and the answer when nothing did. */
export async function validated(
  c: Context<Env>,
  dependsOn: DependsOn,
): Promise<{ key: string; validators: Record<string, string>; notModified?: Response }> {
  const key = keyOf(c, dependsOn.sealed ? await withTextsTaken(c, dependsOn) : dependsOn);
  const etag = await etagOf(key);
  // Said of 304 and HEAD as well, for which the compressing middleware says nothing (RFC 9110 §15.4.5).
  const fresh = dependsOn.sealed ? NOT_SHARED : dependsOn.immutable ? FOR_EVER : 'no-cache';
  const validators = { ETag: etag, 'Cache-Control': fresh, Vary: variesWith(c) };
  if (!etagMatches(c.req.header('If-None-Match'), etag)) return { key, validators };
  return { key, validators, notModified: c.body(null, 304, validators) };
}

/** Asked before the text is read: a page that is made meanwhile holds less than its name says, never more. */
const withTextsTaken = async (c: Context<Env>, dependsOn: DependsOn): Promise<DependsOn> => ({
  ...dependsOn,
  query: { ...dependsOn.query, textsTaken: String(await c.get('deps').log.textsTaken()) },
});

const NOT_SHARED = 'private, no-cache';
const FOR_EVER = 'public, max-age=31536000, immutable';

/** JSON of a value as a `Rendered`. */
export const json = (value: unknown, headers: Record<string, string> = {}): Rendered => ({
  body: JSON.stringify(value),
  contentType: 'application/json; charset=utf-8',
  headers,
});

/** Does `If-None-Match` name this tag? Weak comparison (RFC 9110 §13.1.2). */
export function etagMatches(header: string | undefined, etag: string): boolean {
  if (header === undefined) return false;
  if (header === etag) return true;
  const opaque = (tag: string) => tag.trim().replace(/^W\//, '');
  return header.trim() === '*' || header.split(',').some((tag) => opaque(tag) === opaque(etag));
}

export type PageCache<K extends Kept = Kept> = {
  get(key: string): K | undefined;
  set(key: string, kept: K): void;
  forget(key: string): void;
  /** Bytes held: bodies, and keys and headers at two a character. */
  readonly bytes: number;
};

/** Keeps what was rendered, at most `maxBytes` of it; whatever was used least recently goes first. */
export function createPageCache<K extends Kept = Kept>(maxBytes: number): PageCache<K> {
  // A Map iterates in order of insertion: taking an entry out and putting it back makes it the newest.
  const entries = new Map<string, K>();
  let bytes = 0;
  const drop = (key: string) => {
    const entry = entries.get(key);
    if (!entry || !entries.delete(key)) return;
    bytes -= sizeOf(key, entry);
  };
  return {
    get bytes() {
      return bytes;
    },
    get(key) {
      const entry = entries.get(key);
      if (!entry) return undefined;
      entries.delete(key);
      entries.set(key, entry);
      return entry;
    },
    forget: drop,
    set(key, kept) {
      drop(key);
      const size = sizeOf(key, kept);
      if (size > maxBytes) return;
      for (const oldest of entries.keys()) {
        if (bytes + size <= maxBytes) break;
        drop(oldest);
      }
      entries.set(key, kept);
      bytes += size;
    },
  };
}

const sizeOf = (key: string, { body, headers }: Kept): number =>
  body.byteLength + 2 * (key.length + JSON.stringify(headers).length);

function keptOf({ body, contentType, headers }: Rendered): Kept {
  const bytes = typeof body === 'string' ? new TextEncoder().encode(body) : body;
  return {
    body: bytes,
    headers: { 'Content-Type': contentType, 'Content-Length': String(bytes.byteLength), ...headers },
  };
}

function keyOf(c: Context<Env>, { position, day, query = {} }: DependsOn): string {
  const known = Object.entries(query)
    .filter(([, value]) => value !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  const { build } = c.get('deps').config;
  const display = c.get('display') ?? 'standard';
  return JSON.stringify([build, c.req.path, known, c.get('language'), display, position, day ?? null]);
}

/** The display mode is a cookie of readers; programs have none. */
const variesWith = (c: Context<Env>): string =>
  isForPrograms(c.req.path) ? 'Accept-Encoding' : 'Accept-Encoding, Cookie';

/** Weak: the same content may come compressed or not. */
async function etagOf(key: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(key));
  const hex = [...new Uint8Array(digest, 0, 16)].map((byte) => byte.toString(16).padStart(2, '0'));
  return `W/"${hex.join('')}"`;
}
