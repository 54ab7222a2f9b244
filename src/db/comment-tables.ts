/** The tables of the desk of comments, as Kysely sees them. What is personal in them goes when a comment is erased. */
import type { Generated } from 'kysely';

type Time = Date | string;

export type CommentTables = {
  /** One row a form that was sent; `comment` is the id of the event that it becomes. */
  comment_codes: {
    comment: string;
    /** Keyed hash of the ten digits. */
    code_hash: Uint8Array;
    /** Keyed hash of the id of the form: sent again, it is the same comment. */
    form_hash: Uint8Array | null;
    created_at: Time;
    /** It waited, and gave way to others. */
    dropped_at: Time | null;
    /** It waited, and somebody of staff took it for spam. */
    removed_by_staff: Generated<boolean>;
  };
  /** Telephone or e-mail, encrypted under a key outside the database. */
  comment_contacts: { comment: string; ciphertext: Uint8Array; kept_until: Time };
  /** Written, and not yet in the log. */
  comment_waiting: {
    comment: string;
    reason: 'no_proof' | 'over_limit' | 'busy';
    kind: string;
    plan: string | null;
    about: string | null;
    consent: boolean;
    /** JSON of title, body and name. */
    words: string;
    /** 32 bytes in hex: what they will be sealed under. */
    salt: string;
    bytes: number;
    /** Keyed hash of where it came from. */
    source: Uint8Array | null;
    received_at: Time;
  };
  /** What is limited, by the keyed hash of a sender or a contact. Kept for a day. */
  comment_attempts: { id: Generated<number>; act: string; source: Uint8Array | null; at: Time };
  /** Replies being written. */
  comment_drafts: {
    id: string;
    comment: string;
    department: string;
    body: string | null;
    /** JSON: ids of events. */
    cites: Generated<string>;
    state: Generated<'draft' | 'proposed' | 'returned' | 'published'>;
    /** Why it was returned. */
    note: string | null;
    /** Counts its versions: who changes it names the one that they saw. */
    revision: Generated<number>;
    /** The account. */
    written_by: string;
    created_at: Time;
    updated_at: Time;
  };
  /** The text as it is to be published, masked and confirmed: JSON of title, body and name. */
  comment_masks: { comment: string; words: string | null; confirmed_by: string; confirmed_at: Time };
  /** Who looks at a comment to handle it, and since when: the account. */
  comment_assignments: { comment: string; assignee: string; taken_at: Time };
};
