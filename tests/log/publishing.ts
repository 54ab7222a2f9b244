/** Publishes a log as it stands, without a publisher: what readers of published logs are tested on. */
import type { Kysely } from 'kysely';
import type { Database } from '../../src/db/schema.ts';
import { newSigningKey, type SigningKey } from '../../src/keys/signing-key.ts';
import { sha256 } from '../../src/log/sha256.ts';
import { formatCheckpoint } from '../../src/tlog/checkpoint.ts';
import { cosign } from '../../src/tlog/cosignature.ts';
import { root as rootOf } from '../../src/tlog/frontier.ts';
import { COSIGNATURE, ED25519, parseNote, signatureLine, signNote } from '../../src/tlog/note.ts';
import { fold } from '../../src/tlog/prove.ts';

export const ORIGIN = 'test.example/log';
export const logKey: SigningKey = newSigningKey(ORIGIN, ED25519);
export const witnessKey: SigningKey = newSigningKey('witness.example', COSIGNATURE);

/** Signs the head and publishes it, unless it is published; gives its size. */
export async function publishes(
  db: Kysely<Database>,
  { by = logKey, at = '2016-02-15T04:00:01.000Z' }: { by?: SigningKey; at?: string } = {},
): Promise<number> {
  const { size, frontier } = await db
    .selectFrom('head')
    .select(['size', 'frontier'])
    .executeTakeFirstOrThrow();
  const newest = await db.selectFrom('checkpoints').select('size').orderBy('size', 'desc').executeTakeFirst();
  const previous = newest?.size ?? 0;
  if (size === previous) return size;
  const root = rootOf(sha256, { size, nodes: Uint8Array.from(frontier) });
  const note = signNote(formatCheckpoint({ origin: by.key.name, size, root }), by.key, by.sign);
  await db
    .insertInto('checkpoints')
    .values({ size, previous, root, frontier, note, signed_at: at })
    .execute();
  await addsNodes(db, Math.floor(previous / 256), Math.floor(size / 256));
  await db.insertInto('publications').values({ size, published_at: at }).execute();
  return size;
}

/** Roots of the tiles of leaves that became full. */
async function addsNodes(db: Kysely<Database>, from: number, to: number): Promise<void> {
  for (let index = from; index < to; index++) {
    const leaves = await db
      .selectFrom('events')
      .select('leaf_hash')
      .where('position', '>=', index * 256)
      .where('position', '<', (index + 1) * 256)
      .orderBy('position')
      .execute();
    const hashes = Buffer.concat(leaves.map(({ leaf_hash }) => leaf_hash));
    await db
      .insertInto('tree_nodes')
      .values({ level: 1, index, hash: fold(sha256, hashes) })
      .execute();
  }
}

/** The witness cosigns the checkpoint of a size, at a time in seconds since 1970. */
export async function cosigns(
  db: Kysely<Database>,
  size: number,
  time: number,
  by: SigningKey = witnessKey,
): Promise<void> {
  const { note } = await db
    .selectFrom('checkpoints')
    .select('note')
    .where('size', '=', size)
    .executeTakeFirstOrThrow();
  const text = parseNote(note)?.text ?? '';
  const line = signatureLine(cosign(text, time, by.key, by.sign));
  const { id, name } = by.key;
  const cosigned_at = new Date(time * 1000).toISOString();
  await db.insertInto('cosignatures').values({ size, key_id: id, name, line, cosigned_at }).execute();
}
