/** Serves the portal on Node: behind `npm start` and `mingbai serve`. */
import { createServer, type Server } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import { getConnInfo } from '@hono/node-server/conninfo';
import { createAccounts } from './auth/accounts.ts';
import type { Config } from './config.ts';
import { type AppDeps, createApp } from './http/app.ts';
import { pages } from './http/pages/index.ts';
import { readinessOf } from './http/readiness.ts';
import { announcement } from './node/announce.ts';
import { type BundledAssets, buildId, bundleAssets } from './node/assets.ts';
import { readOrMakeAuthSecret } from './node/auth-secret.ts';
import { installedDrawing } from './node/drawing.ts';
import { keepForgetting } from './node/keep-forgetting.ts';
import { keepIndexed } from './node/keep-indexed.ts';
import { keepPublished } from './node/keep-published.ts';
import { keepReleased } from './node/keep-released.ts';
import { drain, listen, stopAsked } from './node/listen.ts';
import { createLogger } from './node/logger.ts';
import { openServed, type Served } from './node/open.ts';
import { openDesk } from './node/open-desk.ts';
import { type OpenedPublisher, openPublisher } from './node/open-publisher.ts';
import { projections } from './projections/index.ts';
import { createRasterizer } from './share/rasterize.ts';

/**
 * Opens the portal, prints its address when it is ready, and serves until SIGTERM or SIGINT: then it takes no more
 * requests, finishes those under way, and closes the database.
 * @throws FolderHeld, ModeRefused, PortInUse, RebuildUnderWay, or the database's error, before it is ready.
 */
export async function serve(config: Config): Promise<void> {
  const stop = stopAsked();
  const logger = createLogger();
  const [assets, build, served] = await Promise.all([
    bundleAssets(),
    buildId(),
    openServed(config, (message, fields = {}) => logger.info(fields, message)),
  ]);
  const stopping = new AbortController();
  let indexing: Promise<void> | undefined;
  let publishing: Promise<void> | undefined;
  let releasing: Promise<void> | undefined;
  let forgetting: Promise<void> | undefined;
  try {
    const publisher = await openPublisher(config, served, logger);
    const accounts = createAccounts({
      db: served.db,
      log: served.log,
      secret: await readOrMakeAuthSecret(config),
      publicUrl: config.publicUrl,
      totp: config.totp,
      onError: (message) => logger.error({}, message),
    });
    const deps = { ...dependencies(config, served, assets, build, logger, publisher), accounts };
    const desk = await openDesk(config, served, publisher);
    const server = createServer(getRequestListener(createApp({ ...deps, desk }, pages()).fetch));
    await listen(server, config.port, config.host);
    console.log(announcement(config));
    indexing = keepIndexed({
      log: served.log,
      signal: stopping.signal,
      onError: (err) => logger.warn({ err }, 'the index of the ledger is left to searches'),
    });
    releasing = keepReleased({
      desk,
      signal: stopping.signal,
      onError: (err) => logger.warn({ err }, 'comments that wait could not be let into the log'),
    });
    forgetting = keepForgetting({
      desk,
      signal: stopping.signal,
      onError: (err) => logger.warn({ err }, 'contacts whose time has passed could not be dropped'),
    });
    publishing =
      publisher &&
      keepPublished({
        publisher,
        hints: served.log.hints,
        signal: stopping.signal,
        auditInterval: config.auditInterval,
        logger,
      });
    await untilStopped(server, stop, logger);
  } finally {
    stopping.abort();
    await Promise.all([indexing, publishing, releasing, forgetting]);
    await served.close();
  }
  logger.info({}, 'stopped');
}

async function untilStopped(server: Server, stop: Promise<NodeJS.Signals>, logger: AppDeps['logger']) {
  const signal = await stop;
  logger.info({ signal }, 'stopping');
  await drain(server);
}

function dependencies(
  config: Config,
  { db, log, clock }: Served,
  assets: BundledAssets,
  build: string,
  logger: AppDeps['logger'],
  publisher: OpenedPublisher | undefined,
): AppDeps {
  const { publicUrl, demo, origin, trustedProxies, embedAncestors, development, witnesses } = config;
  const { apiToken, site, dataLicence } = config;
  return {
    log,
    clock,
    logger,
    assets: servedAssets(assets),
    rasterize: createRasterizer(installedDrawing),
    config: {
      publicUrl,
      demo,
      origin,
      trustedProxies,
      embedAncestors,
      development,
      witnesses,
      ...(dataLicence && { dataLicence }),
      ...(apiToken !== undefined && { apiToken }),
      ...(site && { site }),
      ...(publisher && { vkey: publisher.vkey }),
      build,
      compress: true,
    },
    ready: readinessOf(db, projections, publisher?.state),
    peer: (c) => getConnInfo(c).remote.address,
  };
}

/** Assets out of memory. */
export function servedAssets({ files, paths }: BundledAssets): AppDeps['assets'] {
  const byPath = new Map(files.map((file) => [file.path, file]));
  return {
    url: (name) => {
      const path = paths[name];
      if (path === undefined) throw new Error(`no asset ${name}`);
      return path;
    },
    fetch: async (path) => {
      const file = byPath.get(path);
      return file ? new Response(file.contents, { headers: { 'Content-Type': file.contentType } }) : null;
    },
  };
}
