/** What the lock is held for: two round trips, whatever there is to ask and to write. */
import {
  DummyDriver,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  sql,
} from 'kysely';
import { expect, it } from 'vitest';
import type { Database } from '../../src/db/schema.ts';
import { underLock } from '../../src/log/lock.ts';

/** A database that answers all that was asked whenever it is told to. */
function answeredLate() {
  const asked: { text: string; answer: () => void }[] = [];
  class LateDriver extends DummyDriver {
    override async acquireConnection() {
      return {
        executeQuery: async <R>({ sql: text }: { sql: string }) => {
          await new Promise<void>((answer) => asked.push({ text, answer }));
          return { rows: [] as R[] };
        },
        streamQuery: async function* <R>(): AsyncGenerator<{ rows: R[] }> {},
      };
    }
  }
  const db = new Kysely<Database>({
    dialect: {
      createAdapter: () => new PostgresAdapter(),
      createDriver: () => new LateDriver(),
      createIntrospector: (each) => new PostgresIntrospector(each),
      createQueryCompiler: () => new PostgresQueryCompiler(),
    },
  });
  /** What was asked since the last call, all of which is answered. */
  const trip = async () => {
    await new Promise((resolve) => setImmediate(resolve));
    const now = asked.splice(0);
    for (const { answer } of now) answer();
    return now.map(({ text }) => text);
  };
  return { db, trip };
}

it('sends begin, lock and reads together, and writes together with the commit', async () => {
  const { db, trip } = answeredLate();
  const done = underLock(
    db,
    async (tx) => {
      await Promise.all([sql`select 1`.execute(tx), sql`select 2`.execute(tx)]);
    },
    (tx) => ({ result: 'done', statements: [sql`insert 1`.execute(tx), sql`insert 2`.execute(tx)] }),
  );
  expect(await trip()).toEqual([
    'begin isolation level read committed',
    expect.stringContaining('pg_advisory_xact_lock'),
    'select 1',
    'select 2',
  ]);
  expect(await trip()).toEqual(['insert 1', 'insert 2', 'commit']);
  expect(await done).toBe('done');
});
