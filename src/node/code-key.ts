/** The secret under which query codes and forms are hashed and signed: in the environment, or in a file of ours alone. */
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { type DeskKeys, deskKeys, SHORTEST_SECRET } from '../comments/desk-keys.ts';
import type { Config } from '../config.ts';
import { KeyRefused } from '../keys/log-key.ts';
import { createSecret, readSecret } from './key-file.ts';

type CodeConfig = Pick<Config, 'codeKey' | 'dataFolder'>;

/**
 * A portal without a secret makes one. Whoever loses it makes every query code unknown: keep it with the log's key.
 * @throws KeyRefused when there is one that must not be used.
 */
export async function readOrMakeDeskKeys(config: CodeConfig): Promise<DeskKeys> {
  if (config.codeKey !== undefined) return keysOf(config.codeKey, 'MINGBAI_CODE_KEY');
  const path = join(config.dataFolder, 'code.key');
  const known = await readSecret(path);
  if (known !== undefined) return keysOf(known, path);
  // Another process may be making one at the same moment: the one that stands is the one.
  await createSecret(path, randomBytes(32).toString('base64')).catch((error) => {
    if (!(error instanceof KeyRefused)) throw error;
  });
  return keysOf((await readSecret(path)) ?? '', path);
}

function keysOf(secret: string, place: string): DeskKeys {
  if (secret.trim().length >= SHORTEST_SECRET) return deskKeys(secret);
  throw new KeyRefused(`the secret in ${place} is shorter than ${SHORTEST_SECRET} characters`);
}
