/**
 * The desk of comments: takes what residents write, gives them a code and a receipt, and lets what waits into the
 * log. Whoever serves the portal opens one over its database.
 */
import type { Kysely } from 'kysely';
import type { Database } from '../db/schema.ts';
import type { Office } from '../office/office.ts';
import type { ContactCipher } from './contact-cipher.ts';
import type { DeskKeys } from './desk-keys.ts';
import { type Erased, type ErasureAsked, eraseByWriter, eraseWithdrawn } from './erase.ts';
import { newFormToken, readFormToken } from './form-token.ts';
import { newChallenge } from './proof-of-work.ts';
import { release } from './release.ts';
import { dropContacts, encryptAnew, readContact } from './retention.ts';
import type { Submission, Submitted } from './submission.ts';
import { submit } from './submit.ts';
import { type Tracked, track } from './track.ts';
import { createTurns } from './turns.ts';

export type DeskOptions = {
  db: Kysely<Database>;
  office: Office;
  keys: DeskKeys;
  cipher: ContactCipher;
  /** Days that a contact is kept. */
  contactDays: number;
  /** Publishes the log as it stands; left out where nothing signs it. */
  publish?: (() => Promise<unknown>) | undefined;
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
  submit(submission: Submission): Promise<Submitted>;
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

/** Comments that are taken at once, and that wait for it: of a flood, readers must not notice much. */
const TURNS = { atOnce: 2, waiting: 20 };

export function createDesk(options: DeskOptions): Desk {
  const { keys, office } = options;
  const turns = createTurns(TURNS);
  return {
    contactDays: options.contactDays,
    newForm: async () => {
      const token = newFormToken(keys, office.clock());
      return { token, challenge: await newChallenge(keys, token.split('.')[0] ?? '') };
    },
    challengeOf: async (token) => {
      const form = readFormToken(keys, token, office.clock());
      return form && !form.expired ? newChallenge(keys, form.id) : undefined;
    },
    submit: async (submission) =>
      (await turns.take(() => submit(options, submission))) ?? { outcome: 'full' },
    track: (code, sender) => track(options, code, sender),
    erase: (asked) => eraseByWriter(options, asked),
    contactOf: (comment) => readContact(options, comment),
    forget: async () => {
      await eraseWithdrawn(options);
      await dropContacts(options);
      await encryptAnew(options);
    },
    release: (most) => release(options, most),
  };
}
