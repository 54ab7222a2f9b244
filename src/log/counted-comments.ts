/** The statistics of comments, counted by the database in one pass over the rows, however many there are. */
import { type Kysely, type RawBuilder, sql } from 'kysely';
import { COMMENT_KINDS } from '../../events/comment.ts';
import type { Database } from '../db/schema.ts';
import { MEASURES } from '../domain/comment-measures.ts';
import {
  type CommentStatistics,
  countsOf,
  groupOf,
  type StatisticsSettings,
  type Tally,
} from '../domain/comment-statistics.ts';
import { numberedDays, type WorkdayTable } from '../domain/workdays.ts';
import { answeredDay, decidedDay, measureSql, submittedDay, validAt } from './comment-sql.ts';

/** Of one group, those whose answers took equally long. `by`: which of the columns the group is of. */
type Counted = Record<'quarter' | 'month' | 'kind' | 'handler' | 'took', string | null> & {
  by: number;
  synthetic: boolean;
} & Record<string, unknown>;
type Column = 'quarter' | 'month' | 'kind' | 'handler';
/** PostgreSQL's GROUPING has a bit for each column that the group is not of. */
const BY: Readonly<Record<Column | 'all', number>> = {
  all: 0b1111,
  quarter: 0b0111,
  month: 0b1011,
  kind: 0b1101,
  handler: 0b1110,
};

export async function countedComments(
  db: Kysely<Database>,
  position: number,
  settings: StatisticsSettings,
): Promise<CommentStatistics> {
  const counts = MEASURES.map(
    (_, index) => sql`(count(*) filter (where ${sql.id(`is${index}`)}))::int as ${sql.id(`m${index}`)}`,
  );
  const sums = MEASURES.map((_, index) => sql`sum(${sql.id(`m${index}`)}) as ${sql.id(`m${index}`)}`);
  const { rows } = await sql<Counted>`
    with ${calendar(settings.table)}, counted as (${counted(position, settings)})
    , alike as (
      select quarter, month, kind, handler, took, bool_or(synthetic) as synthetic, ${sql.join(counts)}
      from counted group by quarter, month, kind, handler, took
    )
    select quarter, month, kind, handler, took, grouping(quarter, month, kind, handler) as by,
      bool_or(synthetic) as synthetic, ${sql.join(sums)}
    from alike
    group by grouping sets ((took), (quarter, took), (month, took), (kind, took), (handler, took))`.execute(
    db,
  );
  const of = (by: Column | 'all') => rows.filter((row) => row.by === BY[by]);
  const groups = (by: Column) =>
    new Map(
      [...Map.groupBy(of(by), (row) => row[by] ?? '')]
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([key, some]) => [key, groupOf(some.map(tallyOf))] as const),
    );
  const [kinds, none] = [groups('kind'), groupOf([])];
  return {
    all: groupOf(of('all').map(tallyOf)),
    quarters: groups('quarter'),
    months: groups('month'),
    kinds: new Map(COMMENT_KINDS.map((kind) => [kind, kinds.get(kind) ?? none])),
    departments: groups('handler'),
  };
}

/** Worked out once for each comment: `offset 0` keeps the planner from writing them out wherever they are used. */
const DAYS = { answered: sql<string>`s.answered`, decided: sql<string>`s.decided` };

/** Each comment with what groups count of it. */
function counted(position: number, settings: StatisticsSettings): RawBuilder<unknown> {
  const { timeZone } = settings;
  const measures = MEASURES.map(
    (measure, index) => sql`${measureSql(measure, settings, DAYS)} as ${sql.id(`is${index}`)}`,
  );
  return sql`
    select r.kind, r.handler, r.synthetic, ${sql.join(measures)},
      left(s.day, 7) as month,
      left(s.day, 5) || 'Q' || (substr(s.day, 6, 2)::int + 2) / 3 as quarter,
      case when r.answered_at is null then null
        when f.run = t.run then (t.number - f.number)::text
        else 'unknown' end as took
    from comments r
    cross join lateral (
      select ${submittedDay(timeZone)} as day, ${answeredDay(timeZone)} as answered, ${decidedDay(timeZone)} as decided
      offset 0
    ) s
    left join numbered f on f.day = s.day
    left join numbered t on t.day = s.answered
    where ${validAt('r', position)}`;
}

function calendar(table: WorkdayTable): RawBuilder<unknown> {
  const days = numberedDays(table);
  const column = (values: readonly (string | number)[]) =>
    sql`string_to_array(${values.join(',')}::text, ',')`;
  return sql`numbered as (
    select day collate "C" as day, run::int, number::int from unnest(
      ${column(days.map(({ day }) => day))},
      ${column(days.map(({ run }) => run))},
      ${column(days.map(({ number }) => number))}
    ) as numbered (day, run, number))`;
}

const tallyOf = ({ took, synthetic, ...row }: Counted): Tally => ({
  counts: countsOf((measure) => Number(row[`m${MEASURES.indexOf(measure)}`])),
  took: took === null ? undefined : took === 'unknown' ? took : Number(took),
  synthetic,
});
