/** The log's lock: one transaction at a time extends the log, in any process. */
import { type Kysely, sql } from 'kysely';
import { kept } from '../db/kept.ts';
import type { Database } from '../db/schema.ts';
import type { Executor } from './store-rows.ts';

/** The key of our advisory lock: `ming` in ASCII. */
export const LOG_LOCK = 0x6d696e67;
/**
 * Plans of kept statements are made once, for any values; and one that was made when a table was small must not scan
 * it for ever after.
 */
const KEEP_PLANS = sql`
  set_config('plan_cache_mode', 'force_generic_plan', true), set_config('enable_seqscan', 'off', true)`;
const LOCK = sql`pg_advisory_xact_lock(${sql.lit(LOG_LOCK)})`;
/** That of the one rebuild at a time. */
const REBUILD_LOCK = LOG_LOCK + 1;

/** Another process rebuilds projections at the moment. */
export class RebuildUnderWay extends Error {
  override name = 'RebuildUnderWay';
  constructor() {
    super('another process is rebuilding projections: wait for it, or stop it');
  }
}

/**
 * Runs `read` with the lock held, then `write` with what it found, in one transaction. Both must issue their
 * statements with `sql` and without waiting in between: begin, lock and reads then travel together, and writes
 * travel together with the commit, so that the lock is held for two round trips.
 *
 * The lock has a statement of its own: under READ COMMITTED the statements after it see the true head.
 */
export async function underLock<Found, Result>(
  db: Kysely<Database>,
  read: (tx: Executor) => Promise<Found>,
  write: (tx: Executor, found: Found) => { result: Result; statements: readonly Promise<unknown>[] },
): Promise<Result> {
  return onOneConnection(db, async (tx) => {
    try {
      const [, , found] = await settled([
        sql`begin isolation level read committed`.execute(tx),
        sql`${kept} select ${KEEP_PLANS}, ${LOCK}`.execute(tx),
        read(tx),
      ]);
      const { result, statements } = write(tx, found);
      await settled([...statements, commit(tx)]);
      return result;
    } catch (error) {
      // A broken connection cannot roll back; the server does so by itself.
      await sql`rollback`.execute(tx).catch(() => {});
      throw error;
    }
  });
}

/**
 * Takes a connection for as long as the work lasts. Other than Kysely's own `connection()`, which sends a statement
 * when the one before is answered, it sends what is asked at once, in the order in which it is asked.
 */
function onOneConnection<T>(db: Kysely<Database>, work: (tx: Executor) => Promise<T>): Promise<T> {
  const executor = db.getExecutor();
  return executor.provideConnection((connection) => {
    const own = executor.withConnectionProvider({ provideConnection: (consumer) => consumer(connection) });
    return work({ getExecutor: () => own });
  });
}

/** Takes the lock until the transaction ends. */
export const lockLog = (tx: Kysely<Database>): Promise<unknown> => sql`select ${LOCK}`.execute(tx);

/**
 * Runs a rebuild, of which there may be one at a time. The lock belongs to a connection of its own, and ends with
 * it; PGlite, which has one connection and one process, needs none.
 * @throws RebuildUnderWay
 */
export async function withRebuildLock<Result>(
  db: Kysely<Database>,
  work: () => Promise<Result>,
): Promise<Result> {
  if (db.getExecutor().adapter.supportsMultipleConnections === false) return work();
  return db.connection().execute(async (holder) => {
    const { rows } = await sql<{ held: boolean }>`
      select pg_try_advisory_lock(${sql.lit(REBUILD_LOCK)}) as held`.execute(holder);
    if (!rows[0]?.held) throw new RebuildUnderWay();
    try {
      return await work();
    } finally {
      await sql`select pg_advisory_unlock(${sql.lit(REBUILD_LOCK)})`.execute(holder).catch(() => {});
    }
  });
}

/** Waits for all, so that no statement is under way when the transaction ends; then throws the first error. */
async function settled<T extends readonly Promise<unknown>[]>(
  statements: readonly [...T],
): Promise<{ [I in keyof T]: Awaited<T[I]> }> {
  await Promise.allSettled(statements);
  return Promise.all(statements);
}

/** Commits. PostgreSQL answers ROLLBACK, without an error, when a statement of the transaction had failed. */
async function commit(tx: Executor): Promise<void> {
  const { rows } = await sql<{ command?: string }>`commit`.execute(tx);
  if (rows[0]?.command === 'ROLLBACK') throw new Error('the transaction was rolled back');
}
