import { chmod, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { newContactKey } from '../../src/comments/contact-cipher.ts';
import { KeyRefused } from '../../src/keys/log-key.ts';
import { readOrMakeContactCipher } from '../../src/node/contact-key.ts';

let dataFolder: string;
let path: string;
beforeEach(async () => {
  dataFolder = await mkdtemp(join(tmpdir(), 'mingbai-contact-'));
  path = join(dataFolder, 'contact.key');
});
afterEach(() => rm(dataFolder, { recursive: true, force: true }));

it('is made once, for the portal alone', async () => {
  const first = await readOrMakeContactCipher({ dataFolder });
  expect((await stat(path)).mode & 0o777).toBe(0o600);
  const again = await readOrMakeContactCipher({ dataFolder });
  expect(again.decrypt('c', first.encrypt('c', '13800000000'))).toBe('13800000000');
});

it('is the one of the environment, where there is one', async () => {
  const contactKey = newContactKey();
  const cipher = await readOrMakeContactCipher({ dataFolder, contactKey });
  await writeFile(path, contactKey, { mode: 0o600 });
  const fromFile = await readOrMakeContactCipher({ dataFolder });
  expect(fromFile.decrypt('c', cipher.encrypt('c', 'a@b.example'))).toBe('a@b.example');
});

it('is refused when others can read it, or it is none; what it is is not told', async () => {
  await readOrMakeContactCipher({ dataFolder });
  await chmod(path, 0o644);
  await expect(readOrMakeContactCipher({ dataFolder })).rejects.toThrow(KeyRefused);
  await chmod(path, 0o600);
  await writeFile(path, 'a-secret-that-is-none');
  const refusal = await readOrMakeContactCipher({ dataFolder }).catch((error) => error);
  expect(refusal).toBeInstanceOf(KeyRefused);
  expect(refusal.message).toContain(path);
  expect(refusal.message).not.toContain(await readFile(path, 'utf8'));
});
