import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { FolderHeld, holdFolder } from '../../src/db/folder-lock.ts';

describe('a data folder', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'mingbai-folder-'));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));
  const leave = (holder: unknown) => writeFile(join(folder, 'lock'), JSON.stringify(holder));

  test('is held once, and again after release', async () => {
    const hold = await holdFolder(folder);
    const refusal = await holdFolder(folder).catch((error) => error);
    expect(refusal).toBeInstanceOf(FolderHeld);
    expect(refusal.message).toMatch(`in use by process ${process.pid}`);
    await hold.release();
    await (await holdFolder(folder)).release();
  });

  test('is taken over from a process that is no more', async () => {
    await leave({ pid: 2 ** 30, started: null });
    await (await holdFolder(folder)).release();
  });

  test('is taken over when another process got the holder’s number', async () => {
    await leave({ pid: process.pid, started: 'before the last boot' });
    await (await holdFolder(folder)).release();
  });

  test('is taken over when its lock was half written', async () => {
    await writeFile(join(folder, 'lock'), '{"pid":');
    await (await holdFolder(folder)).release();
  });

  test('is taken over by one of many', async () => {
    await leave({ pid: 2 ** 30, started: null });
    const holds = await Promise.allSettled(Array.from({ length: 8 }, () => holdFolder(folder)));
    expect(holds.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });
});
