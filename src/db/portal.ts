/** What the portal settled on its first start. */
import type { Kysely } from 'kysely';
import type { Database } from './schema.ts';

export type PortalSettings = {
  demo: boolean;
  /** How far the portal's clock is ahead of the real one, in milliseconds (negative: behind). */
  clockOffsetMs: number;
  /** Real time, ISO 8601. */
  firstStartedAt: string;
};

/** The settings, or undefined before the first start. */
export async function readPortal(db: Kysely<Database>): Promise<PortalSettings | undefined> {
  const row = await db.selectFrom('portal').selectAll().executeTakeFirst();
  return (
    row && {
      demo: row.demo,
      clockOffsetMs: Number(row.clock_offset_ms),
      firstStartedAt: row.first_started_at.toISOString(),
    }
  );
}

/** Settles them, unless they are settled: the first start wins, and its settings are returned. */
export async function initPortal(db: Kysely<Database>, settings: PortalSettings): Promise<PortalSettings> {
  await db
    .insertInto('portal')
    .values({
      demo: settings.demo,
      clock_offset_ms: settings.clockOffsetMs,
      first_started_at: settings.firstStartedAt,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const settled = await readPortal(db);
  if (!settled) throw new Error('the portal has no settings after they were written');
  return settled;
}
