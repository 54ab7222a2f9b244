/** One process a folder: a lock file that names its holder. */
import { randomUUID } from 'node:crypto';
import { link, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

export type FolderHold = { release: () => Promise<void> };

/** Another living process has the folder open. */
export class FolderHeld extends Error {
  override name = 'FolderHeld';
  readonly folder: string;
  readonly pid: number;
  constructor(folder: string, pid: number) {
    super(
      `the database in ${folder} is in use by process ${pid}: stop that process first, or set MINGBAI_DATA to another folder`,
    );
    this.folder = folder;
    this.pid = pid;
  }
}

/** Who holds: the process, and when it started where the system tells (ids are used again after a restart). */
type Holder = { pid: number; started: string | null };

/** Longer than any take-over lasts: what is older was left by a killed process. */
const TAKEOVER_MS = 10_000;

/**
 * Holds a folder until release, or until this process ends.
 * @throws FolderHeld when a living process holds it.
 */
export const holdFolder = (folder: string): Promise<FolderHold> => holdFile(join(folder, 'lock'), folder);

/**
 * Holds whatever a lock file stands for, until release, or until this process ends.
 * @throws FolderHeld when a living process holds it, this one included.
 */
export async function holdFile(path: string, what = path): Promise<FolderHold> {
  const mine = JSON.stringify({ pid: process.pid, started: await startOf(process.pid) } satisfies Holder);
  if (!(await created(path, mine))) await takeOver(what, path, mine);
  return { release: () => rm(path, { force: true }) };
}

/** Replaces a dead process's lock. A second file keeps two processes from doing so at once. */
async function takeOver(folder: string, path: string, mine: string): Promise<void> {
  const turn = `${path}.turn`;
  await isAbandoned(folder, path);
  if (!(await created(turn, mine))) {
    const age = await stat(turn).then(
      ({ mtimeMs }) => Date.now() - mtimeMs,
      () => 0,
    );
    if (age < TAKEOVER_MS) throw new FolderHeld(folder, (await holderOf(turn))?.pid ?? 0);
    await rm(turn, { force: true });
    return takeOver(folder, path, mine);
  }
  try {
    // What a dead process left is removed in our turn alone. Where there was nothing, somebody else's may be by now.
    if (await isAbandoned(folder, path)) await rm(path, { force: true });
    if (!(await created(path, mine))) throw new FolderHeld(folder, (await holderOf(path))?.pid ?? 0);
  } finally {
    await rm(turn, { force: true });
  }
}

/** Whether a dead process left its lock; false where there is none. @throws FolderHeld when its holder lives. */
async function isAbandoned(folder: string, path: string): Promise<boolean> {
  const text = await readFile(path, 'utf8').catch(() => undefined);
  if (text === undefined) return false;
  const holder = parseHolder(text);
  if (holder && (await isAlive(holder))) throw new FolderHeld(folder, holder.pid);
  return true;
}

async function isAlive({ pid, started }: Holder): Promise<boolean> {
  try {
    process.kill(pid, 0);
  } catch (error) {
    // EPERM: somebody else's process, but a living one.
    if (!hasCode(error, 'EPERM')) return false;
  }
  return started === null || started === (await startOf(pid));
}

/** The process's start in clock ticks since boot (proc_pid_stat(5), field 22), where there is a /proc. */
async function startOf(pid: number): Promise<string | null> {
  const text = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => null);
  // The second field, in parentheses, may hold spaces; field 22 is the 20th after it.
  return text?.slice(text.lastIndexOf(')') + 2).split(' ')[19] ?? null;
}

const holderOf = async (path: string): Promise<Holder | null> =>
  parseHolder(await readFile(path, 'utf8').catch(() => ''));

function parseHolder(text: string): Holder | null {
  try {
    const { pid, started } = JSON.parse(text);
    return Number.isInteger(pid) ? { pid, started: started ?? null } : null;
  } catch {
    // Half written by a process that was killed.
    return null;
  }
}

/** Creates a file with its whole text, unless there is one: nobody can read half of it. */
async function created(path: string, text: string): Promise<boolean> {
  const whole = `${path}.${randomUUID()}`;
  await writeFile(whole, text);
  try {
    await link(whole, path);
    return true;
  } catch (error) {
    if (hasCode(error, 'EEXIST')) return false;
    throw error;
  } finally {
    await rm(whole, { force: true });
  }
}

const hasCode = (error: unknown, code: string): boolean =>
  error instanceof Error && 'code' in error && error.code === code;
