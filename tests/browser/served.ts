/** A portal in memory, served on a free port, for a browser to look at. */
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import { createApp } from '../../src/http/app.ts';
import type { AppConfig, AppDeps } from '../../src/http/context.ts';
import { pages } from '../../src/http/pages/index.ts';
import { bundleAssets } from '../../src/node/assets.ts';
import { installedDrawing } from '../../src/node/drawing.ts';
import { createRasterizer } from '../../src/share/rasterize.ts';
import { config, silent } from '../http/given.ts';
import { NOW } from '../http/pages/given.ts';
import { type History, openPortal, type Portal, withHistory } from '../http/portal.ts';

export type Served = { origin: string; portal: Portal; history: History; close(): Promise<void> };

/**
 * The real plan with a few figures, as the other tests have it.
 * @param beside what else the app is to have, once the portal stands at its address.
 */
export async function servePortal(
  more: Partial<AppConfig> = {},
  beside: (portal: Portal, origin: string) => Promise<Partial<AppDeps>> = async () => ({}),
): Promise<Served> {
  const portal = await openPortal();
  const history = await withHistory(portal);
  const { files, paths } = await bundleAssets();
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const origin = `http://127.0.0.1:${port}`;
  const { config: also, ...deps } = await beside(portal, origin);
  const app = createApp(
    {
      log: portal.log,
      clock: () => new Date(NOW),
      config: { ...config, embedAncestors: ['*'], ...more, ...also },
      logger: silent,
      assets: {
        url: (name) => paths[name] ?? name,
        fetch: async (path) => {
          const file = files.find((one) => one.path === path);
          return file ? new Response(file.contents, { headers: { 'Content-Type': file.contentType } }) : null;
        },
      },
      rasterize: createRasterizer(installedDrawing),
      ready: async () => ({ ok: true, checks: {} }),
      ...deps,
    },
    pages(),
  );
  server.on('request', getRequestListener(app.fetch));
  const close = async () => {
    server.closeAllConnections();
    server.close();
    await portal.close();
  };
  return { origin, portal, history, close };
}
