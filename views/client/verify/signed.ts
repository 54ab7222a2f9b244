/** Steps 4 to 6: whether the root is the log's word, who else saw it, and whether it keeps an earlier word. */
import { cosignedAt } from '../../../src/tlog/cosignature.ts';
import { COSIGNATURE, ED25519, isSignedBy } from '../../../src/tlog/note.ts';
import { isConsistent } from '../../../src/tlog/proof.ts';
import { proveConsistency } from '../../../src/tlog/prove.ts';
import type { Question, Tools, Verified } from './check.ts';
import type { Older, Signature, Step, Witnesses } from './step.ts';
import { malformed, tileReader } from './tiles.ts';

export function checkSignature(
  { keys, pasted }: Question,
  { note, checkpoint }: Verified,
  { verify }: Tools,
): Step {
  const own = keys.filter(({ type }) => type === ED25519);
  const signing = own.find((key) => isSignedBy(note, key, verify));
  const { name, id } = signing ?? own[0] ?? {};
  const key = name !== undefined && id !== undefined ? { name, id } : undefined;
  const found: Signature = { name: 'signature', key, pasted };
  if (!key) return { ...found, verdict: 'open', problem: 'keyless' };
  if (!signing) return { ...found, verdict: 'failed', problem: 'unsigned' };
  if (signing.name !== checkpoint.origin) return { ...found, verdict: 'failed', problem: 'origin' };
  return { ...found, verdict: 'passed' };
}

export function checkWitnesses({ keys }: Question, { note }: Verified, { verify }: Tools): Step {
  const witnesses = keys.filter(({ type }) => type === COSIGNATURE);
  const found: Witnesses = { name: 'witnesses', cosigned: [], unknown: [], wrong: [] };
  const seen = new Set<string>();
  for (const { name, id } of note.signatures) {
    if (seen.has(`${name} ${id}`) || keys.some((key) => key.type === ED25519 && key.id === id)) continue;
    seen.add(`${name} ${id}`);
    const key = witnesses.find((witness) => witness.name === name && witness.id === id);
    const at = key && cosignedAt(note, key, verify);
    if (!key) found.unknown.push(name);
    else if (at === undefined) found.wrong.push(name);
    else found.cosigned.push({ name, id, at });
  }
  if (found.wrong.length > 0) return { ...found, verdict: 'failed' };
  return { ...found, verdict: found.cosigned.length > 0 ? 'passed' : 'none' };
}

export async function compareOlder(
  { older, keys }: Question,
  { checkpoint }: Verified,
  { hash, read, verify }: Tools,
): Promise<Step> {
  if (!older) return { name: 'older', verdict: 'none' };
  const { size, origin } = older.checkpoint;
  const signed = keys.some((key) => isSignedBy(older.note, key, verify));
  const found: Older = { name: 'older', size, signed };
  if (origin !== checkpoint.origin) return { ...found, verdict: 'open', problem: 'origin' };
  if (size > checkpoint.size) return { ...found, verdict: 'failed', problem: 'longer' };
  const proof = await proveConsistency(hash, tileReader(read), size, checkpoint.size).catch(malformed);
  if ('malformed' in proof) return { ...found, verdict: 'failed', problem: proof };
  const counted = { ...found, hashes: proof.length };
  return isConsistent(hash, older.checkpoint, proof, checkpoint)
    ? { ...counted, verdict: 'passed' }
    : { ...counted, verdict: 'failed', problem: 'rewritten' };
}
