/** What shows that somebody wrote a comment: the opening that they were given, or the contact that is kept of them. */
import { timingSafeEqual } from 'node:crypto';
import { commitmentOf } from '../log/commitment.ts';
import { contactOf } from './contact.ts';
import type { DeskOptions } from './desk.ts';
import { readContact } from './retention.ts';

/** As they were typed; one of the two is enough, and an opening goes first. */
export type WritersProof = { opening: string; contact: string };

export const isProven = (desk: DeskOptions, comment: string, { opening, contact }: WritersProof) =>
  opening.trim() === '' ? ownsContact(desk, comment, contact) : opens(desk, comment, opening);

/** Whether the opening is that of the record, or of what waits to become it. */
async function opens({ db, office }: DeskOptions, comment: string, typed: string): Promise<boolean> {
  const commitment = commitmentIn(typed);
  if (commitment === undefined) return false;
  const [stored] = await office.log.readEvents({ id: comment });
  if (stored) return 'sealed' in stored.data && stored.data.sealed === commitment;
  const waiting = await db
    .selectFrom('comment_waiting')
    .select(['words', 'salt'])
    .where('comment', '=', comment)
    .executeTakeFirst();
  return waiting !== undefined && commitmentOf(JSON.parse(waiting.words), waiting.salt) === commitment;
}

/** Of what an opening holds: it tells one comment from all others. Undefined for whatever is no file of ours. */
function commitmentIn(typed: string): string | undefined {
  try {
    const { salt, sealed } = JSON.parse(typed) as Record<string, unknown>;
    if (typeof salt !== 'string' || !/^[0-9a-f]{64}$/.test(salt)) return undefined;
    if (typeof sealed !== 'object' || sealed === null) return undefined;
    return commitmentOf({ ...sealed }, salt);
  } catch {
    return undefined;
  }
}

async function ownsContact(desk: DeskOptions, comment: string, typed: string): Promise<boolean> {
  const contact = contactOf(typed);
  const known = contact && (await readContact(desk, comment));
  return known !== undefined && contact !== undefined && isSame(known, contact);
}

function isSame(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)];
  return a.length === b.length && timingSafeEqual(a, b);
}
