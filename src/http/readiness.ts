/** Whether this process can serve: what `/readyz` asks. */
import type { Kysely } from 'kysely';
import type { Database } from '../db/schema.ts';
import { readHead } from '../log/read.ts';
import { pendingRebuilds } from '../log/rebuild.ts';
import type { Projection } from '../projections/projection.ts';
import type { PublisherState } from '../publish/publish.ts';
import type { Readiness } from './context.ts';

/**
 * Asks the database for the head, and whether every projection was built by this program's folds. (They cannot lag:
 * they run in the transaction of each append.)
 * @param publishing what the publisher knows of the log; left out where nothing signs it.
 * @throws when the database cannot be reached; `/readyz` then says so.
 */
export const readinessOf =
  (db: Kysely<Database>, projections: readonly Projection[], publishing?: () => PublisherState) =>
  async (): Promise<Readiness> => {
    const { size } = await readHead(db);
    const outdated = await pendingRebuilds(db, projections);
    const detail = `built by another version of this program: ${outdated.join(', ')}; run \`mingbai rebuild\``;
    const log = logCheck(publishing?.(), `published up to ${await publishedUpTo(db)} of ${size} events`);
    return {
      ok: outdated.length === 0 && log.ok,
      checks: {
        database: { ok: true },
        head: { ok: true, detail: `${size} events` },
        log,
        projections: outdated.length === 0 ? { ok: true } : { ok: false, detail },
      },
    };
  };

async function publishedUpTo(db: Kysely<Database>): Promise<number> {
  const row = await db
    .selectFrom('publications')
    .select((select) => select.fn.max('size').as('size'))
    .executeTakeFirst();
  return row?.size ?? 0;
}

/** Red when what stands in the tables is not what was signed, and when a required witness refuses it. */
function logCheck(state: PublisherState | undefined, upTo: string): Readiness['checks'][string] {
  if (!state) return { ok: true, detail: `${upTo}; there is no key to sign with` };
  const { halted, waiting } = state;
  if (halted) {
    const where = halted.position === undefined ? '' : `position ${halted.position}: `;
    return { ok: false, detail: `nothing more is signed: ${where}${halted.what}` };
  }
  if (!waiting) return { ok: true, detail: upTo };
  const { witness, reason, refused } = waiting;
  return {
    ok: !refused,
    detail: `${upTo}: ${refused ? 'refused by' : 'waiting for'} ${witness} (${reason})`,
  };
}
