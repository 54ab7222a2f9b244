/** A PostgreSQL server, through pg. Used by Node and by the Worker. */
import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import { KeepingClient } from './kept.ts';
import type { Database } from './schema.ts';

export type PostgresOptions = {
  /** Connections at most, 10 unless told. */
  max?: number;
  /** Told of connections that break. */
  onError?: (error: Error) => void;
};

/** How long to wait for a connection, in milliseconds: a new one, or one that others hold. */
const CONNECT_MS = 30_000;

/**
 * Opens a pool. Connections are made when they are needed; the first one refuses a database that is not UTF8,
 * as an entry's bytes would not survive another encoding.
 * (Its statements then fail with EncodingRefused.)
 */
export function openPostgres(url: string, options: PostgresOptions = {}): Kysely<Database> {
  const { max = 10, onError = () => {} } = options;
  let checked = false;
  const pool = new pg.Pool({
    Client: KeepingClient,
    connectionString: url,
    max,
    types: numbersForInt8,
    connectionTimeoutMillis: CONNECT_MS,
    onConnect: async (client) => {
      // The pool listens while a connection idles. One that breaks in use, between two statements, would end the
      // process: its next statement fails anyhow.
      client.on('error', onError);
      await client.query(WITHOUT_JIT);
      if (!checked) await refuseOtherEncodings(client);
      checked = true;
    },
    // Statements that need no answer of the one before travel together.
    pipeline: true,
  });
  pool.on('error', onError);
  return new Kysely<Database>({ dialect: new PostgresDialect({ pool }) });
}

/** Entries are stored as text, byte for byte: no other encoding than UTF8 keeps them. */
export class EncodingRefused extends Error {
  override name = 'EncodingRefused';
}

/**
 * Our statements are small, and many: a server that compiles those whose cost it overestimates spends a tenth of a
 * second on what takes a millisecond.
 */
const WITHOUT_JIT = 'set jit = off';

/** Positions and sizes stay far below 2^53. */
const numbersForInt8: pg.CustomTypesConfig = {
  getTypeParser: (id: number, format?: 'text' | 'binary') =>
    id === pg.types.builtins.INT8 && format !== 'binary'
      ? Number
      : pg.types.getTypeParser(id, format as 'text'),
};

async function refuseOtherEncodings(client: pg.ClientBase): Promise<void> {
  const { rows } = await client.query('show server_encoding');
  const encoding = rows[0]?.server_encoding;
  if (encoding !== 'UTF8')
    throw new EncodingRefused(`the database's encoding is ${encoding}: create one with encoding UTF8`);
}
