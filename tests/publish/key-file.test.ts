import { chmod, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { KeyRefused } from '../../src/keys/log-key.ts';
import { newSigningKey } from '../../src/keys/signing-key.ts';
import { createSecret, readLogKey, readOrMakeLogKey } from '../../src/node/key-file.ts';
import { COSIGNATURE, ED25519 } from '../../src/tlog/note.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mingbai-key-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const ORIGIN = 'portal.example/log';
const configOf = (kind: 'embedded' | 'server', logKey?: string) => ({
  origin: ORIGIN,
  dataFolder: folder,
  ...(logKey !== undefined && { logKey }),
  database: kind === 'embedded' ? { kind, folder } : { kind, url: '', ownerUrl: '' },
});

test('a portal on the embedded database makes its key, for itself alone, and keeps it', async () => {
  const made = await readOrMakeLogKey(configOf('embedded'));
  expect(made?.key).toMatchObject({ name: ORIGIN, type: ED25519 });
  expect((await stat(join(folder, 'log.key'))).mode & 0o777).toBe(0o600);
  expect(await readdir(folder)).toEqual(['log.key']);
  expect((await readOrMakeLogKey(configOf('embedded')))?.key).toEqual(made?.key);
});

test('a portal on a server makes none', async () => {
  expect(await readOrMakeLogKey(configOf('server'))).toBeUndefined();
  expect(await readdir(folder)).toEqual([]);
});

test('the environment goes before the file', async () => {
  await readOrMakeLogKey(configOf('embedded'));
  const { key, secret } = newSigningKey(ORIGIN, ED25519);
  expect((await readLogKey(configOf('server', secret)))?.key).toEqual(key);
});

test.each([
  ['nonsense', 'hello', /MINGBAI_LOG_KEY holds no signing key/],
  ['a key of a witness', newSigningKey(ORIGIN, COSIGNATURE).secret, /holds no signing key of a log/],
  [
    'another log’s',
    newSigningKey('other.example/log', ED25519).secret,
    /is that of other.example\/log, and this log is portal.example\/log/,
  ],
])('%s is refused, and not repeated', async (_, secret, says) => {
  const refusal = await readLogKey(configOf('server', secret)).catch((error) => error);
  expect(refusal).toBeInstanceOf(KeyRefused);
  expect(refusal.message).toMatch(says);
  // Base64 has plus signs of its own.
  expect(refusal.message).not.toContain(secret.replace(/^PRIVATE\+KEY\+[^+]+\+[0-9a-f]{8}\+/, ''));
});

test('a key that others can read is refused', async () => {
  await readOrMakeLogKey(configOf('embedded'));
  await chmod(join(folder, 'log.key'), 0o640);
  await expect(readLogKey(configOf('embedded'))).rejects.toThrow(/others can read the key .*chmod 600/);
});

test('a key is never overwritten', async () => {
  const path = join(folder, 'log.key');
  await writeFile(path, 'what was there');
  await expect(createSecret(path, 'new')).rejects.toThrow(KeyRefused);
  expect(await readFile(path, 'utf8')).toBe('what was there');
  expect(await readdir(folder)).toEqual(['log.key']);
});
