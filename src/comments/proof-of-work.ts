/**
 * Proof of work (altcha): a browser spends a second on each comment. The challenge is bound to the form that it came
 * with, and a form counts once: so does its solution, without a list of those that were used.
 */
import { createChallenge, randomInt, verifySolution } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2';
import { z } from 'zod';
import type { DeskKeys } from './desk-keys.ts';
import type { Effort } from './rush.ts';

/**
 * PBKDF2 rounds an attempt, and how many attempts it takes: about a second on a phone. Where much comes, more of them:
 * the signed challenge says what key is to be found, and checking what was found costs one attempt.
 */
const COST = 500;
const ATTEMPTS = { min: 400, max: 800 };
const MOST_EFFORT: Effort = 4;

/** JSON, as the browser is to solve it. */
export async function newChallenge(keys: DeskKeys, form: string, effort: Effort = 1): Promise<string> {
  const challenge = await createChallenge({
    algorithm: 'PBKDF2/SHA-256',
    cost: COST,
    counter: randomInt(ATTEMPTS.max * effort, ATTEMPTS.min * effort),
    deriveKey,
    data: { form },
    hmacSignatureSecret: keys.secret('proof'),
  });
  return JSON.stringify(challenge);
}

/** Whether the text is a solution of the challenge that came with the form. */
export async function isProof(keys: DeskKeys, form: string, text: string): Promise<boolean> {
  const payload = Payload.safeParse(parsed(text));
  if (!payload.success || payload.data.challenge.parameters.data.form !== form) return false;
  const { verified } = await verifySolution({
    ...payload.data,
    deriveKey,
    hmacSignatureSecret: keys.secret('proof'),
  });
  return verified;
}

/** Exactly what is made above: a stranger's parameters must not make the server work. */
const Hex = z.string().regex(/^[0-9a-f]{2,64}$/);
const Payload = z.strictObject({
  challenge: z.strictObject({
    parameters: z.strictObject({
      algorithm: z.literal('PBKDF2/SHA-256'),
      cost: z.literal(COST),
      data: z.strictObject({ form: z.string().max(64) }),
      keyLength: z.literal(32),
      keyPrefix: Hex,
      nonce: Hex,
      salt: Hex,
    }),
    signature: Hex,
  }),
  solution: z.strictObject({
    counter: z
      .int()
      .min(0)
      .max(ATTEMPTS.max * MOST_EFFORT),
    derivedKey: Hex,
    time: z.number(),
  }),
});

function parsed(text: string): unknown {
  if (text.length > 2_000) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
