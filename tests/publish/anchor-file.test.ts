import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { anchorFile } from '../../src/node/anchor-file.ts';

let folder: string;
let path: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mingbai-anchor-'));
  path = join(folder, 'kept', 'log.anchor');
});
afterEach(() => rm(folder, { recursive: true, force: true }));

test('is nothing before it is written, and then what was written last', async () => {
  const anchor = anchorFile(path);
  expect(await anchor.read()).toBeUndefined();
  await anchor.replace(async (current) => `${current} then 1`);
  await anchor.replace(async (current) => `${current}, 2`);
  await anchor.replace(async () => undefined);
  expect(await anchorFile(path).read()).toBe('undefined then 1, 2');
  expect(await readdir(join(folder, 'kept'))).toEqual(['log.anchor']);
});

test('is replaced by one at a time: nobody’s look at it is out of date when they write', async () => {
  const anchors = Array.from({ length: 8 }, () => anchorFile(path));
  await Promise.all(
    anchors.map((anchor) =>
      anchor.replace(async (current) => {
        await setImmediate();
        return String(Number(current ?? 0) + 1);
      }),
    ),
  );
  expect(await readFile(path, 'utf8')).toBe('8');
});

test('is left as it was, and free for the next, when the decision fails', async () => {
  const anchor = anchorFile(path);
  await anchor.replace(async () => 'first');
  await expect(anchor.replace(() => Promise.reject(new Error('another history')))).rejects.toThrow(
    'another history',
  );
  await anchor.replace(async (current) => `${current}, second`);
  expect(await anchor.read()).toBe('first, second');
});

test('is taken over from a process that ended while it had it', async () => {
  const anchor = anchorFile(path);
  await anchor.replace(async () => 'first');
  await writeFile(`${path}.lock`, JSON.stringify({ pid: 2 ** 30, started: null }));
  await writeFile(`${path}.new`, 'half writt');
  await anchor.replace(async (current) => `${current}, second`);
  expect(await anchor.read()).toBe('first, second');
});
