/** The log's signing key on this machine: in the environment, or in a file that nobody else can read. */
import { link, mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Config } from '../config.ts';
import { KeyRefused, logKeyOf } from '../keys/log-key.ts';
import { newSigningKey, type SigningKey } from '../keys/signing-key.ts';
import { ED25519 } from '../tlog/note.ts';

type KeyConfig = Pick<Config, 'logKey' | 'origin' | 'dataFolder' | 'database'>;

export const keyPath = ({ dataFolder }: Pick<Config, 'dataFolder'>): string => join(dataFolder, 'log.key');

/**
 * The key by which this portal signs; undefined when it has none.
 * @throws KeyRefused when there is one that must not be used.
 */
export async function readLogKey(config: KeyConfig): Promise<SigningKey | undefined> {
  if (config.logKey !== undefined) return logKeyOf(config.logKey, config.origin, 'MINGBAI_LOG_KEY');
  const path = keyPath(config);
  const secret = await readSecret(path);
  return secret === undefined ? undefined : logKeyOf(secret, config.origin, path);
}

/** The same; a portal on the embedded database, which is for a first look, makes its key when it has none. */
export async function readOrMakeLogKey(config: KeyConfig): Promise<SigningKey | undefined> {
  const known = await readLogKey(config);
  if (known || config.database.kind !== 'embedded') return known;
  const made = newSigningKey(config.origin, ED25519);
  await createSecret(keyPath(config), made.secret);
  return made;
}

/** The secret in a file, if there is one. @throws KeyRefused when others can read it. */
export async function readSecret(path: string): Promise<string | undefined> {
  const found = await stat(path).catch(missing);
  if (!found) return undefined;
  if ((found.mode & 0o077) !== 0)
    throw new KeyRefused(`others can read the key in ${path}: make it yours alone (chmod 600 ${path})`);
  return readFile(path, 'utf8');
}

/** Writes a secret that must not be there yet, with mode 0600. @throws KeyRefused when it is. */
export async function createSecret(path: string, secret: string): Promise<void> {
  const whole = `${path}.${process.pid}.new`;
  await writeSecret(whole, secret);
  try {
    await link(whole, path);
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw error;
    throw new KeyRefused(`there is a key in ${path} already: it is not overwritten`);
  } finally {
    await rm(whole, { force: true });
  }
}

/** Puts a file of a new secret in the place of the old one's, which is kept under another name. */
export async function swapSecret(path: string, newPath: string, oldPath: string): Promise<void> {
  await link(path, oldPath).catch((error) => {
    // There already when this was cut short before; nothing to keep when the old one is lost.
    if (!['EEXIST', 'ENOENT'].includes(codeOf(error))) throw error;
  });
  await rename(newPath, path);
  await syncFolder(dirname(path));
}

/** Keys that were rotated out and are kept beside the one in use. */
export async function oldKeyPaths(config: Pick<Config, 'dataFolder'>): Promise<string[]> {
  const names = await readdir(config.dataFolder).catch(() => []);
  return names
    .filter((name) => /^log\.key\.[0-9a-f]{8}$/.test(name))
    .map((name) => join(config.dataFolder, name));
}

async function writeSecret(path: string, secret: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  const file = await open(path, 'w', 0o600);
  try {
    await file.writeFile(`${secret}\n`);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** A rename is durable once its folder is. */
export async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

function missing(error: unknown): undefined {
  if (codeOf(error) !== 'ENOENT') throw error;
}

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : '';
