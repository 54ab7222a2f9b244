/** The page of one account: what it may do since when, and where it is signed in. */
import type { Context } from 'hono';
import { messages } from '../../../views/messages/messages.ts';
import { StaffAccount } from '../../../views/pages/staff-account.tsx';
import { type Person, people, personBy } from '../../auth/people.ts';
import { rolesOf } from '../../auth/roles-of.ts';
import { openSessions } from '../../auth/sessions.ts';
import { GRANTABLE, OF_DEPARTMENTS } from '../../domain/decide/index.ts';
import type { Env } from '../context.ts';
import { present } from '../pages/account.tsx';
import { staffPage } from '../pages/staff-page.tsx';
import { refuse, statusProblem } from '../problem.ts';
import { departmentNames, standingDepartments } from './departments.ts';
import { type FormComplaint, newEventId, stateOf } from './role-forms.ts';
import { isShared } from './shared-accounts.ts';

/** Grants and revocations that are shown, newest first. */
const MOST_GRANTS = 50;

/** @param problems with what was asked just now. */
export async function accountPage(
  c: Context<Env>,
  problems: readonly FormComplaint[] = [],
): Promise<Response> {
  const { accounts, signedIn } = present(c);
  const { db, clock } = accounts;
  const person = await personBy(db, { id: c.req.param('id') ?? '' });
  if (!person) return refuse(c, statusProblem(404));
  const shared = isShared(c, person.id);
  const [held, sessions, departments, names, history] = await Promise.all([
    rolesOf(c.get('deps').log, person.id),
    shared ? [] : openSessions(db, person.id, clock()),
    standingDepartments(c),
    departmentNames(c),
    historyOf(c, person),
  ]);
  const nameOf = (department: string | undefined) => department && (names.get(department) ?? department);
  const words = messages[c.get('language')].staff.accounts;
  const children = (
    <StaffAccount
      {...person}
      state={stateOf(person)}
      roles={held.map(({ role, department }) => ({
        role,
        office: department,
        department: nameOf(department),
        event: newEventId(),
      }))}
      sessions={sessions}
      history={history.map((each) => ({ ...each, department: nameOf(each.department) }))}
      isOwn={person.id === signedIn.id}
      shared={shared}
      writable={c.get('held')?.some(({ role }) => role === 'administrator') ?? false}
      grant={{ event: newEventId(), roles: GRANTABLE, departments }}
      problems={problems}
      note={words.done[c.req.query('done') ?? '']}
    />
  );
  return staffPage(
    c,
    { title: `${person.name} · ${words.title}`, children },
    problems.length > 0 ? 422 : 200,
  );
}

/** What the ledger says of the account, with the names that the database knows. */
async function historyOf(c: Context<Env>, { id }: Person) {
  const [events, everybody] = await Promise.all([
    c.get('deps').log.readEvents({
      types: ['role.granted', 'role.revoked'],
      mentioning: [id],
      order: 'descending',
      limit: MOST_GRANTS,
    }),
    people(present(c).accounts.db),
  ]);
  const names = new Map(everybody.map((person) => [person.id, person.name]));
  return events.flatMap((event) =>
    (event.type === 'role.granted' || event.type === 'role.revoked') && event.data.reference === id
      ? [
          {
            position: event.position,
            at: event.time,
            granted: event.type === 'role.granted',
            role: event.data.role,
            department: OF_DEPARTMENTS.includes(event.data.role) ? event.data.office : undefined,
            by: names.get(event.actorref ?? '') ?? undefined,
            byRole: event.actorrole,
          },
        ]
      : [],
  );
}
