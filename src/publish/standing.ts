/** What stands in the tables: the head, the last checkpoint, and how far it is published. */
import { type Kysely, sql } from 'kysely';
import type { Database } from '../db/schema.ts';
import type { Frontier } from '../tlog/frontier.ts';

/** A signed checkpoint as stored. */
export type SignedCheckpoint = Frontier & { previous: number; root: Uint8Array; note: string };

export type Standing = {
  head: Frontier & { time: string };
  /** One more than the greatest position of any row. */
  end: number;
  /** The last one signed; undefined before the first. */
  checkpoint: SignedCheckpoint | undefined;
  /** Size of the last one published, 0 before the first. */
  published: number;
};

type Row = {
  size: number;
  nodes: Uint8Array;
  time: Date | null;
  end: number;
  published: number;
  c_size: number | null;
  c_previous: number;
  c_root: Uint8Array;
  c_nodes: Uint8Array;
  c_note: string;
};

/** In one statement, so that all of it is of one moment. (Planned each time: a plan for small tables would stay.) */
export async function readStanding(db: Kysely<Database>): Promise<Standing> {
  const { rows } = await sql<Row>`
    select h.size, h.frontier as nodes, h.last_time as time,
      coalesce((select max(position) + 1 from events), 0) as end,
      coalesce((select max(size) from publications), 0) as published,
      c.size as c_size, c.previous as c_previous, c.root as c_root, c.frontier as c_nodes, c.note as c_note
    from head h left join lateral (select * from checkpoints order by size desc limit 1) c on true`.execute(
    db,
  );
  const [row] = rows;
  if (!row) throw new Error('the log has no head: run `mingbai migrate`');
  const { size, nodes, time, end, published } = row;
  return {
    head: { size, nodes, time: time?.toISOString() ?? '' },
    end,
    published,
    checkpoint:
      row.c_size === null
        ? undefined
        : {
            size: row.c_size,
            previous: row.c_previous,
            root: row.c_root,
            nodes: row.c_nodes,
            note: row.c_note,
          },
  };
}
