/**
 * A process that erases comments and tells of each on a line, so that a test can kill it in the middle. Arguments:
 * where (`pglite:<folder>` or a PostgreSQL address), ids of the comments.
 */
import { randomUUID } from 'node:crypto';
import { openPGlite } from '../../src/db/pglite.ts';
import { openPostgres } from '../../src/db/postgres.ts';
import { performComment } from '../../src/office/comments.ts';
import { officeOn } from '../office/given.ts';

const [where = '', ...comments] = process.argv.slice(2);
const folder = /^pglite:(.*)$/.exec(where)?.[1];
const database = folder ? await openPGlite(folder) : serverAt(where);
const office = officeOn(database);

// A few at once, so that batches are under way at any time.
let next = 0;
await Promise.all(
  Array.from({ length: 4 }, async () => {
    for (let comment = comments[next++]; comment !== undefined; comment = comments[next++])
      await erase(comment);
  }),
);
await office.log.close();
await database.close();

async function erase(comment: string): Promise<void> {
  const asked = { type: 'erase_comment', comment, authority: '示例机关', reason: 'privacy' } as const;
  const performed = await performComment(office, { id: randomUUID(), actor: { role: 'operator' }, ...asked });
  process.stdout.write(`${comment} ${performed.ok}\n`);
}

function serverAt(url: string) {
  const db = openPostgres(url);
  return { db, close: () => db.destroy() };
}
