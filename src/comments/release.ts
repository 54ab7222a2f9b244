/** Lets what waits into the log, one by one, within what the log takes. */
import { performComment } from '../office/comments.ts';
import { forgetAttempts, note, roomFor } from './admission.ts';
import type { DeskOptions } from './desk.ts';
import { commandOf } from './submit.ts';
import { giveUp, nextWaiting, noLongerWaits } from './waiting.ts';

/** Days for which a code tells that its comment was given up. */
const TOLD_DAYS = 30;
const DAY_MS = 24 * 3_600_000;

export async function release(desk: DeskOptions, most: number): Promise<number> {
  const { db, office } = desk;
  const now = office.clock();
  await forgetAttempts(db, now);
  await db
    .deleteFrom('comment_codes')
    .where('dropped_at', '<', new Date(now.getTime() - TOLD_DAYS * DAY_MS))
    .execute();
  const room = await db.transaction().execute((tx) => roomFor(tx, most, now));
  const waiting = await nextWaiting(db, room);
  for (const { comment, kind, plan, about, consent, words, salt } of waiting) {
    const written = {
      ...{ kind, consent, plan: plan ?? undefined, about: about ?? undefined },
      ...(JSON.parse(words) as { title: string; body: string; name: string }),
    };
    const command = commandOf(desk, written, comment);
    const performed = await performComment(office, command, salt);
    // What it is about may be gone since: it cannot enter, and its code says so.
    if (!performed.ok && performed.reason === 'refused') await giveUp(db, comment, now);
    else {
      await noLongerWaits(db, comment);
      await note(db, 'released', undefined, now);
    }
  }
  return waiting.length;
}
