/** What in a reply tells who somebody is, or repeats a comment that is not public: for its writer and editor to confirm. */
import type { Kysely } from 'kysely';
import type { Database } from '../../db/schema.ts';
import { findPersonal } from '../../domain/masking.ts';
import { repeatedIn } from '../../domain/repeated.ts';
import type { CommentRow } from '../../projections/rows.ts';
import { readMasks } from './masks.ts';
import { readOriginals } from './originals.ts';

export async function stretchesToConfirm(
  db: Kysely<Database>,
  row: CommentRow,
  reply: string,
): Promise<string[]> {
  const [originals, masks] = await Promise.all([readOriginals(db, [row]), readMasks(db, row.comment)]);
  const words = originals.get(row.comment);
  const numbers = findPersonal(reply).map(({ start, end }) => reply.slice(start, end));
  const repeated = words
    ? repeatedIn(reply, { words, hidden: masks?.hidden ?? [], isPublic: row.selected !== undefined })
    : [];
  return [...new Set([...numbers, ...repeated])];
}
