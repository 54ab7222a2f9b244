/** Which room may import what. A file that no room here holds is refused, so that a new room brings its rule. */

export type Room = {
  /** Folder or file, from the root of the repository. The longest that fits is the one that counts. */
  at: string;
  /** What it may import at run time: our own folders and files, `node:` for Node's modules, names of packages. */
  may: readonly string[];
  /** What it may import as types alone. */
  types?: readonly string[];
  /** Neither clock, nor randomness, nor database, nor request. */
  pure?: boolean;
};

const PURE = ['events', 'src/domain', 'src/projections', 'src/tlog', 'src/search'];
const BELOW_HTTP = [...PURE, 'src/log', 'src/db', 'src/clock.ts', 'src/config.ts', 'src/mode.ts'];
const ANYTHING = ['events', 'src', 'views', 'migrations', 'plans', 'tests', 'bench', 'node:', '*'];

export const ROOMS: readonly Room[] = [
  { at: 'events', may: ['events', 'zod', 'canonicalize'], pure: true },
  {
    at: 'src/domain',
    may: ['events', 'src/domain', 'big.js', 'zod', 'yaml'],
    types: ['src/projections'],
    pure: true,
  },
  { at: 'src/projections', may: ['events', 'src/domain', 'src/projections'], pure: true },
  { at: 'src/tlog', may: ['events', 'src/tlog'], pure: true },
  // Keys that sign notes. Files of keys are Node's alone.
  { at: 'src/keys', may: ['src/tlog', 'src/keys', 'node:crypto'] },
  // C2SP tlog-witness: the protocol, and the portal's side of it.
  {
    at: 'src/witness',
    may: ['src/tlog', 'src/keys', 'src/log/sha256.ts', 'src/witness'],
    types: ['src/publish/witness-link.ts'],
  },
  { at: 'src/witness/request.ts', may: ['src/tlog'], pure: true },
  { at: 'src/witness/decide.ts', may: ['src/tlog', 'src/witness/request.ts'], pure: true },
  // The witness's own small server: files and HTTP, no database.
  {
    at: 'src/witness/node',
    may: [
      'src/tlog',
      'src/keys',
      'src/log/sha256.ts',
      'src/witness',
      'src/db/folder-lock.ts',
      'src/http/client-address.ts',
      'src/http/rate-limit.ts',
      'src/node/listen.ts',
      'src/node/logger.ts',
      'hono',
      '@hono/node-server',
      'node:',
    ],
  },
  // What is found by which words. Dates and numbers are found as people read them.
  {
    at: 'src/search',
    may: ['events', 'src/search', 'views/words'],
    types: ['src/projections'],
    pure: true,
  },
  { at: 'migrations', may: ['migrations', 'kysely', 'src/projections', 'src/db'] },
  {
    at: 'src/db',
    may: ['src/db', 'migrations', 'src/projections', 'kysely', 'kysely/migration', 'pg', 'node:'],
  },
  { at: 'src/db/pglite.ts', may: ['src/db', 'kysely', '@electric-sql/pglite', 'node:'] },
  {
    at: 'src/log',
    may: [...PURE, 'src/log', 'src/db', 'src/clock.ts', 'kysely', 'zod', 'canonicalize', 'node:crypto'],
  },
  // Signs and publishes checkpoints, and checks what stands in the tables against them.
  { at: 'src/publish', may: [...PURE, 'src/log', 'src/db', 'src/keys', 'src/publish', 'kysely'] },
  // The accounts of those who answer: better-auth in front of the database, and the roles that the log grants.
  {
    at: 'src/auth',
    may: [
      ...PURE,
      'src/db',
      'src/log',
      'src/office',
      'src/auth',
      'src/clock.ts',
      'better-auth',
      'better-auth/crypto',
      'better-auth/plugins/two-factor',
      'kysely',
      'node:crypto',
    ],
  },
  // Rows in, a picture out: as a plain value, and as SVG by the chart library's server side.
  {
    at: 'src/charts',
    may: ['events', 'src/domain', 'src/charts', 'echarts'],
    types: ['src/projections'],
    pure: true,
  },
  // Asks the log for what a decision needs, decides and appends: the one way in for http, cli and imports.
  { at: 'src/office', may: [...PURE, 'src/log', 'src/office', 'src/clock.ts', 'plans/holidays'] },
  // The desk of comments: what residents write, before and beside the log.
  {
    at: 'src/comments',
    may: [
      ...PURE,
      'src/log',
      'src/db',
      'src/office',
      'src/comments',
      'altcha-lib',
      'altcha-lib/algorithms/pbkdf2',
      'kysely',
      'zod',
      'node:crypto',
      'node:timers/promises',
    ],
  },
  {
    at: 'src/import',
    may: [
      ...PURE,
      'src/log',
      'src/office',
      'src/import',
      'src/export/formula.ts',
      'src/clock.ts',
      'csv-parse',
      'node:',
    ],
  },
  // Pictures for links that are shared: an SVG of ours out of plain words, and what draws it.
  { at: 'src/share', may: ['src/share', '@resvg/resvg-wasm'], types: ['events'] },
  // Tables as files. The writers (cell, csv, xlsx, stream) know nothing of the tables.
  { at: 'src/export', may: [...PURE, 'src/log', 'src/export', 'fflate'] },
  // Feeds out of plain words.
  { at: 'src/feeds', may: ['src/feeds'], pure: true },
  // Checks a log without its database: what it shares with the log is pure.
  {
    at: 'src/verify',
    may: [
      ...PURE,
      'src/keys',
      'src/log/commitment.ts',
      'src/log/fold.ts',
      'src/log/sha256.ts',
      'src/verify',
      'plans/holidays',
      'modern-tar',
      'node:',
    ],
    types: ['src/log'],
  },
  { at: 'src/config.ts', may: ['zod', 'src/config-values.ts', 'src/witness/setting.ts'] },
  { at: 'src/config-values.ts', may: ['zod', 'src/witness/setting.ts'] },
  { at: 'src/clock.ts', may: [] },
  { at: 'src/mode.ts', may: ['src/clock.ts'], types: ['src/db'] },
  {
    at: 'views',
    may: ['views', 'hono'],
    types: [...PURE, 'src/charts', 'src/comments', 'src/export', 'src/http'],
  },
  // Runs in the browser alone: what checks records there is the code that checks them anywhere.
  {
    at: 'views/client',
    may: [
      'views/client',
      'views/messages/proof-zh.ts',
      'views/messages/proof-en.ts',
      'src/tlog',
      '@noble/hashes',
      '@noble/ed25519',
      'altcha-lib',
      'altcha-lib/algorithms/web/pbkdf2',
      'htmx.org',
    ],
  },
  {
    at: 'src/http',
    may: [
      ...BELOW_HTTP,
      'src/auth',
      'src/office',
      'src/comments',
      'src/share',
      'src/export',
      'src/feeds',
      'src/http',
      'src/charts',
      'plans/holidays',
      'views',
      'hono',
      'hono-openapi',
      'zod',
      'big.js',
      'kysely',
      'uqr',
      'node:crypto',
    ],
    types: ['src/publish'],
  },
  {
    at: 'src/demo',
    may: [
      ...BELOW_HTTP,
      'src/office',
      'src/import',
      'src/demo',
      'plans',
      'yaml',
      'zod',
      'big.js',
      'kysely',
      'node:',
    ],
  },
  {
    at: 'src/cli',
    may: [
      ...BELOW_HTTP,
      'src/auth',
      'src/comments',
      'src/office',
      'src/import',
      'src/cli',
      'src/verify',
      'src/demo',
      'src/keys',
      'src/publish',
      'src/node/connect.ts',
      'src/node/key-file.ts',
      'src/node/open-publisher.ts',
      'src/serve.ts',
      'src/witness/node',
      'plans/holidays',
      'commander',
      'csv-parse',
      'big.js',
      'kysely',
      'yaml',
      'zod',
      'node:',
    ],
  },
  // The adapters: they wire the rooms together, and nothing imports them but `mingbai serve`.
  { at: 'src/node.ts', may: ANYTHING },
  { at: 'src/serve.ts', may: ANYTHING },
  { at: 'src/node', may: ANYTHING },
  { at: 'src/worker.ts', may: ANYTHING },
  { at: 'src/worker', may: ['src/comments', 'src/config.ts', 'src/keys'] },
  { at: 'plans', may: ANYTHING },
  { at: 'tests', may: ANYTHING },
  { at: 'bench', may: ANYTHING },
  { at: 'vitest.config.ts', may: ANYTHING },
];

