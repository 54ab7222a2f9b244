/** What there is to be measured against: the same server, storing and reading rows of the same size, plainly. */
import pg from 'pg';

/** A row of the floor's table: the columns of `events`, and a primary key alone. */
export type FloorRow = [number, string, string, number, string, string, string, Uint8Array, Uint8Array];

const COLUMNS = 9;
const TABLE = `
  create table if not exists floor (
    position bigint primary key, id uuid not null, stream text not null, revision int not null, type text not null,
    recorded_at timestamptz not null, entry text not null, leaf_hash bytea not null, command_digest bytea
  )`;

/** Makes the floor's table, empty. */
export async function prepareFloor(url: string): Promise<void> {
  await withClients(url, 1, async ([client]) => {
    await client?.query('drop table if exists floor');
    await client?.query(TABLE);
  });
}

/** Inserts rows one by one, each in a transaction of its own, by that many clients at once. */
export const insertSingly = (url: string, rows: readonly FloorRow[], clients: number): Promise<number> =>
  withClients(url, clients, async (open) => {
    let next = 0;
    const values = Array.from({ length: COLUMNS }, (_, column) => `$${column + 1}`).join(', ');
    return timed(() =>
      Promise.all(
        open.map(async (client) => {
          for (let row = rows[next++]; row; row = rows[next++])
            await client.query(`insert into floor values (${values})`, row);
        }),
      ),
    );
  });

/** Inserts rows many at a time, in one statement and transaction each. */
export const insertMany = (url: string, rows: readonly FloorRow[], atOnce: number): Promise<number> =>
  withClients(url, 1, async ([client]) =>
    timed(async () => {
      for (let start = 0; start < rows.length; start += atOnce) {
        const chunk = rows.slice(start, start + atOnce);
        const tuples = chunk.map(
          (_, row) =>
            `(${Array.from({ length: COLUMNS }, (_, column) => `$${row * COLUMNS + column + 1}`).join(', ')})`,
        );
        await client?.query(`insert into floor values ${tuples.join(', ')}`, chunk.flat());
      }
    }),
  );

/** Selects rows of the log page by page: the columns that a reader gets, or whole rows. */
export const selectPages = (
  url: string,
  pageSize: number,
  columns: 'position, entry, leaf_hash' | '*',
): Promise<number> =>
  withClients(url, 1, async ([client]) =>
    timed(async () => {
      for (let after = -1; ; ) {
        const { rows } = (await client?.query(
          `select ${columns} from events where position > $1 order by position limit $2`,
          [after, pageSize],
        )) ?? { rows: [] };
        if (rows.length === 0) return;
        after = Number(rows[rows.length - 1].position);
      }
    }),
  );

/** Seconds that work takes. */
export async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return (performance.now() - start) / 1000;
}

async function withClients<T>(
  url: string,
  count: number,
  work: (clients: pg.Client[]) => Promise<T>,
): Promise<T> {
  const clients = Array.from({ length: count }, () => new pg.Client(url));
  await Promise.all(clients.map((client) => client.connect()));
  try {
    return await work(clients);
  } finally {
    await Promise.all(clients.map((client) => client.end()));
  }
}
