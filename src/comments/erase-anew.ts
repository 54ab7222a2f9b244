/**
 * Erasing anew what another copy of the log says was erased. A restored backup that is older than an erasure has the
 * words again, and its log does not know that they are to go: the published log of before does.
 */
import type { Kysely } from 'kysely';
import type { Actor } from '../../events/envelope.ts';
import type { Database } from '../db/schema.ts';
import { performComment } from '../office/comments.ts';
import type { Office } from '../office/office.ts';
import { joinKey } from '../projections/act.ts';
import type { Recorded } from '../projections/projection.ts';
import { giveUp } from './waiting.ts';

/** An erasure as that log has it. */
export type LoggedErasure = Extract<Recorded, { type: 'comment.erased' }>;

/** How many comments: erased now, erased here already, withdrawn while they waited, and not here at all. */
export type ErasedAnew = { erased: number; already: number; withdrawn: number; absent: number };

type Place = { db: Kysely<Database>; office: Office };

/** Done twice, it does nothing twice: the events keep the ids that they had. */
export async function eraseAnew(place: Place, erasures: readonly LoggedErasure[]): Promise<ErasedAnew> {
  const count: ErasedAnew = { erased: 0, already: 0, withdrawn: 0, absent: 0 };
  for (const erasure of erasures) count[await eraseOne(place, erasure)]++;
  return count;
}

async function eraseOne({ db, office }: Place, erasure: LoggedErasure): Promise<keyof ErasedAnew> {
  const { comment, authority, reason } = erasure.data;
  const withdrawn = await withdraw(db, comment, office.clock());
  const row = await office.log.row('comments', joinKey(comment), (await office.log.head()).size - 1);
  if (!row) return withdrawn ? 'withdrawn' : 'absent';
  if (row.state === 'erased') return 'already';
  const performed = await performComment(office, {
    type: 'erase_comment',
    ...{ id: erasure.id, actor: actorOf(erasure), comment, authority, reason },
  });
  if (!performed.ok) throw new Error(`comment ${comment} could not be erased: ${JSON.stringify(performed)}`);
  return 'erased';
}

const actorOf = ({ actorrole: role, actoroffice, actorref }: LoggedErasure): Actor => ({
  role,
  ...(actoroffice !== undefined && { office: actoroffice }),
  ...(actorref !== undefined && { ref: actorref }),
});

/** What waited when the backup was made would enter the log now. @returns whether it did wait. */
async function withdraw(db: Kysely<Database>, comment: string, now: Date): Promise<boolean> {
  const waits = await db
    .selectFrom('comment_waiting')
    .select('comment')
    .where('comment', '=', comment)
    .executeTakeFirst();
  if (waits) await giveUp(db, comment, now);
  return waits !== undefined;
}
