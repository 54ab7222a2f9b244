/** A PostgreSQL server, through pg. Used by Node and by the Worker. */
import { CompiledQuery, type DatabaseConnection, Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import type { Database } from './schema.ts';

export type PostgresOptions = {
  /** Connections at most, 10 unless told. */
  max?: number;
  /** Told of connections that break while they idle. */
  onError?: (error: Error) => void;
};

/**
 * Opens a pool. Connections are made when they are needed; the first one refuses a database that is not UTF8,
 * as an entry's bytes would not survive another encoding.
 */
export function openPostgres(url: string, options: PostgresOptions = {}): Kysely<Database> {
  const pool = new pg.Pool({
    connectionString: url,
    max: options.max ?? 10,
    types: numbersForInt8,
    // Statements that need no answer of the one before travel together.
    pipeline: true,
  });
  // Without a listener a server's restart would end the process.
  pool.on('error', options.onError ?? (() => {}));
  let checked = false;
  const onCreateConnection = async (connection: DatabaseConnection) => {
    if (!checked) await refuseOtherEncodings(connection);
    checked = true;
  };
  return new Kysely<Database>({ dialect: new PostgresDialect({ pool, onCreateConnection }) });
}

/** Positions and sizes stay far below 2^53. */
const numbersForInt8: pg.CustomTypesConfig = {
  getTypeParser: (id: number, format?: 'text' | 'binary') =>
    id === pg.types.builtins.INT8 && format !== 'binary'
      ? Number
      : pg.types.getTypeParser(id, format as 'text'),
};

async function refuseOtherEncodings(connection: DatabaseConnection): Promise<void> {
  const { rows } = await connection.executeQuery<{ server_encoding: string }>(
    CompiledQuery.raw('show server_encoding'),
  );
  const encoding = rows[0]?.server_encoding;
  if (encoding !== 'UTF8')
    throw new Error(`the database's encoding is ${encoding}: create it with encoding UTF8`);
}
