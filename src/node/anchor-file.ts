/** The anchor as a file: replaced whole, durable, by one process at a time. */
import { mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { FolderHeld, type FolderHold, holdFile } from '../db/folder-lock.ts';
import type { Anchor } from '../publish/anchor.ts';
import { syncFolder } from './key-file.ts';

/** How long to wait for another process's turn, which lasts milliseconds. */
const PATIENCE_MS = 10_000;
const RETRY_MS = 10;

export function anchorFile(path: string): Anchor {
  return {
    place: path,
    read: () => readAnchor(path),
    replace: async (decide) => {
      await mkdir(dirname(path), { recursive: true });
      const hold = await turn(`${path}.lock`);
      try {
        const note = await decide(await readAnchor(path));
        if (note !== undefined) await write(path, note);
      } finally {
        await hold.release();
      }
    },
  };
}

async function readAnchor(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}

/** Whoever reads sees the old one or the new one; after a power cut as well. */
async function write(path: string, note: string): Promise<void> {
  const whole = `${path}.new`;
  const file = await open(whole, 'w', 0o644);
  try {
    await file.writeFile(note);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(whole, path);
  await syncFolder(dirname(path)).catch(() => rm(whole, { force: true }));
}

async function turn(lock: string): Promise<FolderHold> {
  const until = performance.now() + PATIENCE_MS;
  for (;;) {
    try {
      return await holdFile(lock);
    } catch (error) {
      if (!(error instanceof FolderHeld) || performance.now() > until) throw error;
      await wait(RETRY_MS);
    }
  }
}
