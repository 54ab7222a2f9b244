/**
 * The desk of comments: takes what residents write, gives them a code and a receipt, and lets what waits into the
 * log. Whoever serves the portal opens one over its database.
 */
import { randomUUID } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { Database } from '../db/schema.ts';
import type { Problem } from '../domain/decide/index.ts';
import { problemsOfComment } from '../office/comments.ts';
import type { Office } from '../office/office.ts';
import type { ContactCipher } from './contact-cipher.ts';
import type { DeskKeys } from './desk-keys.ts';
import { type Erased, type ErasureAsked, eraseByWriter, eraseWithdrawn } from './erase.ts';
import { forgetBegun, forgetDropped } from './forget-codes.ts';
import { newFormToken, readFormToken } from './form-token.ts';
import { newChallenge } from './proof-of-work.ts';
import { release } from './release.ts';
import { dropContacts, encryptAnew, readContact } from './retention.ts';
import { createRush } from './rush.ts';
import { receiptOf } from './standing.ts';
import type { Received, Submission, Submitted, Words } from './submission.ts';
import { commandOf, submit } from './submit.ts';
import { type Tracked, track } from './track.ts';
import { createTurns, type TurnLimits } from './turns.ts';

export type DeskOptions = {
  db: Kysely<Database>;
  office: Office;
  keys: DeskKeys;
  cipher: ContactCipher;
  /** Days that a contact is kept. */
  contactDays: number;
  /** Publishes the log as it stands; left out where nothing signs it. */
  publish?: (() => Promise<unknown>) | undefined;
  /** Of the time, what each of the turns may work at most; a tenth where it is left out. */
  share?: number;
  /** How many records are in the published checkpoint. */
  published(): Promise<number>;
};

/** A form that nobody has filled in yet. */
export type NewForm = { token: string; challenge: string };

export type Desk = {
  /** Days that a contact is kept after the last answer. */
  contactDays: number;
  newForm(): Promise<NewForm>;
  /** The challenge of a form that is being filled in; undefined when it is none of ours, or too old. */
  challengeOf(token: string): Promise<string | undefined>;
  /** What the office would refuse of these words; nothing is done. */
  problemsOf(words: Words): Promise<readonly Problem[]>;
  submit(submission: Submission): Promise<Submitted>;
  /**
   * Does what somebody without an account asks for, when it is its turn. In a flood: what was not done, and in how
   * many seconds to come again. Nothing of the database was asked then.
   */
  inTurn<T>(asked: Asked, work: () => Promise<T>): Promise<{ done: T } | { comeAgainIn: number }>;
  /** The receipt of a form that was sent, for whoever has its code, too; undefined where it is no receipt of ours. */
  receiptOf(token: string, code: string): Promise<Received | undefined>;
  /** What became of the comment with this code. */
  track(code: string, sender: string | undefined): Promise<Tracked>;
  /** Erases a comment for its writer, once that was confirmed. */
  erase(asked: ErasureAsked): Promise<Erased>;
  /** The contact of a comment, for whoever is to answer; undefined where there is none, or no longer. */
  contactOf(comment: string): Promise<string | undefined>;
  /** What time has made forgettable: contacts, and what was withdrawn on its way into the log. */
  forget(): Promise<void>;
  /** Lets some of those that wait into the log; how many. */
  release(most: number): Promise<number>;
};

/** `claimsProof`: a proof of work came with it, whether or not it is one. */
export type Asked = { what: 'comment'; claimsProof: boolean } | { what: 'question' };

/** Comments, and what is asked by a code or on the way to a comment: of a flood of either, readers and the other notice little. */
const TURNS: TurnLimits = { atOnce: 2, waiting: 20, share: 0.1, longestRest: 250 };
/** When to come again, in seconds, where too many wait for their turn. */
const TURN_IN = 5;

export function createDesk(options: DeskOptions): Desk {
  const { keys, office } = options;
  const limits = { ...TURNS, share: options.share ?? TURNS.share };
  const turns = { comment: createTurns(limits), question: createTurns(limits) };
  const rush = createRush();
  return {
    contactDays: options.contactDays,
    newForm: async () => {
      const token = newFormToken(keys, office.clock());
      return { token, challenge: await newChallenge(keys, token.split('.')[0] ?? '', rush.effort()) };
    },
    challengeOf: async (token) => {
      const form = readFormToken(keys, token, office.clock());
      return form && !form.expired ? newChallenge(keys, form.id, rush.effort()) : undefined;
    },
    problemsOf: (words) => problemsOfComment(office, commandOf(options, words, randomUUID())),
    submit: async (submission) => {
      const submitted = await submit(options, submission, rush.effort());
      if (submitted.outcome === 'full' && submitted.to !== 'sender') rush.close(submitted.to);
      return submitted;
    },
    inTurn: async (asked, work) => {
      if (asked.what === 'comment') {
        rush.came();
        const comeAgainIn = rush.closedFor(asked.claimsProof);
        if (comeAgainIn > 0) return { comeAgainIn };
      }
      return (await turns[asked.what].take(work)) ?? { comeAgainIn: TURN_IN };
    },
    receiptOf: async (token, code) => {
      const form = readFormToken(keys, token, office.clock());
      return form && receiptOf(options, form.id, code);
    },
    track: (code, sender) => track(options, code, sender),
    erase: (asked) => eraseByWriter(options, asked),
    contactOf: (comment) => readContact(options, comment),
    forget: async () => {
      await eraseWithdrawn(options);
      // What was withdrawn on its way into the log is known by its code.
      await forgetDropped(options.db, office.clock());
      await forgetBegun(options.db, office.clock());
      await dropContacts(options);
      await encryptAnew(options);
    },
    release: (most) => release(options, most),
  };
}
