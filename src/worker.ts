/**
 * The portal on Cloudflare Workers: the same app, on a PostgreSQL server through Hyperdrive. A connection and a
 * promise must not outlive their request, so each request opens its own and appends alone. Nothing stays awake here:
 * the log is published each minute, and whenever somebody asks for its checkpoint.
 */
import drawingProgram from '@resvg/resvg-wasm/index_bg.wasm';
import type { Context } from 'hono';
import type { Kysely } from 'kysely';
import { type Accounts, createAccounts } from './auth/accounts.ts';
import { type Clock, systemClock } from './clock.ts';
import { createDesk, type Desk } from './comments/desk.ts';
import { RELEASED_PER_MINUTE } from './comments/waiting.ts';
import type { Config } from './config.ts';
import { type PortalSettings, readPortal } from './db/portal.ts';
import { openPostgres } from './db/postgres.ts';
import type { Database } from './db/schema.ts';
import { type Assets, createApp, type Logger, type Opened } from './http/app.ts';
import { pages } from './http/pages/index.ts';
import { readinessOf } from './http/readiness.ts';
import { eraseRevived } from './log/erasure.ts';
import { openLog } from './log/open.ts';
import type { RowReader } from './log/rows.ts';
import { clockOf, requireMode } from './mode.ts';
import { projections } from './projections/index.ts';
import type { Finding } from './publish/finding.ts';
import { createPublisher, type Publisher } from './publish/publish.ts';
import { createRasterizer } from './share/rasterize.ts';
import { formatVkey } from './tlog/note.ts';
import { witnessLink } from './witness/link.ts';
import { notSetUp, type Read, readSettings, type Settings } from './worker/settings.ts';

/** What `wrangler.toml` binds, and the variables and secrets of the deployment. */
type Bindings = Readonly<Record<string, unknown>> & {
  /** Its query cache must be off: it would serve a stale head. */
  HYPERDRIVE?: { connectionString: string };
  ASSETS: { fetch(request: Request): Promise<Response> };
};
type Manifest = { build: string; paths: Record<string, string> };

/** Known to an isolate once and for all: none changes while it lives. */
let read: Read | undefined;
let manifest: Manifest | undefined;
let settled: PortalSettings | undefined;
/** One weight alone: with both, font, program and app would come near the 128 MB of an isolate. */
let cardFont: Uint8Array<ArrayBuffer> | undefined;
/** What an audit or a publisher of this isolate found: it signs nothing more. */
let halted: Finding | undefined;

/** What fails here fails before there is anything to answer with: it is told to the operator at least. */
const open = (c: Context): Promise<Opened> =>
  opened(c, c.env).catch((error: unknown) => {
    logger.error({ err: error }, 'the portal could not be opened');
    throw error;
  });

async function opened(c: Context, bindings: Bindings): Promise<Opened> {
  const settings = settingsOf(bindings);
  const { config } = settings;
  manifest ??= await readManifest(bindings);
  const db = connected(config);
  const publishing = publishingOf(settings, db);
  const release = () =>
    c.executionCtx.waitUntil((publishing?.publisher.settled() ?? Promise.resolve()).then(() => db.destroy()));
  try {
    settled ??= await readPortal(db);
    if (settled) requireMode(settled, config.demo);
    const clock = clockOf(settled);
    const log = openLog({ db, clock, source: config.origin, projections, groupCommit: false });
    const desk = deskOf(settings, db, log, clock, publishing?.publisher);
    const deps = {
      log,
      ...(desk && { desk }),
      clock,
      logger,
      config: {
        ...config,
        build: manifest.build,
        compress: false,
        ...(publishing && { vkey: publishing.vkey }),
      },
      assets: boundAssets(bindings, manifest),
      // For this request alone: a drawing that others wait for would end with it.
      rasterize: createRasterizer({
        program: async () => drawingProgram,
        fonts: async () => {
          cardFont ??= await readFont(bindings);
          return [cardFont];
        },
      }),
      ready: readinessOf(db, projections, publishing && (() => ({ ...(halted && { halted }) }))),
      ...(config.authSecret !== undefined && { accounts: accountsOf(config, db, log) }),
      ...(publishing && { publish: () => publish(publishing.publisher) }),
      peer: () => c.req.header('CF-Connecting-IP'),
    };
    return { deps, release };
  } catch (error) {
    release();
    throw error;
  }
}

/** The library behind them is opened by whoever signs in, and by nobody else. */
const accountsOf = (
  { publicUrl, totp, authSecret = '' }: Config,
  db: Kysely<Database>,
  log: RowReader,
): Accounts =>
  createAccounts({
    db,
    log,
    secret: authSecret,
    publicUrl,
    totp,
    onError: (message) => logger.error({}, message),
  });

function connected({ database }: Config): Kysely<Database> {
  if (database.kind !== 'server') throw new Error('there is no database on Workers but a server');
  return openPostgres(database.url, {
    max: 1,
    onError: (error) => logger.warn({ err: error }, 'a connection broke'),
  });
}

/**
 * There is no file for an anchor here: a required witness is what keeps an older database, or a copy, from publishing.
 * Undefined where there is no key.
 */
