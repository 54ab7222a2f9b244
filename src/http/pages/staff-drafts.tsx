/** `/staff/drafts`: what departments drafted for comments that they do not have any more, to be read and not changed. */
import { Hono } from 'hono';
import { messages } from '../../../views/messages/messages.ts';
import { StaffDrafts } from '../../../views/pages/staff-drafts.tsx';
import { noteAccess } from '../../auth/access-log.ts';
import { actsForAll } from '../../auth/rights.ts';
import type { HeldRole } from '../../auth/staff.ts';
import { publicComment } from '../../domain/public-comment.ts';
import type { RowReader } from '../../log/rows.ts';
import { joinKey } from '../../projections/act.ts';
import type { CommentRow } from '../../projections/rows.ts';
import { readNaming } from '../comments/lines.ts';
import type { Env } from '../context.ts';
import { databaseOf } from '../handling/desk.ts';
import { type Draft, unpublishedDrafts } from '../handling/drafts.ts';
import { presently } from '../handling/presently.ts';
import { WRITERS_OF_DEPARTMENTS } from '../handling/rights.ts';
import { requires } from '../staff/requires.ts';
import { onlyPlan } from './only-plan.ts';
import { staffPage } from './staff-page.tsx';

export const staffDrafts = new Hono<Env>().get(
  '/staff/drafts',
  requires(...WRITERS_OF_DEPARTMENTS),
  presently(),
  async (c) => {
    const { log, accounts } = c.get('deps');
    const { head, timeZone, today } = c.get('moment');
    const held = c.get('held') ?? [];
    const left = await leftDrafts(log, await unpublishedDrafts(databaseOf(c), departmentsOf(held)), head);
    const reader = held.some(actsForAll);
    const user = c.get('staff')?.id;
    // A department reads what it wrote itself; whoever else reads it says so.
    if (reader && accounts && user) {
      for (const { draft } of left) {
        const access = { user, action: 'draft.opened', subject: draft.comment } as const;
        await noteAccess(accounts.db, { ...access, requestId: c.get('requestId') }, accounts.clock());
      }
    }
    const comments = left.map(({ row }) => publicComment(row, row, { day: today, timeZone }));
    const naming = await readNaming(c, comments);
    return staffPage(c, {
      title: messages[c.get('language')].staffDesk.drafts[reader ? 'titleAll' : 'title'],
      plan: await onlyPlan(c),
      synthetic: left.some(({ row }) => row.synthetic === true),
      children: (
        <StaffDrafts
          reader={reader}
          lines={left.flatMap(({ draft }, index) => {
            const comment = comments[index];
            if (!comment) return [];
            const name = naming.department(comment, draft.department) ?? draft.department;
            return [{ draft, name, comment, subject: naming.subject(comment) }];
          })}
        />
      ),
    });
  },
);

/** Whoever acts for the portal reads all of them. */
export const departmentsOf = (held: readonly HeldRole[]): string[] | 'all' =>
  held.some(actsForAll) ? 'all' : held.flatMap(({ department }) => department ?? []);

/** Those whose comment another department has by now, or none. */
export async function leftDrafts(
  log: RowReader,
  drafts: readonly Draft[],
  at: number,
): Promise<{ draft: Draft; row: CommentRow }[]> {
  const rows = await Promise.all(drafts.map(({ comment }) => log.row('comments', joinKey(comment), at)));
  return drafts.flatMap((draft, index) => {
    const row = rows[index];
    return row && row.department !== draft.department ? [{ draft, row }] : [];
  });
}
