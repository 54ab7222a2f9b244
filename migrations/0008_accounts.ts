/**
 * The accounts of those who answer: who they are, how they sign in, what they opened. The names of people stand here
 * alone; the log knows them by an opaque id. The columns are those that better-auth expects, under names of ours.
 */
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<never>): Promise<void> {
  await createUsers(db);
  await createSignIn(db);
  await createThrottles(db);
  await sql`
    create table staff_access_log (
      id bigint generated always as identity primary key,
      at timestamptz(3) not null,
      user_id text not null references staff_users (id),
      action text not null,
      subject text not null,
      request_id text
    )`.execute(db);
  await sql`create index staff_access_log_at on staff_access_log (at)`.execute(db);
}

async function createUsers(db: Kysely<never>): Promise<void> {
  await sql`
    create table staff_users (
      id text primary key,
      name text not null,
      email text not null unique,
      email_verified boolean not null,
      image text,
      two_factor_enabled boolean not null default false,
      disabled_at timestamptz(3),
      created_at timestamptz(3) not null,
      updated_at timestamptz(3) not null
    )`.execute(db);
}

async function createSignIn(db: Kysely<never>): Promise<void> {
  await sql`
    create table staff_sessions (
      id text primary key,
      user_id text not null references staff_users (id) on delete cascade,
      token text not null unique,
      ip_address text,
      user_agent text,
      expires_at timestamptz(3) not null,
      created_at timestamptz(3) not null,
      updated_at timestamptz(3) not null
    )`.execute(db);
  await sql`create index staff_sessions_user on staff_sessions (user_id)`.execute(db);
  await sql`
    create table staff_credentials (
      id text primary key,
      user_id text not null references staff_users (id) on delete cascade,
      account_id text not null,
      provider_id text not null,
      password text,
      access_token text,
      refresh_token text,
      id_token text,
      access_token_expires_at timestamptz(3),
      refresh_token_expires_at timestamptz(3),
      scope text,
      created_at timestamptz(3) not null,
      updated_at timestamptz(3) not null,
      unique (user_id, provider_id)
    )`.execute(db);
  await sql`
    create table staff_verifications (
      id text primary key,
      identifier text not null,
      value text not null,
      expires_at timestamptz(3) not null,
      created_at timestamptz(3) not null,
      updated_at timestamptz(3) not null
    )`.execute(db);
  await sql`create index staff_verifications_identifier on staff_verifications (identifier)`.execute(db);
  await sql`
    create table staff_two_factors (
      id text primary key,
      user_id text not null unique references staff_users (id) on delete cascade,
      secret text not null,
      backup_codes text not null,
      verified boolean not null default true,
      failed_verification_count integer not null default 0,
      locked_until timestamptz(3)
    )`.execute(db);
  // Links to set a password by: only their digests stand here, so that whoever reads the table can use none.
  await sql`
    create table staff_links (
      digest text primary key,
      user_id text not null references staff_users (id) on delete cascade,
      kind text not null check (kind in ('invitation', 'reset')),
      expires_at timestamptz(3) not null,
      used_at timestamptz(3)
    )`.execute(db);
}

async function createThrottles(db: Kysely<never>): Promise<void> {
  // One-time codes that have let somebody in: none does so twice.
  await sql`
    create table staff_used_codes (
      user_id text not null references staff_users (id) on delete cascade,
      digest text not null,
      used_at timestamptz(3) not null,
      primary key (user_id, digest)
    )`.execute(db);
  await sql`
    create table staff_attempts (
      key text primary key,
      count integer not null,
      since timestamptz(3) not null
    )`.execute(db);
  await sql`create index staff_attempts_since on staff_attempts (since)`.execute(db);
}
