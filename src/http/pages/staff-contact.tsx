/** `/staff/comments/:id/contact`: how to reach a writer. By POST alone, and noted before it is shown. */
import { Hono } from 'hono';
import { messages } from '../../../views/messages/messages.ts';
import { StaffContact } from '../../../views/pages/staff-contact.tsx';
import { noteAccess } from '../../auth/access-log.ts';
import { atMoment } from '../at-moment.ts';
import type { Env } from '../context.ts';
import { holderOf, rowOf } from '../handling/desk.ts';
import { REACHERS } from '../handling/rights.ts';
import { refuse, statusProblem } from '../problem.ts';
import { ofDepartment, requires } from '../staff/requires.ts';
import { onlyPlan } from './only-plan.ts';
import { staffPage } from './staff-page.tsx';

export const staffContact = new Hono<Env>().post(
  '/staff/comments/:id/contact',
  requires(...REACHERS),
  ofDepartment(holderOf),
  atMoment(),
  async (c) => {
    const row = await rowOf(c);
    const { desk, accounts } = c.get('deps');
    const staff = c.get('staff');
    if (!row || !accounts || !staff) return refuse(c, statusProblem(404));
    const { comment } = row;
    const access = { user: staff.id, action: 'contact.opened', subject: comment } as const;
    await noteAccess(accounts.db, { ...access, requestId: c.get('requestId') }, accounts.clock());
    const contact = await desk?.contactOf(comment);
    return staffPage(c, {
      title: messages[c.get('language')].staffContact.title,
      plan: await onlyPlan(c),
      children: <StaffContact comment={comment} contact={contact} />,
    });
  },
);
