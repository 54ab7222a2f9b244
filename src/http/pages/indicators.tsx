/** `/plans/:plan/indicators` and `/plans/:plan/indicators/:id`. */
import { type Context, Hono } from 'hono';
import { type Messages, messages } from '../../../views/messages/messages.ts';
import { Indicators } from '../../../views/pages/indicators.tsx';
import { withQuery } from '../../../views/reading.ts';
import { STATES } from '../../../views/words/states.ts';
import { type AccountRows, account, type TargetAccount } from '../../domain/account.ts';
import { readAccountRows } from '../../log/account.ts';
import { inPlan } from '../at-moment.ts';
import type { Env } from '../context.ts';
import { isId } from '../parameters.ts';
import { fieldProblem, refuse } from '../problem.ts';
import { quoted } from '../quoted.ts';
import { latestFigures } from './figures.ts';
import { type Choices, dueYear, FILTERS, filterTargets, SORTS, unknownOf } from './filter.ts';
import { indicatorPage } from './indicator.tsx';
import { type Known, page, queryOf } from './render.tsx';

export const indicators = new Hono<Env>()
  .get('/plans/:plan/indicators', inPlan(), async (c) => {
    const values = valuesOf(c);
    const response = await page(c, values, () => listPage(c, values));
    // htmx shows this address instead of the form's own, which names every empty field.
    const { asked } = c.get('moment');
    const lang = c.get('language') === 'en' ? 'en' : undefined;
    response.headers.set('HX-Push-Url', withQuery(c.req.path, queryOf({ ...values, ...asked, lang })));
    return response;
  })
  .get('/plans/:plan/indicators/:id', inPlan(), async (c) => {
    const { log } = c.get('deps');
    const { position } = c.get('moment');
    const id = c.req.param('id');
    const row = isId(id) ? await log.row('indicators', `${c.get('plan').plan}/${id}`, position) : undefined;
    if (!row) return refuse(c, indicatorUnknown(id, position));
    return page(c, {}, () => indicatorPage(c, row));
  });

async function listPage(c: Context<Env>, values: Known) {
  const { log } = c.get('deps');
  const plan = c.get('plan');
  const { position, day } = c.get('moment');
  const say = messages[c.get('language')];
  const rows = await readAccountRows(log, plan.plan, position);
  if (!rows) throw new Error(`plan ${plan.plan} has a row at ${position} and no account`);
  const { targets } = account(rows, { position, day });
  const choices = choicesOf(rows, targets, say);
  const unknown = unknownOf(values, choices);
  const found = unknown.length > 0 ? [] : filterTargets(targets, values, rows.departments, plan.language);
  const latest = latestFigures(rows);
  return {
    title: `${say.indicators.title} · ${plan.shortTitle}`,
    here: 'indicators' as const,
    plan,
    synthetic:
      targets.some(({ synthetic }) => synthetic) || rows.figures.some((row) => row.synthetic === true),
    children: (
      <Indicators
        plan={plan}
        path={c.req.path}
        values={values}
        choices={choices}
        unknown={unknown}
        rows={found.map((target) => ({ target, latest: latest(target) }))}
        total={targets.length}
      />
    ),
  };
}

/** Fields that are left empty filter nothing; the order of the text is the order that goes without saying. */
function valuesOf(c: Context<Env>): Known {
  const value = (name: string) => c.req.query(name)?.trim().slice(0, 200) || undefined;
  const values = Object.fromEntries(FILTERS.map((name) => [name, value(name)]));
  return { ...values, sort: values.sort === 'text' ? undefined : values.sort };
}

function choicesOf(
  { plan, departments }: AccountRows,
  targets: readonly TargetAccount[],
  say: Messages,
): Choices {
  const years = [...new Set(targets.map(dueYear))].sort();
  const kinds = [...new Set(targets.map(({ kind }) => kind))];
  return {
    area: plan.areas.map(({ id, name }) => ({ value: id, name })),
    department: departments
      .toSorted((a, b) => a.position - b.position)
      .map(({ department, name }) => ({ value: department, name })),
    state: STATES.map((value) => ({ value, name: say.states[value] })),
    kind: kinds.map((value) => ({ value, name: say.kinds[value] })),
    year: years.map((value) => ({
      value,
      name: value === 'every_year' ? say.filters.everyYear : say.due.in(value),
    })),
    sort: SORTS.map((value) => ({ value, name: say.filters.sorts[value] })),
  };
}

const indicatorUnknown = (id: string, position: number) =>
  fieldProblem(404, 'indicator-unknown', 'indicator', {
    zh: `截至第 ${position} 条记录,本计划没有标识为${quoted(id)}的指标。`,
    en: `At position ${position} this plan has no indicator ${quoted(id)}.`,
  });
