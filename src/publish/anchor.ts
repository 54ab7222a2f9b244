/**
 * The last published checkpoint, kept where the database is not. A database that was restored from a backup, or copied,
 * cannot tell that it has forgotten something: the anchor can.
 */
import { type Kysely, sql } from 'kysely';
import type { Database } from '../db/schema.ts';
import { sha256 } from '../log/sha256.ts';
import { sameBytes } from '../tlog/bytes.ts';
import { parseCheckpoint } from '../tlog/checkpoint.ts';
import { emptyFrontier, extend, root } from '../tlog/frontier.ts';
import { parseNote } from '../tlog/note.ts';
import { LogDiffers } from './finding.ts';

export type Anchor = {
  /** Where it is, as an operator knows it. */
  place: string;
  /** The note that stands there; undefined when there is none. */
  read(): Promise<string | undefined>;
  /**
   * Puts a note in the place of what stands there, if `decide` wants to: nobody else does so between its question
   * and the writing. Durable when it resolves. What `decide` throws is thrown, and nothing is changed.
   */
  replace(decide: (current: string | undefined) => Promise<string | undefined>): Promise<void>;
};

/** Where the anchor says that the log was; undefined when it says nothing. */
export type Anchored = { size: number; root: Uint8Array };

/**
 * Refuses a log of which the anchor knows more, or something else.
 * @param isPublished whether this database has published anything.
 * @throws LogDiffers saying what to do.
 */
export async function checkAnchored(
  db: Kysely<Database>,
  {
    note,
    place,
    origin,
    size,
    isPublished,
  }: {
    note: string | undefined;
    place: string;
    origin: string;
    /** Of the log. */
    size: number;
    isPublished: boolean;
  },
): Promise<Anchored | undefined> {
  if (note === undefined) {
    if (!isPublished) return undefined;
    throw new LogDiffers(
      `the anchor ${place} is missing, though checkpoints were published: bring it back, or, if this database is the newest there is, put the checkpoint there that the portal serves (/log/checkpoint) after comparing it with one that a witness or a reader kept`,
    );
  }
  const anchored = parseCheckpoint(parseNote(note)?.text ?? '');
  if (!anchored) throw new LogDiffers(`the anchor ${place} holds no checkpoint: bring back what was there`);
  if (anchored.origin !== origin)
    throw new LogDiffers(
      `the anchor ${place} is that of another log, ${anchored.origin}: give each log its own (MINGBAI_ANCHOR)`,
    );
  if (anchored.size > size)
    throw new LogDiffers(
      `checkpoint ${anchored.size} was published (anchor ${place}), and this log has ${size} events alone: the database is an older one. Restore a newer backup; what was published since cannot be taken back`,
      size,
    );
  const known = await rootAt(db, anchored.size);
  if (!sameBytes(known, anchored.root))
    throw new LogDiffers(
      `checkpoint ${anchored.size} was published with another root (anchor ${place}): this database has another history. Stop this portal, and go on with the database that was published`,
    );
  return anchored;
}

/** The root over the first leaves, from the nearest checkpoint on. */
async function rootAt(db: Kysely<Database>, size: number): Promise<Uint8Array> {
  const from = await db
    .selectFrom('checkpoints')
    .select(['size', 'frontier as nodes'])
    .where('size', '<=', size)
    .orderBy('size', 'desc')
    .executeTakeFirst();
  let frontier = from ?? emptyFrontier;
  while (frontier.size < size) {
    const to = Math.min(size, frontier.size + 5_000);
    const { rows } = await sql<{ hashes: Uint8Array | null }>`
      select string_agg(leaf_hash, ''::bytea order by position) as hashes from events
      where position >= ${frontier.size} and position < ${to}`.execute(db);
    const extended = extend(sha256, frontier, rows[0]?.hashes ?? new Uint8Array(0));
    if (extended.size !== to) throw new LogDiffers('the row of an event is missing', extended.size);
    frontier = extended;
  }
  return root(sha256, frontier);
}