/** The embedded database: large, one process a folder, and impossible on Workers. Nobody else may import it. */
export const EMBEDDED = { at: 'src/db/pglite.ts', by: ['src/node', 'src/cli', 'tests', 'bench'] };

/** What the runtime of Workers lacks: nothing that `src/worker.ts` reaches may import it. */
export const NOT_IN_WORKERS = [
  '@electric-sql/pglite',
  '@hono/node-server',
  'pino',
  'node:child_process',
  'node:fs',
  'node:http',
  'node:net',
  'node:os',
];

/** Names that say nothing of the job. */
export const EMPTY_NAMES = [
  'util',
  'utils',
  'helper',
  'helpers',
  'manager',
  'managers',
  'service',
  'services',
];

/** What a pure room never says, and how it would. */
export const IMPURE: readonly { what: string; pattern: RegExp }[] = [
  {
    what: 'the clock',
    pattern: /\bDate\.now\b|\bnew Date\(\s*\)|\bperformance\.now\b|(?<!new )\bDate\(\s*\)/,
  },
  { what: 'chance', pattern: /\bMath\.random\b|\brandomUUID\b|\brandomBytes\b|\bgetRandomValues\b/ },
  { what: 'the process', pattern: /\bprocess\.|\bglobalThis\.process\b/ },
  { what: 'the network', pattern: /(?<![.\w])fetch\(/ },
];
