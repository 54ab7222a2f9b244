/** Takes a comment: once for each form, into the log or among those that wait. */
import { randomBytes, randomUUID } from 'node:crypto';
import type { Kysely } from 'kysely';
import { canonical } from '../../events/envelope.ts';
import type { Database } from '../db/schema.ts';
import { type SubmitComment, sealedWords } from '../domain/decide/index.ts';
import { performComment, problemsOfComment } from '../office/comments.ts';
import { admission, type Full, fullOf } from './admission.ts';
import type { DeskOptions } from './desk.ts';
import { readFormToken } from './form-token.ts';
import { isProof } from './proof-of-work.ts';
import { published } from './published.ts';
import { codeHash, queryCode } from './query-code.ts';
import type { Effort } from './rush.ts';
import { standingOf } from './standing.ts';
import type { KeptOpening, Submission, Submitted, WaitingReason, Words } from './submission.ts';
import { ahead, RELEASED_PER_MINUTE, wait } from './waiting.ts';

const DAY_MS = 24 * 3_600_000;
/** Codes are ten digits: even among a million, two tries that both hit another's are unheard of. */
const CODE_ATTEMPTS = 5;

/** @param effort how many times the usual work a new form asks for now. */
export async function submit(desk: DeskOptions, asked: Submission, effort: Effort = 1): Promise<Submitted> {
  const now = desk.office.clock();
  const form = readFormToken(desk.keys, asked.form, now);
  if (!form) return { outcome: 'form_expired' };
  const before = await standingOf(desk, form.id);
  // Taken, and neither in the log nor waiting: a process died in between, and this is the same form again.
  if (before && before.outcome !== 'begun') return sameWords(before, asked);
  if (form.expired && !before) return { outcome: 'form_expired' };
  const comment = before?.comment ?? randomUUID();
  const problems = await problemsOfComment(desk.office, commandOf(desk, asked, comment));
  if (problems.length > 0) return { outcome: 'refused', problems };
  const salt = randomBytes(32).toString('hex');
  if (before) return enter(desk, asked, { comment, code: before.code, salt });
  const proven = asked.proof !== undefined && (await isProof(desk.keys, form.id, asked.proof));
  const taken = await desk.db
    .transaction()
    .execute((tx) => take(desk, tx, asked, { comment, form: form.id, salt, proven, effort, now }));
  if ('full' in taken) return { outcome: 'full', to: taken.full };
  // The same form came twice at once, and the other one was first.
  if (taken.verdict === 'repeated') return again(desk, asked, form.id);
  if (taken.verdict === 'admit') return enter(desk, asked, { comment, code: taken.code, salt });
  return {
    outcome: 'waiting',
    comment,
    code: taken.code,
    opening: openingOf(asked, comment, salt),
    reason: taken.verdict,
    ahead: await ahead(desk.db, comment),
    perMinute: RELEASED_PER_MINUTE,
    repeated: false,
  };
}

/** What is written in a demonstration is made up: it says so wherever it shows. */
export const commandOf = (
  { office: { demo } }: Pick<DeskOptions, 'office'>,
  asked: Words,
  comment: string,
): SubmitComment => ({
  type: 'submit_comment',
  id: comment,
  actor: { role: 'resident' },
  kind: asked.kind,
  title: asked.title,
  body: asked.body,
  name: asked.name,
  plan: asked.plan,
  about: asked.about,
  consent: asked.consent,
  ...(demo && { synthetic: true }),
});

type Taken = { verdict: 'admit' | WaitingReason; code: string } | Full | { verdict: 'repeated' };
type Taking = { comment: string; form: string; salt: string; proven: boolean; effort: Effort; now: Date };

