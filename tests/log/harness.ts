/** Re-verifies a whole log from its stored bytes: what an auditor with the database in hand would do. */
import { createHash } from 'node:crypto';
import type { Kysely } from 'kysely';
import { expect } from 'vitest';
import { canonical } from '../../events/envelope.ts';
import type { Database } from '../../src/db/schema.ts';
import type { Log } from '../../src/log/log.ts';
import { leafHash } from '../../src/tlog/hash.ts';
import { rootOf } from '../../src/tlog/tree.ts';

const sha256 = (bytes: Uint8Array): Uint8Array => createHash('sha256').update(bytes).digest();
const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');

/** Checks numbering, columns, canonical bytes, times, revisions, leaf hashes and the head of the tree. */
export async function verifyLog(db: Kysely<Database>, log: Log): Promise<void> {
  const rows = await db.selectFrom('events').selectAll().orderBy('position').execute();
  const revisions = new Map<string, number>();
  let time = '';
  for (const [index, row] of rows.entries()) {
    const event = JSON.parse(row.entry);
    const revision = (revisions.get(row.stream) ?? -1) + 1;
    revisions.set(row.stream, revision);
    expect(row.position).toBe(index);
    expect(canonical(event)).toBe(row.entry);
    expect(event).toMatchObject({ id: row.id, subject: row.stream, type: row.type, revision });
    expect(row.revision).toBe(revision);
    expect(event.time).toBe(row.recorded_at.toISOString());
    expect(event.time >= time).toBe(true);
    time = event.time;
    expect(hex(leafHash(sha256, Buffer.from(row.entry)))).toBe(hex(row.leaf_hash));
  }
  const head = await log.head();
  expect(head.size).toBe(rows.length);
  expect(head.lastTime).toBe(time || null);
  expect(hex(head.rootHash)).toBe(
    hex(
      rootOf(
        sha256,
        rows.map((row) => row.leaf_hash),
      ),
    ),
  );
}

/** The same log, verified whole after each append. */
export const verified = <L extends Log>(log: L, db: Kysely<Database>): L => ({
  ...log,
  append: async (appends) => {
    const outcome = await log.append(appends);
    await verifyLog(db, log);
    return outcome;
  },
});
