/** Whose signatures of this log's checkpoints count: those of its key, and of keys that its events announced. */
import type { Kysely } from 'kysely';
import type { Database } from '../db/schema.ts';
import { verifyEd25519 } from '../keys/ed25519.ts';
import { sha256 } from '../log/sha256.ts';
import { sameBytes } from '../tlog/bytes.ts';
import { formatCheckpoint } from '../tlog/checkpoint.ts';
import { root } from '../tlog/frontier.ts';
import { isSignedBy, parseNote, parseVkey, type VerifierKey } from '../tlog/note.ts';
import { LogDiffers } from './finding.ts';
import type { SignedCheckpoint } from './standing.ts';

export type Announced = VerifierKey & { action: 'added' | 'retired'; position: number };

/** Keys that the log's events announced, added or retired, of one name. */
export async function announcedKeys(db: Kysely<Database>, name: string): Promise<Announced[]> {
  const rows = await db
    .selectFrom('events')
    .select(['position', 'entry'])
    .where('type', '=', 'key.announced')
    .orderBy('position')
    .execute();
  return rows.flatMap(({ position, entry }) => {
    const { vkey, action } = announcementOf(entry);
    const key = parseVkey(sha256, vkey);
    return key?.name === name ? [{ ...key, action, position }] : [];
  });
}

/** An entry that somebody tampered with announces nothing: the audit names it. */
function announcementOf(entry: string): { vkey: string; action: Announced['action'] } {
  try {
    const { vkey, action } = JSON.parse(entry).data;
    return { vkey: String(vkey), action: action === 'retired' ? 'retired' : 'added' };
  } catch {
    return { vkey: '', action: 'added' };
  }
}

/**
 * Refuses a stored checkpoint whose note tells another tree than its row, or that none of the keys signed.
 * @returns the first of the keys that signed it.
 * @throws LogDiffers
 */
export function checkSigned(
  checkpoint: SignedCheckpoint,
  origin: string,
  keys: readonly VerifierKey[],
): VerifierKey {
  const { size, root: stored, note } = checkpoint;
  const what = (fault: string) => new LogDiffers(`checkpoint ${size} ${fault}`, checkpoint.previous);
  const computed = rootOf(checkpoint);
  if (!computed || !sameBytes(computed, stored)) throw what('has another root than its frontier makes');
  const parsed = parseNote(note);
  if (parsed?.text !== formatCheckpoint({ origin, size, root: stored }))
    throw what('has a note that tells another tree');
  const by = keys.find((key) => isSignedBy(parsed, key, verifyEd25519));
  if (!by) throw what('is not signed by a key of this log');
  return by;
}

function rootOf({ size, nodes }: SignedCheckpoint): Uint8Array | undefined {
  try {
    return root(sha256, { size, nodes });
  } catch {
    return undefined;
  }
}