function publishingOf(
  { config: { origin, witnesses }, signing }: Settings,
  db: Kysely<Database>,
): { publisher: Publisher; vkey: string } | undefined {
  if (!signing) return undefined;
  const links = witnesses.map((witness) => witnessLink(witness));
  const publisher = createPublisher({
    db,
    origin,
    signing,
    witnesses: links,
    clock: systemClock,
    logger,
    halted,
  });
  return { publisher, vkey: formatVkey(signing.key) };
}

/** Undefined without its secrets: there is no file here to keep one in. */
function deskOf(
  { config: { demo, contactDays }, desk: secrets }: Settings,
  db: Kysely<Database>,
  log: ReturnType<typeof openLog>,
  clock: Clock,
  publisher: Publisher | undefined,
): Desk | undefined {
  if (!secrets) return undefined;
  return createDesk({
    db,
    office: { log, clock, demo },
    ...secrets,
    contactDays,
    ...(publisher && { publish: () => publish(publisher) }),
    published: async () => (await log.publishedNow())?.size ?? 0,
  });
}

/** Lets comments that wait into the log; at the cron of audits, drops what is kept for a time alone. */
async function tend(settings: Settings, db: Kysely<Database>, cron: string): Promise<void> {
  settled ??= await readPortal(db);
  const clock = clockOf(settled);
  const source = settings.config.origin;
  const log = openLog({ db, clock, source, projections, groupCommit: false });
  const desk = deskOf(settings, db, log, clock, undefined);
  if (cron === EACH_MINUTE) {
    await desk?.release(RELEASED_PER_MINUTE);
    return;
  }
  const revived = await eraseRevived(db);
  if (revived.openings + revived.rows > 0)
    logger.warn({ ...revived }, 'erased again what had come back from a backup');
  await desk?.forget();
}

async function publish(publisher: Publisher): Promise<void> {
  const outcome = await publisher.publish();
  halted = publisher.state().halted;
  if (outcome.outcome === 'waiting')
    logger.warn({ size: outcome.size, reason: outcome.reason }, 'publishing waits for a required witness');
}

/** Each minute: lets comments in that wait, and publishes. At the cron of audits: checks the whole log as well, first. */
async function scheduled({ cron }: { cron: string }, bindings: Bindings): Promise<void> {
  const settings = settingsOf(bindings);
  const db = connected(settings.config);
  try {
    await tend(settings, db, cron);
    const publishing = publishingOf(settings, db);
    if (!publishing) return;
    if (cron !== EACH_MINUTE) {
      const audited = await publishing.publisher.audit();
      halted = publishing.publisher.state().halted;
      logger.info({ ...audited }, 'audited the log');
    }
    await publish(publishing.publisher);
    await publishing.publisher.settled();
  } finally {
    await db.destroy();
  }
}

/** As `wrangler.toml` has it. */
const EACH_MINUTE = '* * * * *';

/** Read once for each isolate; what is missing or wrong is told to the operator once for each, too. */
function known(bindings: Bindings): Read {
  if (read) return read;
  read = readSettings(bindings, bindings.HYPERDRIVE?.connectionString);
  if (!read.ok) logger.error({ problem: read.problem }, 'the portal is not set up');
  else for (const sentence of read.settings.without) logger.warn({}, sentence);
  return read;
}

/** @throws Error where the deployment is not set up: its requests are answered before they come here. */
function settingsOf(bindings: Bindings): Settings {
  const found = known(bindings);
  if (!found.ok) throw new Error(found.problem);
  return found.settings;
}

async function readManifest({ ASSETS }: Bindings): Promise<Manifest> {
  const response = await ASSETS.fetch(new Request('https://assets/assets/manifest.json'));
  if (!response.ok) throw new Error('dist/site has no assets: run `npm run assets` before wrangler');
  return response.json();
}

async function readFont({ ASSETS }: Bindings): Promise<Uint8Array<ArrayBuffer>> {
  const response = await ASSETS.fetch(new Request('https://assets/fonts/card.ttf'));
  if (!response.ok) throw new Error('dist/site has no font: run `npm run assets` before wrangler');
  return new Uint8Array(await response.arrayBuffer());
}

const boundAssets = ({ ASSETS }: Bindings, { paths }: Manifest): Assets => ({
  url: (name) => {
    const path = paths[name];
    if (path === undefined) throw new Error(`no asset ${name}`);
    return path;
  },
  fetch: async (path) => {
    if (!Object.values(paths).includes(path)) return null;
    const response = await ASSETS.fetch(new Request(new URL(path, 'https://assets')));
    return response.ok ? response : null;
  },
});

/** One JSON object a line, as on Node. An error is told by what it says and where it arose. */
const logger: Logger = {
  info: (fields, message) => console.log(line('info', fields, message)),
  warn: (fields, message) => console.warn(line('warn', fields, message)),
  error: (fields, message) => console.error(line('error', fields, message)),
};

const line = (level: string, fields: Record<string, unknown>, msg: string): string =>
  JSON.stringify({ level, ...fields, msg }, (_, value: unknown) =>
    value instanceof Error ? { message: value.message, stack: value.stack, cause: value.cause } : value,
  );

const app = createApp(open, pages());

type Fetch = (...of: Parameters<typeof app.fetch>) => Response | Promise<Response>;
const fetch: Fetch = (request, bindings, ctx) =>
  known(bindings as Bindings).ok ? app.fetch(request, bindings, ctx) : notSetUp();

export default { fetch, scheduled };