/** One transaction: the limits, the code, the contact, and the words where they must wait. */
async function take(
  desk: DeskOptions,
  tx: Kysely<Database>,
  asked: Submission,
  { comment, form, salt, proven, effort, now }: Taking,
): Promise<Taken> {
  const { keys, cipher, contactDays } = desk;
  const source = asked.sender === undefined ? undefined : keys.hash('source', asked.sender);
  const contact = asked.contact === undefined ? undefined : keys.hash('contact', asked.contact);
  const code = await claimCode(desk, tx, comment, form, now);
  if (code === undefined) return { verdict: 'repeated' };
  const decided = await admission(tx, { source, contact }, { proven, effort }, now);
  const verdict =
    typeof decided === 'object' || decided === 'admit'
      ? decided
      : (await wait(tx, waitingOf(asked, comment, salt, decided, source), now))
        ? decided
        : fullOf(decided);
  if (typeof verdict === 'object') {
    await tx.deleteFrom('comment_codes').where('comment', '=', comment).execute();
    return verdict;
  }
  if (asked.contact !== undefined) {
    const kept_until = new Date(now.getTime() + contactDays * DAY_MS).toISOString();
    const ciphertext = cipher.encrypt(comment, asked.contact);
    await tx.insertInto('comment_contacts').values({ comment, ciphertext, kept_until }).execute();
  }
  return { verdict, code };
}

/** The code of a form, as the first to ask for it; undefined when the form was sent before. */
async function claimCode(
  { keys }: DeskOptions,
  tx: Kysely<Database>,
  comment: string,
  form: string,
  now: Date,
): Promise<string | undefined> {
  const form_hash = keys.hash('form', form);
  for (let attempt = 0; attempt < CODE_ATTEMPTS; attempt++) {
    const code = queryCode(keys, form, attempt);
    const row = { comment, code_hash: codeHash(keys, code), form_hash, created_at: now.toISOString() };
    const claimed = await tx
      .insertInto('comment_codes')
      .values(row)
      .onConflict((conflict) => conflict.doNothing())
      .returning('comment')
      .executeTakeFirst();
    if (claimed) return code;
    const sent = await tx
      .selectFrom('comment_codes')
      .select('comment')
      .where('form_hash', '=', form_hash)
      .executeTakeFirst();
    if (sent) return undefined;
  }
  throw new Error('every code of the form is taken');
}

const waitingOf = (
  asked: Submission,
  comment: string,
  salt: string,
  reason: WaitingReason,
  source: Uint8Array | undefined,
) => ({
  comment,
  reason,
  kind: asked.kind,
  plan: asked.plan ?? null,
  about: asked.about ?? null,
  consent: asked.consent,
  words: JSON.stringify(sealedWords(asked)),
  salt,
  source: source ?? null,
});

const openingOf = (asked: Submission, eventId: string, salt: string): KeptOpening => ({
  eventId,
  field: 'sealed',
  salt,
  sealed: sealedWords(asked),
});

/** Into the log, and published before the answer, if that does not take long. */
async function enter(
  desk: DeskOptions,
  asked: Submission,
  { comment, code, salt }: { comment: string; code: string; salt: string },
): Promise<Submitted> {
  const command = commandOf(desk, asked, comment);
  const performed = await performComment(desk.office, command, salt);
  if (!performed.ok && performed.reason === 'refused')
    return { outcome: 'refused', problems: performed.problems };
  // Another request with the same form was quicker.
  if (!performed.ok || !performed.receipt) return again(desk, asked, readId(asked.form));
  const { position } = performed.receipt;
  return {
    outcome: 'recorded',
    comment,
    code,
    position,
    opening: openingOf(asked, comment, salt),
    signed: await published(desk, position),
    repeated: false,
  };
}

const readId = (token: string): string => token.split('.')[0] ?? '';

/** What the form has become already. */
async function again(desk: DeskOptions, asked: Submission, form: string): Promise<Submitted> {
  const standing = await standingOf(desk, form);
  if (standing && standing.outcome !== 'begun') return sameWords(standing, asked);
  if (!standing) return { outcome: 'full', to: 'sender' };
  return enter(desk, asked, { ...standing, salt: randomBytes(32).toString('hex') });
}

/** Sent again as it was (a double click, a page loaded anew) it shows its receipt; with other words it does not. */
function sameWords(standing: Submitted, asked: Submission): Submitted {
  if (standing.outcome !== 'recorded' && standing.outcome !== 'waiting') return standing;
  const { opening } = standing;
  const isSame = opening === undefined || canonical(opening.sealed) === canonical(sealedWords(asked));
  return isSame ? standing : { outcome: 'other_words' };
}
