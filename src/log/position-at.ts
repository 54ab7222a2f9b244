/** From times to positions: recorded times never run backwards, so positions can be searched by halves. */
import { type Kysely, sql } from 'kysely';
import type { Database } from '../db/schema.ts';

/** The position of the last event recorded before an instant; -1 when there is none. Needs no index on times. */
export async function positionBefore(db: Kysely<Database>, instant: Date): Promise<number> {
  const { rows } = await sql<{ low: number }>`
    with recursive halves (low, high) as (
      select 0::bigint, size from head
      union all
      select case when earlier then middle + 1 else low end, case when earlier then high else middle end
      from (
        select low, high, middle, (select recorded_at < ${instant.toISOString()}::timestamptz from events where position = middle) as earlier
        from (select low, high, (low + high) / 2 as middle from halves where low < high) as h
      ) as probed
    )
    select low from halves where low = high`.execute(db);
  return (rows[0]?.low ?? 0) - 1;
}
