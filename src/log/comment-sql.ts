/**
 * The rules of comments in the database's words, over the derived columns: `r` is the row at the position, `n` the
 * one at the head. The rules themselves are `measuresOf`, `publicComment` and `queued`; a test holds both together.
 */
import { type RawBuilder, sql } from 'kysely';
import { type Measure, SATISFIED_FROM } from '../domain/comment-measures.ts';
import { CITES } from '../projections/comment-links.ts';
import type { CommentFilter, CommentMoment, CommentOrder, LinkedTo, QueueState } from './comment-search.ts';
import { afterPrefix } from './read.ts';

type Condition = RawBuilder<boolean>;
type Cut = Pick<CommentMoment, 'day' | 'timeZone'>;

/** The day of an instant that stands as text, as text. */
const dayOf = (column: string, timeZone: string) =>
  sql<string>`to_char(${sql.ref(column)}::timestamptz at time zone ${timeZone}::text, 'YYYY-MM-DD') collate "C"`;

export const monthSql = (timeZone: string) =>
  sql<string>`to_char(r.submitted_at::timestamptz at time zone ${timeZone}::text, 'YYYY-MM')`;
export const quarterSql = (timeZone: string) =>
  sql<string>`to_char(r.submitted_at::timestamptz at time zone ${timeZone}::text, 'YYYY-"Q"Q')`;
export const submittedDay = (timeZone: string) => dayOf('r.submitted_at', timeZone);
export const answeredDay = (timeZone: string) => dayOf('r.answered_at', timeZone);

export const decidedDay = (timeZone: string) => dayOf('r.decided_at', timeZone);
type Days = Record<'answered' | 'decided', RawBuilder<string>>;

/** Whether a measure counts a comment. `days`: where they have been worked out already. */
export function measureSql(
  measure: Measure,
  { day, timeZone }: Cut,
  { answered, decided }: Days = { answered: answeredDay(timeZone), decided: decidedDay(timeZone) },
): Condition {
  switch (measure) {
    case 'received':
      return sql`true`;
    case 'valid':
      return sql`r.standing not in ('declined', 'gone')`;
    case 'waiting':
    case 'in_progress':
    case 'answered':
    case 'declined':
    case 'gone':
      return sql`r.standing = ${measure}`;
    case 'answered_in_time':
      return sql`coalesce(${answered} <= r.answer_by, false)`;
    case 'answered_late':
      return sql`coalesce(${answered} > r.answer_by, false)`;
    case 'without_deadline':
      return sql`(r.answered_at is not null and r.answer_by is null)`;
    case 'overdue':
      return sql`(r.standing = 'in_progress' and coalesce(r.answer_by < ${day}::text, false))`;
    case 'decision_overdue':
      return sql`(r.standing = 'waiting' and coalesce(r.accept_by < ${day}::text, false))`;
    case 'decided_late':
      return sql`(r.standing <> 'waiting' and coalesce(${decided} > r.accept_by, false))`;
    case 'rated':
      return sql`r.satisfaction is not null`;
    case 'satisfied':
      return sql`coalesce(r.satisfaction >= ${SATISFIED_FROM}::bigint, false)`;
    case 'selected':
      return sql`r.selected is not null`;
    case 'accepted':
    case 'extended':
    case 'erased':
      return sql`${sql.ref(`r.${measure}`)}`;
    default:
      return sql`(r.standing = 'declined' and coalesce(r.ground = ${measure.slice('declined_'.length)}::text, false))`;
  }
}

/** Whether the text can be read, and if not, why. */
const TEXT = sql<string>`case
  when n.erased then 'erased'
  when r.selected is not null and r.selected = n.selected then 'published'
  when r.selected is not null or r.deselected then 'taken_down'
  when r.state = 'declined' then 'declined'
  when r.consent then 'not_selected'
  else 'no_consent' end`;

const OPEN = sql<boolean>`r.standing in ('waiting', 'in_progress')`;

