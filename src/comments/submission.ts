/** What somebody sends to the desk, and what becomes of it. */
import type { Problem } from '../domain/decide/index.ts';

/** As it was typed, read as text; lines end with a line feed. */
export type Submission = {
  /** The token of the form. */
  form: string;
  /** Solution of the challenge that came with it; left out where no script ran. */
  proof?: string | undefined;
  /** The sender's address, or the network of a subscriber; left out where nobody knows it. */
  sender?: string | undefined;
  kind: string;
  title: string;
  body: string;
  name: string;
  /** Telephone or e-mail, in the form in which it is kept. */
  contact?: string | undefined;
  plan?: string | undefined;
  about?: string | undefined;
  consent: boolean;
};

/** What the office is told of it. */
export type Words = Omit<Submission, 'form' | 'proof' | 'sender' | 'contact'>;

/** What shows, with the log, what was written. For the writer alone: whoever has it can show the text. */
export type KeptOpening = { eventId: string; field: string; salt: string; sealed: Record<string, unknown> };

/** `no_proof`: no proof of work came with it. `over_limit`: its sender wrote much. `busy`: everybody did. */
export type WaitingReason = 'no_proof' | 'over_limit' | 'busy';

export type Submitted =
  /** In the log. `signed`: a published checkpoint has it. `repeated`: this form was sent before. */
  | {
      outcome: 'recorded';
      comment: string;
      code: string;
      position: number;
      opening?: KeptOpening | undefined;
      signed: boolean;
      repeated: boolean;
    }
  /** Will be: `ahead` go first, so many a minute. */
  | {
      outcome: 'waiting';
      comment: string;
      code: string;
      opening: KeptOpening;
      reason: WaitingReason;
      ahead: number;
      perMinute: number;
      repeated: boolean;
    }
  /** What the writer can mend. */
  | { outcome: 'refused'; problems: readonly Problem[] }
  /** The form is not one of ours, or too old. */
  | { outcome: 'form_expired' }
  /** Sent before, with other words: those are the comment, and these are not taken with that form. */
  | { outcome: 'other_words' }
  /** Sent before, and given up since, or erased. */
  | { outcome: 'gone' }
  /** Too much has come: from that sender; from everywhere, of what has no proof of work; or of all. */
  | { outcome: 'full'; to: 'sender' | 'unproven' | 'all' };

/** What has a receipt. */
export type Received = Extract<Submitted, { outcome: 'recorded' | 'waiting' }>;

export type WaitingComment = {
  comment: string;
  reason: WaitingReason;
  kind: string;
  plan: string | null;
  about: string | null;
  consent: boolean;
  /** JSON of title, body and name. */
  words: string;
  salt: string;
  source: Uint8Array | null;
};
