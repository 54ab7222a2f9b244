/** What an append must know of the log before it decides, read under the lock. */
import { type Kysely, sql } from 'kysely';
import { kept } from '../db/kept.ts';
import type { Database } from '../db/schema.ts';
import type { Frontier } from '../tlog/frontier.ts';
import type { KnownEvent } from './decide.ts';
import { lines } from './store-rows.ts';

export type FoundHead = Frontier & {
  lastTime: Date | null;
  /** Versions of the folds that built the stored rows. */
  versions: Record<string, number>;
};

/** The head, and by which versions the projections were built. */
export async function findHead(tx: Kysely<Database>): Promise<FoundHead> {
  const { rows } = await sql<Omit<FoundHead, 'nodes'> & { frontier: Uint8Array }>`
    ${kept} select size, frontier, last_time as "lastTime",
      (select coalesce(json_object_agg(name, version), '{}') from projections) as versions
    from head`.execute(tx);
  const [head] = rows;
  if (!head) throw new Error('the log has no head: run `mingbai migrate`');
  const { size, frontier, lastTime, versions } = head;
  return { size, nodes: frontier, lastTime, versions };
}

/** Which of the ids are stored, where, and with which digest. */
export async function findIds(
  tx: Kysely<Database>,
  ids: readonly string[],
): Promise<Map<string, KnownEvent>> {
  const { rows } = await sql<KnownEvent & { id: string }>`
    ${kept} select id, position, coalesce(command_digest, (
      select o.command_digest from openings o where o.event_id = e.id limit 1
    )) as digest
    from events e where id = any(${lines(ids)}::uuid[])`.execute(tx);
  return new Map(rows.map(({ id, position, digest }) => [id, { position, digest }]));
}

/** The last revisions of the streams that there are. */
export async function findRevisions(
  tx: Kysely<Database>,
  streams: readonly string[],
): Promise<Map<string, number>> {
  const { rows } = await sql<{ stream: string; revision: number | null }>`
    ${kept} select stream, (select max(revision) from events e where e.stream = s.stream) as revision
    from unnest(${lines(streams)}) as s (stream)`.execute(tx);
  return new Map(rows.flatMap(({ stream, revision }) => (revision === null ? [] : [[stream, revision]])));
}