function queueSql(queue: QueueState, cut: Cut): Condition {
  switch (queue) {
    case 'all':
      return sql`true`;
    case 'open':
      return OPEN;
    case 'overdue':
      return sql`(${measureSql('overdue', cut)} or ${measureSql('decision_overdue', cut)})`;
    case 'unassigned':
      return sql`(r.standing = 'in_progress' and r.department is null)`;
    case 'selectable':
      return sql`(r.standing = 'answered' and r.consent and r.selected is null and not r.deselected and not r.erased)`;
    default:
      return sql`r.standing = ${queue}`;
  }
}

/** All that a filter asks for. */
export function filterSql(filter: CommentFilter, moment: CommentMoment): Condition {
  const {
    kind,
    state,
    text,
    measure,
    queue,
    month,
    handler,
    departments,
    about,
    ids,
    linked,
    ofPlan,
    synthetic,
  } = filter;
  const inMonth = month?.includes('Q') ? quarterSql(moment.timeZone) : monthSql(moment.timeZone);
  const conditions: (Condition | undefined)[] = [
    kind === undefined ? undefined : sql`r.kind = ${kind}`,
    state === undefined ? undefined : sql`r.standing = ${state}`,
    text === undefined ? undefined : sql`${TEXT} = ${text}::text`,
    measure && measureSql(measure, moment),
    queue && queueSql(queue, moment),
    month === undefined ? undefined : sql`${inMonth} = ${month}`,
    handler === undefined ? undefined : sql`r.handler = ${handler}`,
    departments && sql`r.department = any(${departments}::text[])`,
    about && sql`r.about = any(${about}::text[])`,
    ids && sql`r.key = any(${ids}::text[])`,
    linked && linkedSql(linked, moment.position),
    synthetic && sql`r.synthetic`,
    ofPlan === undefined ? undefined : sql`r.of_plan in (${ofPlan}, '')`,
  ];
  return allOf(conditions.flatMap((condition) => condition ?? []));
}

export const allOf = (conditions: readonly Condition[]): Condition =>
  conditions.length === 0 ? sql`true` : sql`(${sql.join(conditions, sql` and `)})`;

/** See `LinkedTo`. `0` is the character after the slash that ends an event's id in a key. */
function linkedSql({ under, citing, itself }: LinkedTo, at: number): Condition {
  const links = under.map(
    (prefix) => sql`
      select l.comment from comment_links l
      where l.key >= ${prefix} and l.key < ${afterPrefix(prefix) ?? prefix} and ${validAt('l', at)}`,
  );
  const cites = sql`
    select l.comment from events e
    join comment_links l on l.key > ${CITES} || e.id || '/' and l.key < ${CITES} || e.id || '0'
    where e.stream = ${citing} and ${validAt('l', at)}`;
  const all = [
    ...links,
    ...(citing === undefined ? [] : [cites]),
    ...(itself === undefined ? [] : [sql`select ${itself}::text`]),
  ];
  // As an array it is read once, and each key is looked up: a join is quadratic where the tables were never analyzed.
  return all.length === 0 ? sql`false` : sql`r.key = any(array(${sql.join(all, sql` union all `)}))`;
}

/** Whether a row of a projection stood so at a position. */
export const validAt = (row: string, at: number): Condition =>
  sql`(${sql.ref(`${row}.from_position`)} <= ${at}
    and (${sql.ref(`${row}.to_position`)} is null or ${sql.ref(`${row}.to_position`)} > ${at}))`;

const DUE = sql`coalesce(case r.standing when 'waiting' then r.accept_by else r.answer_by end, '9999')`;

export const ORDERS: Readonly<Record<CommentOrder, RawBuilder<unknown>>> = {
  newest: sql`r.submitted desc`,
  oldest: sql`r.submitted`,
  published: sql`r.selected desc nulls last`,
  // What nobody told a day for comes last of those that wait; of what is done, the newest first.
  urgent: sql`
    (case when ${OPEN} then 0 else 1 end),
    (case when ${OPEN} then ${DUE} end),
    (case when ${OPEN} then r.submitted else -r.submitted end)`,
};
