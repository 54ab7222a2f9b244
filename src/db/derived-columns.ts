/**
 * Columns that the database itself derives from projected rows, so that lists are filtered, counted and cut into pages
 * where the rows are. The fold stays the one source: nothing writes them, and a rebuild makes them again.
 */
import { type Kysely, sql } from 'kysely';

type Executor = Pick<Kysely<never>, 'getExecutor'>;
/** Type and expression over `row` as jsonb, `j`. Texts are compared by their bytes: days and instants in their order. */
type Derived = Readonly<Record<string, readonly [type: 'text' | 'bigint' | 'boolean', expression: string]>>;

const at = (act: string) => `(j->'${act}'->>'position')::bigint`;
const isThere = (name: string) => `j ? '${name}'`;
const FIRST_REPLY = "j->'replies'->0";
const LAST_REPLY = "j->'replies'->-1";

const COMMENTS: Derived = {
  kind: ['text', "j->>'kind'"],
  /** The plan that it belongs to; empty for those of none. */
  of_plan: ['text', "coalesce(j->>'plan', '')"],
  /** `<plan>/indicator/<id>` and the like. */
  about: ['text', "coalesce(j->>'plan', '') || '/' || (j->>'about')"],
  /** The department that has it. */
  department: ['text', "j->>'department'"],
  /** `<plan>/<department>` that has it or answered it last, or `none`: `departmentKey` of the statistics. */
  handler: [
    'text',
    `coalesce(coalesce(j->>'plan', '') || '/' || coalesce(j->>'department', ${LAST_REPLY}->>'department'), 'none')`,
  ],
  submitted: ['bigint', at('submitted')],
  submitted_at: ['text', "j->'submitted'->>'at'"],
  /** `standingOf` of the statistics. */
  standing: [
    'text',
    `case when ${FIRST_REPLY} is not null then 'answered'
      when ${at('declined')} > coalesce(${at('accepted')}, -1) then 'declined'
      when ${isThere('erased')} then 'gone'
      when ${isThere('accepted')} then 'in_progress'
      else 'waiting' end`,
  ],
  state: ['text', "j->>'state'"],
  ground: ['text', "j->'declined'->>'reason'"],
  accept_by: ['text', "j->>'acceptBy'"],
  answer_by: ['text', "j->>'answerBy'"],
  accepted: ['boolean', isThere('accepted')],
  /** When it was first accepted or declined. */
  decided_at: [
    'text',
    `case when ${at('declined')} < coalesce(${at('accepted')}, ${at('declined')} + 1)
      then j->'declined'->>'at' else j->'accepted'->>'at' end`,
  ],
  /** When the first reply was published. */
  answered_at: ['text', `${FIRST_REPLY}->>'at'`],
  extended: ['boolean', "jsonb_array_length(j->'extended') > 0"],
  satisfaction: ['bigint', "(j->'rated'->>'satisfaction')::bigint"],
  consent: ['boolean', "(j->>'consent')::boolean"],
  synthetic: ['boolean', "coalesce((j->>'synthetic')::boolean, false)"],
  /** The position that published it, while it stands published. */
  selected: ['bigint', at('selected')],
  deselected: ['boolean', isThere('deselected')],
  erased: ['boolean', isThere('erased')],
};

const DERIVED: Readonly<Record<string, Derived>> = {
  comments: COMMENTS,
  comment_links: { comment: ['text', "j->>'comment'"] },
};

/** Adds the columns of a projection to its table, or to the one that is to take its place. */
export async function addDerivedColumns(db: Executor, projection: string, table = projection): Promise<void> {
  const columns = Object.entries(DERIVED[projection] ?? {}).map(([name, [type, expression]]) => {
    const value = expression.replaceAll(/\bj\b(?=->| \?)/g, '(row::jsonb)');
    const collation = type === 'text' ? ' collate "C"' : '';
    return sql`add column if not exists ${sql.id(name)} ${sql.raw(`${type}${collation} generated always as (${value}) stored`)}`;
  });
  if (columns.length > 0) await sql`alter table ${sql.id(table)} ${sql.join(columns, sql`, `)}`.execute(db);
}
