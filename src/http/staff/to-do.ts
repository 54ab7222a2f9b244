/** What waits for whom: counted from where comments stand, from the desk beside the log, and from the accounts. */
import type { Kysely } from 'kysely';
import type { ToDo } from '../../../views/pages/staff-home.tsx';
import type { Person } from '../../auth/people.ts';
import { type HeldRole, type Role, requiresSecondFactor } from '../../auth/staff.ts';
import type { Database } from '../../db/schema.ts';
import type { CommentRow } from '../../projections/rows.ts';
import type { QueueState } from '../handling/queue.ts';
import { DECIDERS, PUBLISHERS, WAITERS } from '../handling/rights.ts';

const COMMENTS = '/staff/comments';
const ACCOUNTS = '/staff/accounts';

/** Whether somebody does the work of a role, or may see how it stands. */
export const sees = (held: readonly HeldRole[], ...roles: Role[]): boolean =>
  held.some(({ role }) => role === 'auditor' || roles.includes(role));

/**
 * @param rows of the comments that wait for a decision or an answer.
 * @param selectable how many have an answer and could be published.
 * @param today in the zone of the plans: a term that ends today is not past.
 */
export function commentsToDo(
  rows: readonly CommentRow[],
  selectable: number,
  held: readonly HeldRole[],
  today: string,
): ToDo[] {
  const accepted = rows.filter(({ state }) => state === 'accepted');
  const undecided = rows.filter(({ state }) => state === 'submitted');
  const unanswered = accepted.filter(({ department }) => department !== undefined);
  return [
    ...(sees(held, ...DECIDERS)
      ? [
          dueLine('undecided', undecided, ({ acceptBy }) => acceptBy, today),
          dueLine(
            'unassigned',
            accepted.filter(({ department }) => department === undefined),
            ({ answerBy }) => answerBy,
            today,
          ),
        ]
      : []),
    ...departmentsOf(unanswered, held).map(([department, own]) => ({
      ...dueLine('unanswered', own, ({ answerBy }) => answerBy, today),
      department,
    })),
    ...(sees(held, ...PUBLISHERS) ? [line('selectable', selectable)] : []),
  ];
}

/** For each department that somebody answers for; auditors see all of them together. */
function departmentsOf(
  rows: readonly CommentRow[],
  held: readonly HeldRole[],
): [string | undefined, CommentRow[]][] {
  if (sees(held, ...DECIDERS)) return [[undefined, [...rows]]];
  const own = held.flatMap(({ role, department }) =>
    role === 'responder' && department !== undefined ? [department] : [],
  );
  return own.map((department) => [department, rows.filter((row) => row.department === department)]);
}

function dueLine(
  kind: string,
  rows: readonly CommentRow[],
  dueOn: (row: CommentRow) => string | undefined,
  today: string,
): ToDo {
  const due = rows.flatMap((row) => dueOn(row) ?? []);
  const ahead = due.filter((day) => day >= today).sort();
  const soon = ahead.filter((day) => day <= daysAfter(today, SOON_DAYS)).length;
  return { ...line(kind, rows.length), overdue: due.length - ahead.length, soon, next: ahead[0] };
}

/** What falls due today or so many days after is near. */
const SOON_DAYS = 2;
const DAY_MS = 24 * 3_600_000;
const daysAfter = (day: string, days: number): string =>
  new Date(Date.parse(day) + days * DAY_MS).toISOString().slice(0, 10);

const line = (kind: string, count: number): ToDo => {
  const state = QUEUES[kind];
  return { kind, count, path: COMMENTS, ...(state && { query: [['state', state]] }) };
};
/** Where the list of comments holds just these. */
const QUEUES: Readonly<Record<string, QueueState>> = {
  undecided: 'waiting',
  unassigned: 'unassigned',
  unanswered: 'in_progress',
  selectable: 'selectable',
};

/** What waits beside the log: held back, or written and not yet published. */
export async function deskToDo(
  db: Kysely<Database>,
  held: readonly HeldRole[],
  /** The departments that have comments, by id: what another drafted before waits for nobody. */
  holdersOf: (comments: readonly string[]) => Promise<ReadonlyMap<string, string | undefined>>,
): Promise<ToDo[]> {
  const [waiting, drafts] = await Promise.all([
    db
      .selectFrom('comment_waiting')
      .select(({ fn }) => fn.countAll<number>().as('count'))
      .executeTakeFirst(),
    db
      .selectFrom('comment_drafts')
      .select(['comment', 'department', 'state'])
      .where('state', 'in', ['proposed', 'returned'])
      .execute(),
  ]);
  const holders = await holdersOf([...new Set(drafts.map(({ comment }) => comment))]);
  const count = (state: string, isOwn: (department: string) => boolean = () => true) =>
    drafts.filter(
      ({ comment, department, ...each }) =>
        each.state === state && isOwn(department) && holders.get(comment) === department,
    ).length;
  const answersFor = (department: string) =>
    held.some(
      (each) => each.role === 'auditor' || (each.role === 'responder' && each.department === department),
    );
  return [
    ...(sees(held, ...WAITERS)
      ? [{ kind: 'waiting', count: Number(waiting?.count ?? 0), path: '/staff/waiting' }]
      : []),
    ...(sees(held, ...PUBLISHERS) ? [line('proposed', count('proposed'))] : []),
    ...(sees(held, 'responder') ? [line('returned', count('returned', answersFor))] : []),
  ];
}

/** What administrators see to: accounts that nobody took up, or that cannot do what they are for. */
export function accountsToDo(
  people: readonly Person[],
  roles: ReadonlyMap<string, readonly HeldRole[]>,
  held: readonly HeldRole[],
  totp: 'required' | 'optional',
): ToDo[] {
  if (!sees(held, 'administrator')) return [];
  const active = people.filter(({ disabledAt }) => disabledAt === undefined);
  const rolesOf = ({ id }: Person) => roles.get(id) ?? [];
  const count = (kind: string, isSo: (person: Person) => boolean): ToDo => ({
    kind,
    count: active.filter(isSo).length,
    people: true,
    path: ACCOUNTS,
  });
  const isAdministrator = (person: Person) => rolesOf(person).some(({ role }) => role === 'administrator');
  const administrators = count('singleAdministrator', isAdministrator);
  return [
    count('invited', ({ hasPassword }) => !hasPassword),
    count(
      'unprotected',
      (person) =>
        totp === 'required' &&
        person.hasPassword &&
        !person.secondFactor &&
        requiresSecondFactor(rolesOf(person)),
    ),
    count('unroled', (person) => rolesOf(person).length === 0),
    ...(administrators.count === 1 ? [administrators] : []),
  ];
}

/** What is past its term stands first, then what has the nearest one; nothing of what is not there. */
export const inOrder = (toDo: readonly ToDo[]): ToDo[] =>
  toDo
    .filter(({ count }) => count > 0)
    .toSorted((a, b) => rank(a) - rank(b) || (a.next ?? '9').localeCompare(b.next ?? '9'));

const rank = ({ overdue = 0, next }: ToDo): number => (overdue > 0 ? 0 : next === undefined ? 2 : 1);
