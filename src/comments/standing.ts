/** What a form has become, for whoever sends it again. The form is the writer's alone: it may show the receipt again. */
import { readOpenings } from '../log/openings.ts';
import { joinKey } from '../projections/act.ts';
import type { DeskOptions } from './desk.ts';
import { codeHash, queryCode } from './query-code.ts';
import type { Received, Submitted } from './submission.ts';
import { ahead, RELEASED_PER_MINUTE } from './waiting.ts';

/** `begun`: its code is given, and nothing else was done. */
type Standing = Submitted | { outcome: 'begun'; comment: string; code: string };

/** The receipt again, for whoever has the form and the code that was given for it; undefined for all others. */
export async function receiptOf(
  desk: DeskOptions,
  form: string,
  code: string,
): Promise<Received | undefined> {
  const standing = await standingOf(desk, form);
  const isReceived = standing?.outcome === 'recorded' || standing?.outcome === 'waiting';
  return isReceived && standing.code === code ? standing : undefined;
}

/** Undefined when the form was not sent yet. */
export async function standingOf(desk: DeskOptions, form: string): Promise<Standing | undefined> {
  const { db, keys, office } = desk;
  const row = await db
    .selectFrom('comment_codes')
    .selectAll()
    .where('form_hash', '=', keys.hash('form', form))
    .executeTakeFirst();
  if (!row) return undefined;
  const { comment } = row;
  const code = [0, 1, 2, 3, 4]
    .map((attempt) => queryCode(keys, form, attempt))
    .find((each) => codeHash(keys, each).equals(row.code_hash));
  if (row.dropped_at !== null || code === undefined) return { outcome: 'gone' };
  const known = await office.log.row('comments', joinKey(comment), (await office.log.head()).size - 1);
  if (known?.state === 'erased') return { outcome: 'gone' };
  if (known) {
    const [opening] = await readOpenings(db, [comment]);
    const { position } = known.submitted;
    const signed = (await desk.published()) > position;
    return { outcome: 'recorded', comment, code, position, opening, signed, repeated: true };
  }
  const waiting = await db
    .selectFrom('comment_waiting')
    .selectAll()
    .where('comment', '=', comment)
    .executeTakeFirst();
  if (!waiting) return { outcome: 'begun', comment, code };
  return {
    outcome: 'waiting',
    comment,
    code,
    opening: { eventId: comment, field: 'sealed', salt: waiting.salt, sealed: JSON.parse(waiting.words) },
    reason: waiting.reason,
    ahead: await ahead(db, comment),
    perMinute: RELEASED_PER_MINUTE,
    repeated: true,
  };
}
