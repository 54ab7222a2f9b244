/** `/staff/access-log`: who opened what of residents', and did what with accounts. */
import { Hono } from 'hono';
import { messages } from '../../../views/messages/messages.ts';
import { AccessLog } from '../../../views/pages/access-log.tsx';
import { accesses } from '../../auth/access-log.ts';
import { personBy } from '../../auth/people.ts';
import { atMoment } from '../at-moment.ts';
import type { Env } from '../context.ts';
import { present } from '../pages/account.tsx';
import { staffPage } from '../pages/staff-page.tsx';
import { integer } from '../parameters.ts';
import { refuse } from '../problem.ts';
import { requires } from './requires.ts';

const PER_PAGE = 50;

export const accessLog = new Hono<Env>().get(
  '/staff/access-log',
  requires('administrator'),
  atMoment(),
  async (c) => {
    const { db } = present(c).accounts;
    const bounds = { least: 1, most: Number.MAX_SAFE_INTEGER, otherwise: Number.MAX_SAFE_INTEGER };
    const before = integer('before', c.req.query('before') || undefined, bounds);
    if (!before.ok) return refuse(c, before.problem);
    const id = c.req.query('by')?.replaceAll('\0', '').slice(0, 100) || undefined;
    const by = id === undefined ? undefined : await personBy(db, { id });
    const lines = await accesses(db, { before: before.value, user: id, limit: PER_PAGE + 1 });
    return staffPage(c, {
      title: messages[c.get('language')].staff.accessLog.title,
      children: (
        <AccessLog
          lines={lines.slice(0, PER_PAGE)}
          by={by && { id: by.id, name: by.name }}
          older={lines.length > PER_PAGE ? lines[PER_PAGE - 1]?.id : undefined}
        />
      ),
    });
  },
);
