/** `/staff/comments/:id/erase`: erasure by order of an authority, by administrators and editors. */
import { randomUUID } from 'node:crypto';
import { type Context, Hono } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { messages } from '../../../views/messages/messages.ts';
import { ERASURE_GROUNDS, StaffErasure, type StaffErasureData } from '../../../views/pages/staff-erasure.tsx';
import { messageOf } from '../../domain/decide/index.ts';
import { performComment } from '../../office/comments.ts';
import type { CommentRow } from '../../projections/rows.ts';
import { atMoment } from '../at-moment.ts';
import type { Env } from '../context.ts';
import { type Form, formBody } from '../form-body.ts';
import { officeOf, rowOf } from '../handling/desk.ts';
import { PUBLISHERS } from '../handling/rights.ts';
import { refuse, statusProblem } from '../problem.ts';
import { actorOf, requires } from '../staff/requires.ts';
import { onlyPlan } from './only-plan.ts';
import { staffPage } from './staff-page.tsx';

const PATH = '/staff/comments/:id/erase';
const guard = () => requires(...PUBLISHERS);

export const staffErasure = new Hono<Env>()
  .get(PATH, guard(), atMoment(), async (c) => {
    const row = await rowOf(c);
    return row ? erasurePage(c, row, {}) : refuse(c, statusProblem(404));
  })
  .post(PATH, guard(), atMoment(), async (c) => {
    const row = await rowOf(c);
    if (!row) return refuse(c, statusProblem(404));
    const form = await formBody(c);
    return form.ok ? erased(c, row, form.value) : refuse(c, form.problem);
  });

async function erased(c: Context<Env>, row: CommentRow, form: Form): Promise<Response> {
  const language = c.get('language');
  const typed = { authority: form.text('authority').trim(), reason: form.text('reason') };
  const refused = (errors: StaffErasureData['errors']) => erasurePage(c, row, { typed, errors }, 422);
  if (form.illFormed.has('authority')) return refused({ authority: messageOf(language, 'ill_formed', {}) });
  if (!form.has('sure')) return refused({ sure: messages[language].staffErase.notSure });
  const reason = ERASURE_GROUNDS.find((each) => each === typed.reason);
  if (!reason) return refused({ reason: messageOf(language, 'required', {}) });
  const performed = await performComment(officeOf(c), {
    type: 'erase_comment',
    id: randomUUID(),
    actor: actorOf(c),
    comment: row.comment,
    authority: typed.authority,
    reason,
  });
  if (performed.ok) {
    const now = await rowOf(c);
    return erasurePage(c, now ?? row, {});
  }
  if (performed.reason === 'conflict') return refuse(c, statusProblem(409));
  return refused(
    Object.fromEntries(
      performed.problems.map(({ field, code, params }) => [
        field === 'authority' || field === 'reason' ? field : 'comment',
        messageOf(language, code, params),
      ]),
    ),
  );
}

type Shown = Partial<Pick<StaffErasureData, 'typed' | 'errors'>>;

async function erasurePage(
  c: Context<Env>,
  row: CommentRow,
  { typed = { authority: '', reason: '' }, errors = {} }: Shown,
  status: ContentfulStatusCode = 200,
): Promise<Response> {
  const held = c.get('held') ?? [];
  return staffPage(
    c,
    {
      title: messages[c.get('language')].staffErase.title,
      plan: await onlyPlan(c),
      children: (
        <StaffErasure
          comment={row.comment}
          submitted={row.submitted.position}
          erased={row.erased?.position}
          typed={typed}
          errors={errors}
          mayErase={held.some(({ role }) => role !== 'auditor')}
        />
      ),
    },
    status,
  );
}
