/** Listening, and stopping without cutting anybody off. */
import type { Server } from 'node:http';

/** How long a request that is under way may take once the portal is told to stop, in milliseconds. */
const GRACE_MS = 30_000;

/** The port is another program's. */
export class PortInUse extends Error {
  override name = 'PortInUse';
}

/** @throws PortInUse, or the system's error when the address is not this machine's. */
export function listen(server: Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const taken = `port ${port} of ${host} is in use by another program: set PORT to a free one`;
      reject(error.code === 'EADDRINUSE' ? new PortInUse(taken, { cause: error }) : error);
    });
    server.listen(port, host, resolve);
  });
}

/** Resolves when SIGTERM or SIGINT asks to stop. A second signal ends the process at once. */
export function stopAsked(): Promise<NodeJS.Signals> {
  return new Promise((resolve) => {
    let asked = false;
    const onSignal = (signal: NodeJS.Signals) => {
      if (asked) process.exit(1);
      asked = true;
      resolve(signal);
    };
    process.on('SIGTERM', onSignal);
    process.on('SIGINT', onSignal);
  });
}

/** Takes no more connections and waits for the requests under way. */
export async function drain(server: Server): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  // A connection kept alive is closed once it idles; one that never does, when the grace is over.
  const idle = setInterval(() => server.closeIdleConnections(), 100);
  const force = setTimeout(() => server.closeAllConnections(), GRACE_MS);
  await closed;
  clearInterval(idle);
  clearTimeout(force);
}
