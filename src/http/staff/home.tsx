/** `/staff`: what waits for whoever is signed in. */
import { Hono } from 'hono';
import { messages } from '../../../views/messages/messages.ts';
import { StaffHome, type ToDo } from '../../../views/pages/staff-home.tsx';
import { people } from '../../auth/people.ts';
import { rolesOfAll } from '../../auth/roles-of.ts';
import { COMMENTS } from '../../projections/comments.ts';
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
  const { head: at, today } = c.get('moment');
  const rows = await log.rows('comments', { plan: COMMENTS, at });
  const holders = new Map(rows.map(({ comment, department }) => [comment, department]));
  const [desk, everybody, roles, names] = await Promise.all([
    deskToDo(accounts.db, held, (comment) => holders.get(comment)),
    people(accounts.db),
    rolesOfAll(log),
    departmentNames(c),
  ]);
  const toDo: ToDo[] = inOrder([
    ...commentsToDo(rows, held, today),
    ...desk,
    ...accountsToDo(everybody, roles, held, accounts.totp),
  ]).map((each) => ({ ...each, department: each.department && names.get(each.department) }));
  const reader = held.every(({ role }) => role === 'auditor');
  return staffPage(c, {
    title: messages[c.get('language')].staff.title,
    synthetic: rows.some(({ synthetic }) => synthetic === true),
    children: <StaffHome toDo={toDo} reader={reader} />,
  });
});
