/** Configuration, a silent logger and a log of nothing, for tests of the app that need no database. */
import type { AppConfig, AppDeps, Logger } from '../../src/http/context.ts';
import type { StoredEntry } from '../../src/log/log.ts';

export const config: AppConfig = {
  publicUrl: 'https://portal.example',
  demo: false,
  origin: 'test.example/log',
  trustedProxies: [],
  build: 'test',
};

const nothing = () => undefined;
export const silent: Logger = { info: nothing, warn: nothing, error: nothing };

/** A logger that keeps what it is told. */
export function keeping(): Logger & { lines: Record<string, unknown>[] } {
  const lines: Record<string, unknown>[] = [];
  const keep = (fields: Record<string, unknown>) => {
    lines.push(fields);
  };
  return { lines, info: keep, warn: keep, error: keep };
}

/** A log whose entries were recorded at the given times, without rows: enough to read moments. */
export function logOf(...times: string[]): AppDeps['log'] {
  const entries: StoredEntry[] = times.map((time, position) => ({
    position,
    entry: JSON.stringify({ time }),
    leafHash: new Uint8Array(32),
  }));
  const unasked = async () => {
    throw new Error('not asked for here');
  };
  return {
    append: unasked,
    head: async () => ({ size: times.length, rootHash: new Uint8Array(32), lastTime: times.at(-1) ?? null }),
    read: async ({ from = 0, to = times.length } = {}) => entries.slice(from, to + 1),
    readEvents: unasked,
    count: unasked,
    revision: unasked,
    follow: () => {
      throw new Error('not asked for here');
    },
    close: async () => undefined,
    rows: async () => [],
    row: async () => undefined,
    indexEvents: async () => times.length,
    countEvents: async () => ({ counts: [], more: false }),
    findEvents: async () => [],
    findComments: async () => [],
    commentIds: async () => [],
    countComments: unasked,
    commentValues: async () => [],
    countedComments: unasked,
    servedOpenings: async () => [],
    textsTaken: async () => -1,
    published: async () => undefined,
    recentPublished: () => undefined,
    publishedNow: async () => undefined,
    publications: async () => [],
    witnesses: async () => [],
    tile: async () => undefined,
    receipt: async () => undefined,
  };
}

/** Dependencies with an empty log; any of them may be another. */
export const deps = (more: Partial<AppDeps> = {}): AppDeps => ({
  log: logOf(),
  clock: () => new Date('2016-02-15T04:00:00Z'),
  config,
  logger: silent,
  assets: { url: (name) => `/assets/${name}`, fetch: async () => null },
  ready: async () => ({ ok: true, checks: {} }),
  ...more,
});
