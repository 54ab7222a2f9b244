/**
 * The portal on Cloudflare Workers: the same app, on a PostgreSQL server through Hyperdrive. A connection and a
 * promise must not outlive their request, so each request opens its own and appends alone.
 */
import drawingProgram from '@resvg/resvg-wasm/index_bg.wasm';
import type { Context } from 'hono';
import { type Config, describeProblems, parseConfig } from './config.ts';
import { type PortalSettings, readPortal } from './db/portal.ts';
import { openPostgres } from './db/postgres.ts';
import { type Assets, createApp, type Logger, type Opened } from './http/app.ts';
import { pages } from './http/pages/index.ts';
import { readinessOf } from './http/readiness.ts';
import { openLog } from './log/open.ts';
import { clockOf, requireMode } from './mode.ts';
import { projections } from './projections/index.ts';
import { createRasterizer } from './share/rasterize.ts';

/** What `wrangler.toml` binds, and the variables and secrets of the deployment. */
type Bindings = Readonly<Record<string, unknown>> & {
  /** Its query cache must be off: it would serve a stale head. */
  HYPERDRIVE: { connectionString: string };
  ASSETS: { fetch(request: Request): Promise<Response> };
};
type Manifest = { build: string; paths: Record<string, string> };

/** Known to an isolate once and for all: neither changes while it lives. */
let manifest: Manifest | undefined;
let settled: PortalSettings | undefined;
/** One weight alone: with both, font, program and app would come near the 128 MB of an isolate. */
let cardFont: Uint8Array<ArrayBuffer> | undefined;

async function open(c: Context): Promise<Opened> {
  const bindings: Bindings = c.env;
  const config = configOf(bindings);
  manifest ??= await readManifest(bindings);
  const db = openPostgres(bindings.HYPERDRIVE.connectionString, {
    max: 1,
    onError: (error) => logger.warn({ err: error }, 'a connection broke'),
  });
  const release = () => c.executionCtx.waitUntil(db.destroy());
  try {
    settled ??= await readPortal(db);
    if (settled) requireMode(settled, config.demo);
    const clock = clockOf(settled);
    const log = openLog({ db, clock, source: config.origin, projections, groupCommit: false });
    const deps = {
      log,
      clock,
      logger,
      config: { ...config, build: manifest.build, compress: false },
      assets: boundAssets(bindings, manifest),
      // For this request alone: a drawing that others wait for would end with it.
      rasterize: createRasterizer({
        program: async () => drawingProgram,
        fonts: async () => {
          cardFont ??= await readFont(bindings);
          return [cardFont];
        },
      }),
      ready: readinessOf(db, projections),
      peer: () => c.req.header('CF-Connecting-IP'),
    };
    return { deps, release };
  } catch (error) {
    release();
    throw error;
  }
}

/** The variables that are text, as Node would have them in its environment. */
function configOf(bindings: Bindings): Config {
  const texts = Object.entries(bindings).filter(
    (entry): entry is [string, string] => typeof entry[1] === 'string',
  );
  const { connectionString } = bindings.HYPERDRIVE;
  const parsed = parseConfig({ ...Object.fromEntries(texts), DATABASE_URL: connectionString });
  if (!parsed.ok) throw new Error(describeProblems(parsed.problems));
  return parsed.config;
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

export default { fetch: createApp(open, pages()).fetch };
