/** Whether this process can serve: what `/readyz` asks. */
import type { Kysely } from 'kysely';
import type { Database } from '../db/schema.ts';
import { readHead } from '../log/read.ts';
import { pendingRebuilds } from '../log/rebuild.ts';
import type { Projection } from '../projections/projection.ts';
import type { Readiness } from './context.ts';

/**
 * Asks the database for the head, and whether every projection was built by this program's folds. (They cannot lag:
 * they run in the transaction of each append.)
 * @throws when the database cannot be reached; `/readyz` then says so.
 */
export const readinessOf =
  (db: Kysely<Database>, projections: readonly Projection[]) => async (): Promise<Readiness> => {
    const { size } = await readHead(db);
    const outdated = await pendingRebuilds(db, projections);
    const detail = `built by another version of this program: ${outdated.join(', ')}; run \`mingbai rebuild\``;
    return {
      ok: outdated.length === 0,
      checks: {
        database: { ok: true },
        head: { ok: true, detail: `${size} events` },
        projections: outdated.length === 0 ? { ok: true } : { ok: false, detail },
      },
    };
  };
