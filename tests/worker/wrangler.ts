/** `wrangler dev` in a process of its own: the worker in workerd, offline, on a PostgreSQL server of the test's. */
import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { promisify } from 'node:util';

export type RunningWorker = {
  /** Requests a path of the worker. */
  request(path: string, init?: RequestInit): Promise<Response>;
  stop(): Promise<void>;
};

const ROOT = join(import.meta.dirname, '../..');
/** The Node that runs this test: a script's shebang would find whichever the system has. */
const node = process.execPath;

/**
 * Bundles assets and worker and starts them.
 * @param databaseUrl where Hyperdrive's local stand-in connects.
 * @throws Error with what wrangler said, when it ends before it answers.
 */
export async function startWorker(
  databaseUrl: string,
  variables: Readonly<Record<string, string>> = {},
): Promise<RunningWorker> {
  await promisify(execFile)(node, ['--import', 'tsx', 'src/node/write-assets.ts'], { cwd: ROOT });
  const [port, inspector] = await Promise.all([freePort(), freePort()]);
  const set = Object.entries(variables).flatMap(([name, value]) => ['--var', `${name}:${value}`]);
  const wrangler = spawn(
    node,
    [
      'node_modules/wrangler/bin/wrangler.js',
      ...[
        'dev',
        '--local',
        '--ip',
        '127.0.0.1',
        '--port',
        String(port),
        '--inspector-port',
        String(inspector),
      ],
      ...['--show-interactive-dev-session=false', ...set],
    ],
    {
      cwd: ROOT,
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: {
        ...process.env,
        CI: '1',
        CLOUDFLARE_CF_FETCH_ENABLED: 'false',
        CLOUDFLARE_HYPERDRIVE_LOCAL_CONNECTION_STRING_HYPERDRIVE: databaseUrl,
        WRANGLER_SEND_METRICS: 'false',
        // Its logs and registry, beside its build and not in the home folder.
        XDG_CONFIG_HOME: join(ROOT, '.wrangler/config'),
      },
    },
  );
  const said = listenTo(wrangler);
  const ended = new Promise<void>((resolve) => wrangler.once('exit', () => resolve()));
  const address = `http://127.0.0.1:${port}`;
  const stop = async () => {
    endGroup(wrangler);
    await ended;
  };
  await Promise.race([
    answering(`${address}/healthz`),
    ended.then(() => Promise.reject(new Error(`wrangler ended: ${said()}`))),
  ]);
  return { request: (path, init) => fetch(`${address}${path}`, init), stop };
}

function listenTo({ stdout, stderr }: ChildProcess): () => string {
  let text = '';
  for (const stream of [stdout, stderr]) stream?.on('data', (chunk) => (text = (text + chunk).slice(-8_000)));
  return () => text;
}

/** Wrangler and the workerd that it started: they are one process group. */
function endGroup({ pid, exitCode }: ChildProcess): void {
  if (pid !== undefined && exitCode === null) process.kill(-pid, 'SIGTERM');
}

async function answering(address: string): Promise<void> {
  for (;;) {
    const response = await fetch(address).catch(() => undefined);
    if (response?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (typeof address !== 'object' || !address) throw new Error('no free port');
  return address.port;
}
