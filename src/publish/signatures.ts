/** Whose signatures of this log's checkpoints count: those of its key, and of keys that its events announced. */
import { type Kysely, sql } from 'kysely';
import type { Database } from '../db/schema.ts';
import { verifyEd25519 } from '../keys/ed25519.ts';
import { sha256 } from '../log/sha256.ts';
import { sameBytes } from '../tlog/bytes.ts';
import { formatCheckpoint } from '../tlog/checkpoint.ts';
import { root } from '../tlog/frontier.ts';
import { isSignedBy, parseNote, parseVkey, type VerifierKey } from '../tlog/note.ts';
import { LogDiffers } from './finding.ts';
import type { SignedCheckpoint } from './standing.ts';

/** Keys that the log's events announced, added or retired, of one name. */
export async function announcedKeys(db: Kysely<Database>, name: string): Promise<VerifierKey[]> {
  const { rows } = await sql<{ vkey: string }>`
    select entry::jsonb->'data'->>'vkey' as vkey from events where type = 'key.announced' order by position`.execute(
    db,
  );
  return rows.flatMap(({ vkey }) => {
    const key = parseVkey(sha256, vkey);
    return key?.name === name ? [key] : [];
  });
}

/**
 * Refuses a stored checkpoint whose note tells another tree than its row, or that none of the keys signed.
 * @throws LogDiffers
 */
export function checkSigned(
  checkpoint: SignedCheckpoint,
  origin: string,
  keys: readonly VerifierKey[],
): void {
  const { size, root: stored, note } = checkpoint;
  const what = (fault: string) => new LogDiffers(`checkpoint ${size} ${fault}`, checkpoint.previous);
  const computed = rootOf(checkpoint);
  if (!computed || !sameBytes(computed, stored)) throw what('has another root than its frontier makes');
  const parsed = parseNote(note);
  if (parsed?.text !== formatCheckpoint({ origin, size, root: stored }))
    throw what('has a note that tells another tree');
  if (!keys.some((key) => isSignedBy(parsed, key, verifyEd25519)))
    throw what('is not signed by a key of this log');
}

function rootOf({ size, nodes }: SignedCheckpoint): Uint8Array | undefined {
  try {
    return root(sha256, { size, nodes });
  } catch {
    return undefined;
  }
}
