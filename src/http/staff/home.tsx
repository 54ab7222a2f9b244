/** `/staff`: what waits for whoever is signed in. */
import { Hono } from 'hono';
import { messages } from '../../../views/messages/messages.ts';
import { StaffHome, type ToDo } from '../../../views/pages/staff-home.tsx';
import { people } from '../../auth/people.ts';
import { rolesOfAll } from '../../auth/roles-of.ts';
import { atMoment } from '../at-moment.ts';
import type { Env } from '../context.ts';
import { present } from '../pages/account.tsx';
import { staffPage } from '../pages/staff-page.tsx';
import { departmentNames } from './departments.ts';
import { requiresSignIn } from './requires.ts';
import { accountsToDo, commentsToDo, deskToDo, inOrder } from './to-do.ts';

export const staffHome = new Hono<Env>().get('/staff', requiresSignIn(), atMoment(), async (c) => {
  const { log } = c.get('deps');
  const { accounts } = present(c);
  const held = c.get('held') ?? [];
  const moment = c.get('moment');
  const [open, { selectable, synthetic }, desk, everybody, roles, names] = await Promise.all([
    log.findComments(moment, { queue: 'open' }),
    log.countComments(moment, { selectable: { queue: 'selectable' }, synthetic: { synthetic: true } }),
    deskToDo(accounts.db, held, async (ids) => {
      const found = await log.findComments(moment, { ids });
      return new Map(found.map(({ row }) => [row.comment, row.department]));
    }),
    people(accounts.db),
    rolesOfAll(log),
    departmentNames(c),
  ]);
  const toDo: ToDo[] = inOrder([
    ...commentsToDo(
      open.map(({ row }) => row),
      selectable,
      held,
      moment.today,
    ),
    ...desk,
    ...accountsToDo(everybody, roles, held, accounts.totp),
  ]).map((each) => ({ ...each, department: each.department && names.get(each.department) }));
  const reader = held.every(({ role }) => role === 'auditor');
  return staffPage(c, {
    title: messages[c.get('language')].staff.title,
    synthetic: synthetic > 0,
    children: <StaffHome toDo={toDo} reader={reader} />,
  });
});
