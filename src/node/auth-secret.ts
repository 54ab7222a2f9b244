/** The secret that signs the sessions of staff: in the environment, or in a file beside the log's key. */
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import type { Config } from '../config.ts';
import { KeyRefused } from '../keys/log-key.ts';
import { createSecret, readSecret } from './key-file.ts';

/**
 * Made when there is none. Whoever loses it signs everybody out and voids their authenticators; several machines
 * that serve one portal must share it, through MINGBAI_AUTH_SECRET.
 * @throws KeyRefused when others can read the file, or what is in it is no secret.
 */
export async function readOrMakeAuthSecret(
  config: Pick<Config, 'authSecret' | 'dataFolder'>,
): Promise<string> {
  if (config.authSecret !== undefined) return config.authSecret;
  const path = join(config.dataFolder, 'auth.secret');
  const known = (await readSecret(path))?.trim();
  if (known !== undefined) return checked(known, path);
  try {
    const made = randomBytes(32).toString('base64url');
    await createSecret(path, made);
    return made;
  } catch (error) {
    // Another process made it in the meantime.
    if (!(error instanceof KeyRefused)) throw error;
    return checked((await readSecret(path))?.trim() ?? '', path);
  }
}

function checked(secret: string, path: string): string {
  if (secret.length >= 32) return secret;
  throw new KeyRefused(`the secret in ${path} is shorter than 32 characters`);
}
