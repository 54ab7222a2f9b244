/** `/plans/:plan/acceptance` and its file: every target with its figures and its three verdicts. */
import { type Context, Hono } from 'hono';
import { messages } from '../../../views/messages/messages.ts';
import { Acceptance, type AcceptanceValues } from '../../../views/pages/acceptance.tsx';
import { STATES } from '../../../views/words/states.ts';
import { type AccountRows, account, type TargetAccount } from '../../domain/account.ts';
import { readAccountRows } from '../../log/account.ts';
import { inPlan } from '../at-moment.ts';
import { cached } from '../cache.ts';
import type { Env } from '../context.ts';
import { readConclusion } from './acceptance-record.ts';
import { acceptanceZip } from './acceptance-zip.ts';
import { countStates } from './counts.ts';
import { latestFigures } from './figures.ts';
import { choiceValues, filterTargets, unknownOf } from './filter.ts';
import { page, type Rendering } from './render.tsx';

export const acceptance = new Hono<Env>()
  .get('/plans/:plan/acceptance', inPlan(), (c) => {
    const values = valuesOf(c);
    return page(c, values, () => acceptancePage(c, values));
  })
  .get('/plans/:plan/acceptance.zip', inPlan(), (c) => {
    const { position, day, asked } = c.get('moment');
    const name = `${c.get('plan').plan}-acceptance-${position}.zip`;
    return cached(c, { position, day, query: { at: asked.at, askedDay: asked.day } }, async () => ({
      body: await acceptanceZip(c),
      contentType: 'application/zip',
      headers: { 'Content-Disposition': `attachment; filename="${name}"` },
    }));
  });

async function acceptancePage(c: Context<Env>, values: AcceptanceValues): Promise<Rendering> {
  const { log } = c.get('deps');
  const plan = c.get('plan');
  const moment = c.get('moment');
  const say = messages[c.get('language')];
  const [rows, conclusion] = await Promise.all([
    readAccountRows(log, plan.plan, moment.position),
    readConclusion(log, plan, moment),
  ]);
  if (!rows) throw new Error(`plan ${plan.plan} has a row at ${moment.position} and no account`);
  const { targets } = account(rows, moment);
  const choices = choiceValues(rows, targets);
  const unknown = unknownOf({ department: values.department, state: values.state }, choices);
  const latest = latestFigures(rows);
  const shown = unknown.length > 0 ? [] : chosen(targets, values, rows);
  return {
    title: `${say.acceptance.title} · ${plan.shortTitle}`,
    description: say.acceptance.lead,
    here: 'years',
    plan,
    feed: { title: say.feeds.plan, path: `/plans/${plan.plan}/feed.atom` },
    synthetic: conclusion?.synthetic === true || targets.some(({ synthetic }) => synthetic),
    children: (
      <Acceptance
        plan={plan}
        conclusion={conclusion}
        isOver={moment.day > plan.period.end}
        counts={countStates(targets)}
        total={targets.length}
        given={targets.filter(({ given }) => given?.occasion === 'acceptance').length}
        differing={targets.filter(({ differs }) => differs).length}
        rows={shown.map((target) => ({ target, latest: latest(target) }))}
        departments={rows.departments}
        path={c.req.path}
        values={values}
        unknown={unknown.map(({ field, value }) => ({ field, value }))}
        choices={{
          department: rows.departments
            .toSorted((a, b) => a.position - b.position)
            .map(({ department, name }) => ({ value: department, name })),
          state: STATES.map((value) => ({ value, name: say.states[value] })),
        }}
      />
    ),
  };
}

/** Fields that are left empty filter nothing. */
function valuesOf(c: Context<Env>): AcceptanceValues {
  const value = (name: string) => c.req.query(name)?.trim().slice(0, 200) || undefined;
  return {
    department: value('department'),
    state: value('state'),
    differs: value('differs') === '1' ? '1' : undefined,
  };
}

const chosen = (
  targets: readonly TargetAccount[],
  { department, state, differs }: AcceptanceValues,
  { departments }: AccountRows,
): TargetAccount[] =>
  filterTargets(targets, { department, state }, departments).filter(
    (target) => differs === undefined || target.differs,
  );
