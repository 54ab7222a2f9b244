/** The keys of contacts on this machine: in the environment, or in a file that nobody else can read. */
import { join } from 'node:path';
import {
  type ContactCipher,
  ContactKeyRefused,
  contactCipher,
  newContactKey,
} from '../comments/contact-cipher.ts';
import type { Config } from '../config.ts';
import { KeyRefused } from '../keys/log-key.ts';
import { createSecret, readSecret } from './key-file.ts';

type ContactConfig = Pick<Config, 'contactKey' | 'dataFolder'>;

export const contactKeyPath = ({ dataFolder }: Pick<Config, 'dataFolder'>): string =>
  join(dataFolder, 'contact.key');

/**
 * What contacts are encrypted by; a portal without a key makes one. Processes of one portal on several machines
 * share no folder: they must be given the key.
 * @throws KeyRefused when there is one that must not be used.
 */
export async function readOrMakeContactCipher(config: ContactConfig): Promise<ContactCipher> {
  if (config.contactKey !== undefined) return cipherOf(config.contactKey, 'MINGBAI_CONTACT_KEY');
  const path = contactKeyPath(config);
  const known = await readSecret(path);
  if (known !== undefined) return cipherOf(known, path);
  // Another process may be making one at the same moment: the one that stands is the one.
  await createSecret(path, newContactKey()).catch((error) => {
    if (!(error instanceof KeyRefused)) throw error;
  });
  return cipherOf((await readSecret(path)) ?? '', path);
}

function cipherOf(text: string, place: string): ContactCipher {
  try {
    return contactCipher(text);
  } catch (error) {
    if (!(error instanceof ContactKeyRefused)) throw error;
    throw new KeyRefused(`${place}: ${error.message}`);
  }
}
