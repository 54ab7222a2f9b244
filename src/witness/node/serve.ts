/** Serves a witness on Node, until it is told to stop. */
import { createServer } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import { getConnInfo } from '@hono/node-server/conninfo';
import { verifyEd25519 } from '../../keys/ed25519.ts';
import { sha256 } from '../../log/sha256.ts';
import { drain, listen, PortInUse, stopAsked } from '../../node/listen.ts';
import { createLogger } from '../../node/logger.ts';
import { formatVkey, type VerifierKey } from '../../tlog/note.ts';
import { createWitness } from '../witness.ts';
import { createWitnessApp } from './app.ts';
import type { WitnessFolder } from './folder.ts';

export type Served = { logs: readonly VerifierKey[]; port: number; host: string };

/** Whoever sends 64 KiB more slowly than this is cut off. */
const REQUEST_MS = 20_000;

/**
 * Prints its address and key when it is ready. SIGTERM or SIGINT: no more requests, those under way are answered.
 * @throws PortInUse
 */
export async function serveWitness(folder: WitnessFolder, { logs, port, host }: Served): Promise<void> {
  const stop = stopAsked();
  const logger = createLogger();
  const { signing, signed, memory } = folder;
  const witness = createWitness({
    signing,
    logs,
    signed,
    memory,
    hash: sha256,
    verify: verifyEd25519,
    now: () => Math.floor(Date.now() / 1000),
  });
  const app = createWitnessApp({
    witness,
    logger,
    now: () => performance.now(),
    peer: (c) => getConnInfo(c).remote.address,
  });
  const server = createServer(
    { requestTimeout: REQUEST_MS, headersTimeout: REQUEST_MS },
    getRequestListener(app.fetch),
  );
  await listen(server, port, host).catch((error: unknown) => {
    if (!(error instanceof PortInUse)) throw error;
    const taken = `port ${port} of ${host} is in use by another program: choose another with --port`;
    throw new PortInUse(taken, { cause: error });
  });
  console.log(
    `the witness is ready: http://${host.includes(':') ? `[${host}]` : host}:${port}\n  ${formatVkey(signing.key)}`,
  );
  logger.info({ signal: await stop }, 'stopping');
  await drain(server);
  await witness.settled();
  logger.info({}, 'stopped');
}
