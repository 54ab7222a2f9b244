/** Comments found, counted and cut into pages by the database. */
import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { Database } from '../db/schema.ts';
import type {
  CommentDimension,
  CommentFilter,
  CommentMoment,
  CommentPage,
  CommentReader,
  FoundComment,
} from './comment-search.ts';
import { filterSql, monthSql, ORDERS, validAt } from './comment-sql.ts';
import { countedComments } from './counted-comments.ts';

export const commentsOf = (db: Kysely<Database>): CommentReader => ({
  findComments: (moment, page) => findComments(db, moment, page),
  commentIds: async (moment, page) => {
    const { rows } = await sql<{ key: string }>`select r.key ${pageOf(moment, page)}`.execute(db);
    return rows.map(({ key }) => key);
  },
  countComments: (moment, filters, within) => countComments(db, moment, filters, within),
  commentValues: async (moment, of, filter = {}) => {
    const { rows } = await sql<{ value: string }>`
      select distinct ${DIMENSIONS[of](moment)} as value ${from(moment, filter)}
      and ${DIMENSIONS[of](moment)} is not null order by 1`.execute(db);
    return rows.map(({ value }) => value);
  },
  countedComments: (position, settings) => countedComments(db, position, settings),
});

async function findComments(
  db: Kysely<Database>,
  moment: CommentMoment,
  page: CommentPage,
): Promise<FoundComment[]> {
  // The rows themselves are long: only those of the page are fetched.
  const { rows } = await sql<{ row: string; now: string | null }>`
    select r.row, ${moment.position === moment.head ? sql`null` : sql`n.row`} as now
    ${pageOf(moment, page)}`.execute(db);
  return rows.map(({ row, now }) => {
    const then = JSON.parse(row);
    return { row: then, now: now === null ? then : JSON.parse(now) };
  });
}

async function countComments<Name extends string>(
  db: Kysely<Database>,
  moment: CommentMoment,
  filters: Readonly<Record<Name, CommentFilter>>,
  within: CommentFilter = {},
): Promise<Record<Name, number>> {
  const names = Object.keys(filters) as Name[];
  const counts = names.map(
    (name, index) =>
      sql`count(*) filter (where ${filterSql(filters[name], moment)}) as ${sql.id(`c${index}`)}`,
  );
  const { rows } = await sql<Record<string, unknown>>`
    select ${sql.join(counts)} ${from(moment, within)}`.execute(db);
  return Object.fromEntries(names.map((name, index) => [name, Number(rows[0]?.[`c${index}`])])) as Record<
    Name,
    number
  >;
}

const DIMENSIONS: Readonly<Record<CommentDimension, (moment: CommentMoment) => RawBuilder<string>>> = {
  about: () => sql`r.about`,
  department: () => sql`r.department`,
  handler: () => sql`r.handler`,
  month: ({ timeZone }) => monthSql(timeZone),
};

const pageOf = (moment: CommentMoment, { order = 'newest', after = 0, limit, ...filter }: CommentPage) => sql`
  ${from(moment, filter)} order by ${ORDERS[order]}
  ${limit === undefined ? sql`` : sql`limit ${limit}`} ${after === 0 ? sql`` : sql`offset ${after}`}`;

/** `r` as of the position, `n` as of the head: the same row where both are one. */
function from(moment: CommentMoment, filter: CommentFilter): RawBuilder<unknown> {
  const { position, head } = moment;
  const now =
    position === head
      ? sql`cross join lateral (select r.erased, r.selected) n`
      : sql`left join comments n on n.key = r.key and ${validAt('n', head)}`;
  return sql`from comments r ${now} where ${validAt('r', position)} and ${filterSql(filter, moment)}`;
}
