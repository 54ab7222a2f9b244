/** The tables, as Kysely sees them. Int8 comes as a number and bytea as bytes in both dialects. */
import type { ColumnType, Generated } from 'kysely';
import type { ProjectionName } from '../projections/rows.ts';
import type { CommentTables } from './comment-tables.ts';

export type Database = LogTables &
  TreeTables &
  PortalTables &
  CommentTables &
  SearchTables &
  AccountTables & { [Name in ProjectionName]: ProjectedRows };

type LogTables = {
  events: {
    /** 0, 1, 2, … in commit order, without a gap. */
    position: number;
    id: string;
    stream: string;
    revision: number;
    type: string;
    recorded_at: Date;
    /** Exact canonical JSON (RFC 8785), the only copy. */
    entry: string;
    leaf_hash: Uint8Array;
    /** Null for events with sealed text: theirs stands with the opening and is erased with it. */
    command_digest: Uint8Array | null;
  };
  /** One row. */
  head: {
    id: Generated<boolean>;
    size: number;
    frontier: Uint8Array;
    last_time: Date | null;
  };
  openings: {
    position: number;
    event_id: string;
    /** Where in `data` the commitment stands. */
    field: string;
    commitment: string;
    /** 32 bytes in hex. Null once erased, as are `sealed` and `command_digest`. */
    salt: string | null;
    /** Canonical JSON of the sealed object. */
    sealed: string | null;
    command_digest: Uint8Array | null;
    erased_at: Date | null;
  };
  /** Which fold, and up to which position it was last built from the log. */
  projections: { name: string; version: number; position: number };
};

/** What was signed and published of the log's tree. Rows are only added. */
type TreeTables = {
  checkpoints: {
    size: number;
    /** The size of the checkpoint that this one extends; 0 for the first. */
    previous: number;
    root: Uint8Array;
    frontier: Uint8Array;
    /** The signed note, without cosignatures. */
    note: string;
    signed_at: Date | string;
  };
  /** Which of them readers are shown: those that the anchor knows, and every required witness has cosigned. */
  publications: { size: number; published_at: Date | string };
  cosignatures: {
    size: number;
    /** Eight hexadecimal digits. */
    key_id: string;
    name: string;
    /** The signature line, with its line feed. */
    line: string;
    cosigned_at: Date | string;
  };
  /** Roots of full tiles: `level` 1 has those of 256 leaves each, and so on. Leaves stand with their events. */
  tree_nodes: { level: number; index: number; hash: Uint8Array };
};

type PortalTables = {
  /** One row: what the portal settled on its first start. */
  portal: {
    id: Generated<boolean>;
    demo: boolean;
    clock_offset_ms: number;
    first_started_at: ColumnType<Date, Date | string, never>;
  };
};

/** The index of the events' words: made from the log, and made again whenever it is emptied. */
type SearchTables = {
  event_words: {
    position: number;
    type: string;
    plan: string | null;
    /** tsvector: pairs of neighbouring characters, and tags. */
    words: string;
    /** Folded lines, each with a line break at its end. */
    folded: string;
  };
  /** One row: which version of the words, and the first position that the index does not hold. */
  event_words_head: { id: Generated<boolean>; version: number; next: number };
};

/** Who answers, and how they sign in. The columns are better-auth's, under names of ours. */
type AccountTables = {
  staff_users: {
    /** Opaque: what the log knows an account by. */
    id: string;
    name: string;
    /** In lower case; what one signs in with. No mail is sent there. */
    email: string;
    email_verified: boolean;
    image: string | null;
    two_factor_enabled: Generated<boolean>;
    disabled_at: Date | string | null;
    created_at: Date | string;
    updated_at: Date | string;
  };
  staff_sessions: {
    id: string;
    user_id: string;
    token: string;
    ip_address: string | null;
    user_agent: string | null;
    expires_at: Date | string;
    created_at: Date | string;
    updated_at: Date | string;
  };
  staff_credentials: {
    id: string;
    user_id: string;
    account_id: string;
    provider_id: string;
    password: string | null;
    created_at: Date | string;
    updated_at: Date | string;
  };
  staff_two_factors: { id: string; user_id: string; verified: boolean; backup_codes: string };
  staff_verifications: { id: string; identifier: string; value: string; expires_at: Date | string };
  staff_links: {
    /** SHA-256 of the link's secret, in hex. */
    digest: string;
    user_id: string;
    kind: 'invitation' | 'reset';
    expires_at: Date | string;
    used_at: Date | string | null;
  };
  staff_used_codes: { user_id: string; digest: string; used_at: Date | string };
  /** How often something was tried since when. The key is a digest: it tells neither account nor address. */
  staff_attempts: { key: string; count: number; since: Date | string };
  /** Who opened what of residents' and when. Rows are only added. */
  staff_access_log: {
    id: Generated<number>;
    at: Date | string;
    user_id: string;
    action: string;
    subject: string;
    request_id: string | null;
  };
};

/** The one shape of every projection's table. */
export type ProjectedRows = {
  key: string;
  plan: string;
  /** First position at which the row is so. */
  from_position: number;
  /** First position at which it is no longer so; null while it is. */
  to_position: number | null;
  /** JSON. */
  row: string;
};
