/** `/staff/accounts`: who may do what; administrators invite colleagues, auditors read. */
import { type Context, Hono } from 'hono';
import { messages } from '../../../views/messages/messages.ts';
import { StaffAccounts } from '../../../views/pages/staff-accounts.tsx';
import { noteAccess } from '../../auth/access-log.ts';
import { demoGuest, MOST_DEMO_PEOPLE } from '../../auth/demo-accounts.ts';
import { addPerson, people, removePerson } from '../../auth/people.ts';
import { rolesOfAll } from '../../auth/roles-of.ts';
import { GRANTABLE, OF_DEPARTMENTS } from '../../domain/decide/index.ts';
import { atMoment } from '../at-moment.ts';
import type { Env } from '../context.ts';
import { type Form, formBody } from '../form-body.ts';
import { present } from '../pages/account.tsx';
import { staffPage } from '../pages/staff-page.tsx';
import { refuse } from '../problem.ts';
import { departmentNames, standingDepartments } from './departments.ts';
import { linkPage } from './link-page.tsx';
import { requires } from './requires.ts';
import { complaintsOf, type FormComplaint, grantRole, newEventId, stateOf } from './role-forms.ts';

export const staffAccounts = new Hono<Env>()
  .get('/staff/accounts', requires('administrator'), atMoment(), (c) => listPage(c))
  .post('/staff/accounts', requires('administrator'), atMoment(), async (c) => {
    const form = await formBody(c);
    if (!form.ok) return refuse(c, form.problem);
    const problems = problemsOf(c, form.value);
    return problems.length > 0 ? listPage(c, form.value, problems) : invite(c, form.value);
  });

/** Adds the account with its role, and shows the link this once. */
async function invite(c: Context<Env>, form: Form): Promise<Response> {
  const { accounts, signedIn } = present(c);
  const { db } = accounts;
  const words = messages[c.get('language')].staff.accounts;
  const isDemo = c.get('deps').config.demo;
  if (isDemo && (await people(db)).length >= MOST_DEMO_PEOPLE)
    return listPage(c, form, [{ field: 'role', message: words.problems.demoFull }]);
  const asked = isDemo ? demoGuest() : { name: form.text('name'), email: form.text('email') };
  const added = await addPerson(db, asked, accounts.clock());
  if (!added.ok) {
    const { field, code } = added.problem;
    const message = field === 'name' ? words.problems.nameInvalid : EMAIL_PROBLEMS[code](words.problems);
    return listPage(c, form, [{ field, message }]);
  }
  const performed = await grantRole(c, { id: newEventId(), reference: added.id, form });
  if (!performed.ok) {
    // Nothing refers to it yet: as if it had never been asked for.
    await removePerson(db, added.id);
    return listPage(c, form, complaintsOf(c, performed));
  }
  await noteAccess(
    db,
    { user: signedIn.id, action: 'account.invited', subject: added.id, requestId: c.get('requestId') },
    accounts.clock(),
  );
  return linkPage(c, { id: added.id, name: asked.name }, 'invitation');
}

type Problems = (typeof messages)['zh']['staff']['accounts']['problems'];
const EMAIL_PROBLEMS = {
  invalid: (say: Problems) => say.emailInvalid,
  taken: (say: Problems) => say.emailTaken,
};

/** What is left out, before anything is done. */
function problemsOf(c: Context<Env>, form: Form): FormComplaint[] {
  const { problems } = messages[c.get('language')].staff.accounts;
  const role = form.text('role');
  if (!GRANTABLE.some((each) => each === role)) return [{ field: 'role', message: problems.roleNeeded }];
  return OF_DEPARTMENTS.includes(role) && form.text('department') === ''
    ? [{ field: 'department', message: problems.departmentNeeded }]
    : [];
}

/** @param typed what was sent and refused, for which `problems`. */
async function listPage(
  c: Context<Env>,
  typed?: Form,
  problems: readonly FormComplaint[] = [],
): Promise<Response> {
  const { accounts, signedIn } = present(c);
  const [everybody, roles, departments, names] = await Promise.all([
    people(accounts.db),
    rolesOfAll(c.get('deps').log),
    standingDepartments(c),
    departmentNames(c),
  ]);
  const title = messages[c.get('language')].staff.accounts.title;
  return staffPage(
    c,
    {
      title,
      children: (
        <StaffAccounts
          people={everybody.map((person) => ({
            ...person,
            state: stateOf(person),
            isOwn: person.id === signedIn.id,
            roles: (roles.get(person.id) ?? []).map((held) => ({
              ...held,
              department: held.department && (names.get(held.department) ?? held.department),
            })),
          }))}
          invitation={
            c.get('held')?.some(({ role }) => role === 'administrator')
              ? {
                  roles: GRANTABLE,
                  departments,
                  problems,
                  typed: {
                    name: typed?.text('name') ?? '',
                    email: typed?.text('email') ?? '',
                    role: typed?.text('role') ?? '',
                    department: typed?.text('department') ?? '',
                  },
                }
              : undefined
          }
        />
      ),
    },
    problems.length > 0 ? 422 : 200,
  );
}
