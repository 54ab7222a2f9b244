/** Lets what waits into the log, several at once and published together, within what the log takes. */
import { performComment } from '../office/comments.ts';
import { forgetAttempts, note, roomFor } from './admission.ts';
import type { DeskOptions } from './desk.ts';
import type { WaitingComment } from './submission.ts';
import { commandOf } from './submit.ts';
import { giveUp, nextWaiting, noLongerWaits, stillWaits } from './waiting.ts';

export async function release(desk: DeskOptions, most: number): Promise<number> {
  const { db, office } = desk;
  const now = office.clock();
  await forgetAttempts(db, now);
  const room = await db.transaction().execute((tx) => roomFor(tx, most, now));
  const waiting = await nextWaiting(db, room);
  // Side by side: one batch of the log, one checkpoint, and pages that change once.
  await Promise.all(waiting.map((each) => letIn(desk, each, now)));
  // What fails in publishing is the publisher's to tell.
  if (waiting.length > 0) await desk.publish?.().catch(() => undefined);
  return waiting.length;
}

async function letIn(desk: DeskOptions, waiting: WaitingComment, now: Date): Promise<void> {
  const { db, office } = desk;
  const { comment, kind, plan, about, consent, words, salt } = waiting;
  // Taken for spam since it was read: it stays out.
  if (!(await stillWaits(db, comment))) return;
  const written = {
    ...{ kind, consent, plan: plan ?? undefined, about: about ?? undefined },
    ...(JSON.parse(words) as { title: string; body: string; name: string }),
  };
  const performed = await performComment(office, commandOf(desk, written, comment), salt);
  // What it is about may be gone since: it cannot enter, and its code says so.
  if (!performed.ok && performed.reason === 'refused') return giveUp(db, comment, now);
  await noLongerWaits(db, comment);
  await note(db, 'released', undefined, now);
}
