/** `npm start` as a process of its own. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '../..');

export type StartedPortal = {
  address: string;
  port: number;
  /** Resolves when the text has come on either output; rejects when the process ends before. */
  says(text: string): Promise<void>;
  signal(signal: NodeJS.Signals): void;
  ended: Promise<{ code: number | null; out: string; err: string }>;
};

/** What `npm start` runs. */
const DIRECTLY = [process.execPath, '--import', 'tsx', 'src/node.ts'] as const;

/** Starts the portal on a free port, with nothing of this process's environment but the path. */
export async function startPortal(
  environment: Readonly<Record<string, string>>,
  [program, ...words]: readonly [string, ...string[]] = DIRECTLY,
): Promise<StartedPortal> {
  const port = await freePort();
  const child = spawn(program, words, {
    cwd: ROOT,
    env: { PATH: process.env.PATH, PORT: String(port), ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let out = '';
  let err = '';
  child.stdout.setEncoding('utf8').on('data', (chunk) => (out += chunk));
  child.stderr.setEncoding('utf8').on('data', (chunk) => (err += chunk));
  const ended = once(child, 'close').then(([code]) => ({ code, out, err }));
  const says = async (text: string) => {
    while (!`${out}${err}`.includes(text)) {
      const more = [once(child.stdout, 'data'), once(child.stderr, 'data')];
      const over = await Promise.race([ended.then(() => true), ...more.map((one) => one.then(() => false))]);
      if (over && !`${out}${err}`.includes(text))
        throw new Error(`ended without saying "${text}": ${out}${err}`);
    }
  };
  return { address: `http://127.0.0.1:${port}`, port, says, signal: (signal) => child.kill(signal), ended };
}

export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (typeof address !== 'object' || !address) throw new Error('no free port');
  return address.port;
}
