/**
 * The desk of comments (我要留言): what stands beside the log so that people can be answered, and can be forgotten.
 * Nothing personal of it is ever in an entry, a projection or the search index.
 */
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<never>): Promise<void> {
  for (const statement of [
    CODES,
    CODES_BY_TIME,
    CONTACTS,
    CONTACTS_BY_TIME,
    WAITING,
    WAITING_ORDER,
    ATTEMPTS,
    ATTEMPTS_BY_SOURCE,
    ATTEMPTS_BY_TIME,
    DRAFTS,
    DRAFTS_OF,
    MASKS,
    ASSIGNMENTS,
  ])
    await sql.raw(statement).execute(db);
}

/**
 * One row a form that was sent: `comment` is the id of the event that it becomes. The query code and the form's own
 * id are kept as keyed hashes. `dropped_at`: it waited, and gave way to others.
 */
const CODES = `
  create table comment_codes (
    comment uuid primary key,
    code_hash bytea not null unique check (length(code_hash) = 32),
    form_hash bytea unique check (length(form_hash) = 32),
    created_at timestamptz(3) not null,
    dropped_at timestamptz(3)
  )`;
const CODES_BY_TIME = 'create index comment_codes_created_at on comment_codes (created_at)';

/** Telephone or e-mail, encrypted under a key outside the database, for the answer alone. */
const CONTACTS = `
  create table comment_contacts (
    comment uuid primary key,
    ciphertext bytea not null,
    kept_until timestamptz(3) not null
  )`;
const CONTACTS_BY_TIME = 'create index comment_contacts_kept_until on comment_contacts (kept_until)';

/**
 * Written, and not yet in the log. `reason`: no_proof (no proof of work came with it), over_limit (its sender or
 * contact wrote much), busy (everybody did). `words`: JSON of title, body and name; `salt`: what they will be
 * sealed under. `source`: keyed hash of where it came from.
 */
const WAITING = `
  create table comment_waiting (
    comment uuid primary key,
    reason text not null check (reason in ('no_proof', 'over_limit', 'busy')),
    kind text not null,
    plan text,
    about text,
    consent boolean not null,
    words text not null,
    salt text not null,
    bytes integer not null,
    source bytea,
    received_at timestamptz(3) not null
  )`;
const WAITING_ORDER = 'create index comment_waiting_order on comment_waiting (reason, received_at)';

/** What is limited: comments sent and codes guessed, by the keyed hash of a sender or a contact. Kept for a day. */
const ATTEMPTS = `
  create table comment_attempts (
    id bigint generated always as identity primary key,
    act text not null,
    source bytea,
    at timestamptz(3) not null
  )`;
const ATTEMPTS_BY_SOURCE = 'create index comment_attempts_source on comment_attempts (act, source, at)';
const ATTEMPTS_BY_TIME = 'create index comment_attempts_at on comment_attempts (act, at)';

/** Replies being written. The text goes when the comment is erased or the reply is published. */
const DRAFTS = `
  create table comment_drafts (
    id uuid primary key,
    comment uuid not null,
    department text not null,
    body text,
    cites text not null default '[]',
    state text not null default 'draft' check (state in ('draft', 'proposed', 'returned', 'published')),
    note text,
    revision integer not null default 0,
    written_by text not null,
    created_at timestamptz(3) not null,
    updated_at timestamptz(3) not null
  )`;
const DRAFTS_OF = 'create index comment_drafts_comment on comment_drafts (comment)';

/** The text as it is to be published, masked and confirmed by whoever handles it: JSON of title, body and name. */
const MASKS = `
  create table comment_masks (
    comment uuid primary key,
    words text,
    confirmed_by text not null,
    confirmed_at timestamptz(3) not null
  )`;

/** Who has taken a comment up, so that two do not. */
const ASSIGNMENTS = `
  create table comment_assignments (
    comment uuid primary key,
    assignee text not null,
    taken_at timestamptz(3) not null
  )`;
