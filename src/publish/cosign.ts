/** Asking witnesses to cosign a checkpoint, and keeping what they sign. */
import type { Kysely } from 'kysely';
import type { Database } from '../db/schema.ts';
import { verifyEd25519 } from '../keys/ed25519.ts';
import { sha256 } from '../log/sha256.ts';
import { tileReader } from '../log/tiles.ts';
import { cosignedAt } from '../tlog/cosignature.ts';
import { parseNote, withSignatures } from '../tlog/note.ts';
import { proveConsistency } from '../tlog/prove.ts';
import type { SignedCheckpoint } from './standing.ts';
import type { Pushed, WitnessLink } from './witness-link.ts';

/** `refused`: it will not cosign this tree. `known`: it has cosigned a larger tree, of that size. */
export type Cosigned = { ok: true } | { ok: false; reason: string; refused?: true; known?: number };

/** Has a witness cosign a checkpoint, unless it did, and stores the cosignature. Proves from where the witness stands. */
export async function cosign(
  db: Kysely<Database>,
  witness: WitnessLink,
  checkpoint: SignedCheckpoint,
): Promise<Cosigned> {
  const last = await lastCosigned(db, witness.key.id, checkpoint.size);
  if (last === checkpoint.size) return { ok: true };
  let pushed = await push(db, witness, checkpoint, last);
  // It stands elsewhere than we know: another portal told it of more, or a cosignature was lost on its way to us.
  if (!pushed.ok && pushed.conflict !== undefined) {
    const known = pushed.conflict;
    if (known > checkpoint.size)
      return { ok: false, reason: `has cosigned a tree of ${known} events`, known };
    pushed = await push(db, witness, checkpoint, known);
  }
  if (!pushed.ok) return { ok: false, reason: pushed.reason, ...(pushed.refused && { refused: true }) };
  return keep(db, witness, checkpoint, pushed.line);
}

async function push(
  db: Kysely<Database>,
  witness: WitnessLink,
  { size, note }: SignedCheckpoint,
  old: number,
): Promise<Pushed> {
  return witness.push(note, old, await proveConsistency(sha256, tileReader(db), old, size));
}

/** The largest size up to this one that the witness is known to have cosigned. */
async function lastCosigned(db: Kysely<Database>, keyId: string, size: number): Promise<number> {
  const row = await db
    .selectFrom('cosignatures')
    .select((select) => select.fn.max('size').as('size'))
    .where('key_id', '=', keyId)
    .where('size', '<=', size)
    .executeTakeFirst();
  return row?.size ?? 0;
}

async function keep(
  db: Kysely<Database>,
  { key }: WitnessLink,
  { size, note }: SignedCheckpoint,
  line: string,
): Promise<Cosigned> {
  const parsed = parseNote(withSignatures(note, [line]));
  const at = parsed && cosignedAt(parsed, key, verifyEd25519);
  if (at === undefined) return { ok: false, reason: 'answered with a signature that is not its own' };
  await db
    .insertInto('cosignatures')
    .values({ size, key_id: key.id, name: key.name, line, cosigned_at: new Date(at * 1000).toISOString() })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  return { ok: true };
}
