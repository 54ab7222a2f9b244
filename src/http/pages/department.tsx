/** One department's page: what it and those that became part of it are in charge of. */
import type { Context } from 'hono';
import { Department } from '../../../views/pages/department.tsx';
import type { Merger } from '../../../views/parts/mergers.tsx';
import type { SummaryLine } from '../../../views/parts/summaries.tsx';
import { type AccountRows, account, type TargetAccount } from '../../domain/account.ts';
import { readAccountRows } from '../../log/account.ts';
import type { DepartmentRow, SummaryRow } from '../../projections/rows.ts';
import type { Env } from '../context.ts';
import { momentControl } from '../moment-control.ts';
import { countStates } from './counts.ts';
import { latestFigures } from './figures.ts';
import { withPredecessors } from './filter.ts';
import { type AskedPage, paged } from './paging.ts';
import { sketchesOf } from './pictured.ts';
import type { Rendering } from './render.tsx';
import { taskLines } from './task-lines.ts';
import { isSyntheticLine } from './tasks.tsx';

export async function departmentPage(
  c: Context<Env>,
  department: DepartmentRow,
  asked: AskedPage,
): Promise<Rendering> {
  const { log } = c.get('deps');
  const plan = c.get('plan');
  const { position, day } = c.get('moment');
  const where = { plan: plan.plan, at: position };
  const [rows, tasks, summaries] = await Promise.all([
    readAccountRows(log, plan.plan, position),
    log.rows('tasks', where),
    log.rows('summaries', where),
  ]);
  if (!rows) throw new Error(`plan ${plan.plan} has a row at ${position} and no account`);
  const offices = withPredecessors(department.department, rows.departments);
  const isOwn = ({ departments }: { departments: readonly string[] }) =>
    departments.some((id) => offices.includes(id));
  const { targets } = account(rows, { position, day });
  const latest = latestFigures(rows);
  const sketch = sketchesOf(rows, day);
  const own = targets
    .filter(isOwn)
    .map((target) => ({ target, latest: latest(target), sketch: sketch(target) }))
    .toSorted((a, b) => Number(isOverdue(b.target)) - Number(isOverdue(a.target)));
  const { shown, paging } = paged(own, asked);
  const lines = taskLines(tasks.filter(isOwn), targets, plan, day);
  const years = summaryLines(summaries, rows, department, offices);
  return {
    title: `${department.name} · ${plan.shortTitle}`,
    description: department.note,
    here: 'departments',
    plan,
    feed: {
      title: department.name,
      path: `/plans/${plan.plan}/departments/${department.department}/feed.atom`,
    },
    control: await momentControl(c, plan),
    synthetic:
      own.some((row) => row.target.synthetic || row.latest?.synthetic === true) ||
      lines.some(isSyntheticLine) ||
      years.some(({ summary }) => summary.synthetic === true),
    children: (
      <Department
        plan={plan}
        department={department}
        departments={rows.departments}
        mergers={mergersOf([...offices, department.succeededBy?.department], rows.departments)}
        targets={shown}
        paging={paging}
        counts={countStates(own.map(({ target }) => target))}
        overdue={own.filter(({ target }) => isOverdue(target)).length}
        tasks={lines}
        summaries={years}
      />
    ),
  };
}

export const isOverdue = ({ verdict }: TargetAccount): boolean => verdict.reason === 'figure_overdue';

/** Mergers among the departments given, one a record, in the order of the records. */
function mergersOf(ids: readonly (string | undefined)[], departments: readonly DepartmentRow[]): Merger[] {
  const inOrder = departments.toSorted((a, b) => a.position - b.position);
  const among = inOrder.flatMap(({ department, succeededBy }) =>
    succeededBy && ids.includes(succeededBy.department) ? [{ id: department, ...succeededBy }] : [],
  );
  const byRecord = [...Map.groupBy(among, ({ position }) => position).values()];
  return byRecord
    .flatMap((merged) => {
      const [first] = merged;
      if (!first) return [];
      const { position, on, note, department: after } = first;
      return [{ position, on, note, after, before: merged.map(({ id }) => id) }];
    })
    .toSorted((a, b) => a.position - b.position);
}

/** The newest year first; a summary that a predecessor wrote stands under its own name. */
function summaryLines(
  summaries: readonly SummaryRow[],
  { claims }: AccountRows,
  { department }: DepartmentRow,
  offices: readonly string[],
): SummaryLine[] {
  return summaries
    .filter((summary) => offices.includes(summary.department))
    .map((summary) => ({
      summary,
      claims: claims.filter((claim) => claim.summary === summary.summary).length,
      isOfPredecessor: summary.department !== department,
    }))
    .toSorted(
      (a, b) =>
        Number(b.summary.year) - Number(a.summary.year) ||
        a.summary.submitted.position - b.summary.submitted.position,
    );
}
