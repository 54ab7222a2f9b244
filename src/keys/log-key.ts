/** The secret text of a log's signing key, as an operator gives it. */
import { ED25519 } from '../tlog/note.ts';
import { parseSigningKey, type SigningKey } from './signing-key.ts';

/** The key cannot be used. Says what to do; never what the secret is. */
export class KeyRefused extends Error {
  override name = 'KeyRefused';
}

/**
 * The key by which the log of that origin signs.
 * @param place where the secret was found.
 * @throws KeyRefused when it is none, or another log's.
 */
export function logKeyOf(secret: string, origin: string, place: string): SigningKey {
  const signing = parseSigningKey(secret);
  if (!signing || signing.key.type !== ED25519)
    throw new KeyRefused(`${place} holds no signing key of a log: make one with \`mingbai keys new\``);
  if (signing.key.name !== origin)
    throw new KeyRefused(
      `the key in ${place} is that of ${signing.key.name}, and this log is ${origin}: a key's name must be MINGBAI_ORIGIN`,
    );
  return signing;
}
