/** `/plans/:plan/indicators` and `/plans/:plan/indicators/:id`. */
import { type Context, Hono } from 'hono';
import type { TargetKind } from '../../../events/target.ts';
import type { VerdictState } from '../../../events/verdict.ts';
import { type Messages, messages } from '../../../views/messages/messages.ts';
import { Indicators } from '../../../views/pages/indicators.tsx';
import { type AccountRows, account } from '../../domain/account.ts';
import { readAccountRows } from '../../log/account.ts';
import { inPlan } from '../at-moment.ts';
import type { Env } from '../context.ts';
import { momentControl } from '../moment-control.ts';
import { isId } from '../parameters.ts';
import { fieldProblem, refuse } from '../problem.ts';
import { quoted } from '../quoted.ts';
import { latestFigures } from './figures.ts';
import { askedTargets, type ChoiceValues, choiceValues, matchTargets, type TargetQuery } from './filter.ts';
import { indicatorPage } from './indicator.tsx';
import { type AskedPage, askedPage, knownPage, paged } from './paging.ts';
import { sketchesOf } from './pictured.ts';
import { pushed } from './pushed.ts';
import { removedIndicator } from './removed-indicator.tsx';
import type { TargetSort } from './target-orders.ts';
import { withComments } from './with-comments.tsx';

export const indicators = new Hono<Env>()
  .get('/plans/:plan/indicators', inPlan(), async (c) => {
    const asked = askedPage(c);
    if (!asked.ok) return refuse(c, asked.problem);
    const values = askedTargets((name) => c.req.query(name));
    return pushed(c, { ...values, ...knownPage(asked.value) }, () => listPage(c, values, asked.value));
  })
  .get('/plans/:plan/indicators/:id', inPlan(), async (c) => {
    const { log } = c.get('deps');
    const { position } = c.get('moment');
    const id = c.req.param('id');
    const row = isId(id) ? await log.row('indicators', `${c.get('plan').plan}/${id}`, position) : undefined;
    if (!row) return (await removedIndicator(c, id)) ?? refuse(c, indicatorUnknown(id, position));
    const to = { kind: 'indicator' as const, plan: c.get('plan').plan, id };
    return withComments(c, {}, to, () => indicatorPage(c, row));
  });

async function listPage(c: Context<Env>, values: TargetQuery, asked: AskedPage) {
  const { log } = c.get('deps');
  const plan = c.get('plan');
  const { position, day } = c.get('moment');
  const say = messages[c.get('language')];
  const rows = await readAccountRows(log, plan.plan, position);
  if (!rows) throw new Error(`plan ${plan.plan} has a row at ${position} and no account`);
  const { targets } = account(rows, { position, day });
  const choices = namedChoices(rows, choiceValues(rows, targets), say);
  const { found, unknown, states } = matchTargets(rows, targets, values);
  const { shown, paging } = paged(found, asked);
  const latest = latestFigures(rows);
  const sketch = sketchesOf(rows, day);
  return {
    title: `${say.indicators.title} · ${plan.shortTitle}`,
    here: 'indicators' as const,
    plan,
    control: await momentControl(c, plan),
    synthetic:
      targets.some(({ synthetic }) => synthetic) || rows.figures.some((row) => row.synthetic === true),
    children: (
      <Indicators
        plan={plan}
        path={c.req.path}
        values={values}
        choices={choices}
        unknown={unknown}
        states={states}
        paging={paging}
        rows={shown.map((target) => ({ target, latest: latest(target), sketch: sketch(target) }))}
        total={targets.length}
      />
    ),
  };
}

/** The values of each field with their names. */
function namedChoices({ plan, departments }: AccountRows, values: ChoiceValues, say: Messages) {
  const areas = new Map(plan.areas.map(({ id, name }) => [id, name]));
  const offices = new Map(departments.map(({ department, name }) => [department, name]));
  const named = (ids: readonly string[], name: (id: string) => string | undefined) =>
    ids.map((value) => ({ value, name: name(value) ?? value }));
  return {
    area: named(values.area, (id) => areas.get(id)),
    department: named(values.department, (id) => offices.get(id)),
    state: named(values.state, (id) => say.states[id as VerdictState]),
    kind: named(values.kind, (id) => say.kinds[id as TargetKind]),
    year: named(values.year, (id) => (id === 'every_year' ? say.filters.everyYear : say.due.in(id))),
    sort: named(values.sort, (id) => say.filters.sorts[id as TargetSort]),
  };
}

const indicatorUnknown = (id: string, position: number) =>
  fieldProblem(404, 'indicator-unknown', 'indicator', {
    zh: `截至第 ${position} 条记录,本计划没有标识为${quoted(id)}的指标。`,
    en: `At position ${position} this plan has no indicator ${quoted(id)}.`,
  });
