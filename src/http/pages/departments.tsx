/** `/plans/:plan/departments` and `/plans/:plan/departments/:id`. */
import { type Context, Hono } from 'hono';
import { messages } from '../../../views/messages/messages.ts';
import { Departments } from '../../../views/pages/departments.tsx';
import { account, type TargetAccount } from '../../domain/account.ts';
import { readAccountRows } from '../../log/account.ts';
import { joinKey } from '../../projections/act.ts';
import type { DepartmentRow } from '../../projections/rows.ts';
import { inPlan } from '../at-moment.ts';
import type { Env } from '../context.ts';
import { momentControl } from '../moment-control.ts';
import { isId } from '../parameters.ts';
import { fieldProblem, refuse } from '../problem.ts';
import { quoted } from '../quoted.ts';
import { countStates } from './counts.ts';
import { departmentPage, isOverdue } from './department.tsx';
import { withPredecessors } from './filter.ts';
import { askedPage, knownPage } from './paging.ts';
import { page, type Rendering } from './render.tsx';
import { withComments } from './with-comments.tsx';

export const departments = new Hono<Env>()
  .get('/plans/:plan/departments', inPlan(), (c) => page(c, {}, () => listPage(c)))
  .get('/plans/:plan/departments/:id', inPlan(), async (c) => {
    const { log } = c.get('deps');
    const { position } = c.get('moment');
    const id = c.req.param('id');
    const key = joinKey(c.get('plan').plan, id);
    const row = isId(id) ? await log.row('departments', key, position) : undefined;
    if (!row) return refuse(c, departmentUnknown(id, position));
    const asked = askedPage(c);
    if (!asked.ok) return refuse(c, asked.problem);
    const { plan } = c.get('plan');
    const all = await log.rows('departments', { plan, at: position });
    const to = { kind: 'department' as const, plan, ids: withPredecessors(id, all) };
    return withComments(c, knownPage(asked.value), to, () => departmentPage(c, row, asked.value));
  });

async function listPage(c: Context<Env>): Promise<Rendering> {
  const { log } = c.get('deps');
  const plan = c.get('plan');
  const { position, day } = c.get('moment');
  const say = messages[c.get('language')];
  const [rows, tasks] = await Promise.all([
    readAccountRows(log, plan.plan, position),
    log.rows('tasks', { plan: plan.plan, at: position }),
  ]);
  if (!rows) throw new Error(`plan ${plan.plan} has a row at ${position} and no account`);
  const { targets } = account(rows, { position, day });
  const inOrder = rows.departments.toSorted((a, b) => a.position - b.position);
  const lines = inOrder.map((department) => lineOf(department, rows.departments, targets, tasks));
  return {
    title: `${say.departments.title} · ${plan.shortTitle}`,
    description: say.departments.lead,
    here: 'departments',
    plan,
    control: await momentControl(c, plan),
    synthetic: targets.some(({ synthetic }) => synthetic),
    children: <Departments plan={plan} lines={lines} departments={inOrder} />,
  };
}

type InCharge = { departments: readonly string[] };

/** A department answers for what its predecessors were in charge of. */
function lineOf(
  department: DepartmentRow,
  all: readonly DepartmentRow[],
  targets: readonly TargetAccount[],
  tasks: readonly InCharge[],
) {
  const offices = withPredecessors(department.department, all);
  const isOwn = ({ departments: ids }: InCharge) => ids.some((id) => offices.includes(id));
  const own = targets.filter(isOwn);
  return {
    department,
    counts: countStates(own),
    tasks: tasks.filter(isOwn).length,
    overdue: own.filter(isOverdue).length,
  };
}

const departmentUnknown = (id: string, position: number) =>
  fieldProblem(404, 'department-unknown', 'department', {
    zh: `截至第 ${position} 条记录,本计划没有标识为${quoted(id)}的部门。`,
    en: `At position ${position} this plan has no department ${quoted(id)}.`,
  });
