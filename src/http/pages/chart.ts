/** `/plans/:plan/indicators/:id/chart.svg`: the chart of one target, as an image. */
import { type Context, Hono } from 'hono';
import { messages } from '../../../views/messages/messages.ts';
import { referenceNames } from '../../../views/words/demand.ts';
import { chartWords } from '../../../views/words/picture.ts';
import { chartSvg, isChart } from '../../charts/chart.ts';
import { findingOf } from '../../charts/finding.ts';
import type { Theme } from '../../charts/palette.ts';
import { type AccountRows, account, type TargetAccount } from '../../domain/account.ts';
import { readAccountRows } from '../../log/account.ts';
import { inPlan } from '../at-moment.ts';
import { cached, type Rendered } from '../cache.ts';
import type { Env } from '../context.ts';
import { isId, type Parsed } from '../parameters.ts';
import { fieldProblem, type Problem, refuse } from '../problem.ts';
import { quoted } from '../quoted.ts';
import { picturesOf } from './pictured.ts';

type Look = { theme: Theme; narrow: boolean; target: string | undefined };

export const charts = new Hono<Env>().get('/plans/:plan/indicators/:id/chart.svg', inPlan(), async (c) => {
  const look = lookOf(c);
  if (!look.ok) return refuse(c, look.problem);
  const { theme, narrow, target } = look.value;
  const { position, day, asked } = c.get('moment');
  const query = { theme, narrow: narrow ? '1' : undefined, target };
  // A date in `at` was redirected before: where both are there, the address says the moment itself.
  const immutable = asked.at !== undefined && asked.day !== undefined;
  try {
    return await cached(c, { position, day, query, immutable }, () =>
      render(c, c.req.param('id'), look.value),
    );
  } catch (error) {
    if (error instanceof Refused) return refuse(c, error.problem);
    throw error;
  }
});

/** Leaves the cache empty: what is not there is not kept. */
class Refused extends Error {
  readonly problem: Problem;
  constructor(problem: Problem) {
    super(problem.code);
    this.problem = problem;
  }
}

async function render(
  c: Context<Env>,
  id: string,
  { theme, narrow, target: asked }: Look,
): Promise<Rendered> {
  const chosen = await chosenTarget(c, id, asked);
  if (!chosen.ok) throw new Refused(chosen.problem);
  const { rows, target } = chosen.value;
  const draw = chartOf(c, rows, target);
  if (!draw) throw new Refused(noChart(target.id));
  return { body: draw(theme, narrow), contentType: 'image/svg+xml; charset=utf-8' };
}

/** Draws the target's chart; undefined where there are no figures, or the page draws them itself. */
function chartOf(c: Context<Env>, rows: AccountRows, target: TargetAccount) {
  const { day } = c.get('moment');
  const { picture, pictured } = picturesOf(rows, day)(target);
  if (!picture || !isChart(picture)) return undefined;
  const { indicator } = pictured;
  const language = c.get('language');
  const references = referenceNames(rows.plan);
  const shown = { target, indicator, picture, finding: findingOf(target, picture), references };
  const words = chartWords(shown, { say: messages[language], language });
  return (theme: Theme, narrow: boolean) =>
    chartSvg(picture, rows.plan.period, {
      words,
      theme,
      narrow,
      unit: indicator.unit,
      decimals: indicator.decimals,
    });
}

function lookOf(c: Context<Env>): Parsed<Look> {
  const theme = c.req.query('theme') || 'light';
  if (theme !== 'light' && theme !== 'dark') return { ok: false, problem: themeUnknown(theme) };
  const narrow = c.req.query('narrow') || undefined;
  if (narrow !== undefined && narrow !== '1') return { ok: false, problem: narrowUnknown(narrow) };
  const target = c.req.query('target') || undefined;
  if (target !== undefined && !isId(target)) return { ok: false, problem: unknown('target', target) };
  return { ok: true, value: { theme, narrow: narrow === '1', target } };
}

type Chosen = { rows: AccountRows; target: TargetAccount };

/** The target that is asked for; left out, the indicator's first. */
async function chosenTarget(c: Context<Env>, id: string, asked: string | undefined): Promise<Parsed<Chosen>> {
  const { plan } = c.get('plan');
  const { position, day } = c.get('moment');
  const rows = isId(id) ? await readAccountRows(c.get('deps').log, plan, position) : undefined;
  const indicators = rows?.indicators.filter(({ indicator }) => indicator === id) ?? [];
  if (!rows || indicators.length === 0) return { ok: false, problem: unknown('indicator', id) };
  const { targets } = account({ ...rows, indicators }, { position, day });
  const target = targets.find((one) => asked === undefined || one.id === asked);
  return target
    ? { ok: true, value: { rows, target } }
    : { ok: false, problem: unknown('target', asked ?? id) };
}

const unknown = (field: 'indicator' | 'target', id: string): Problem =>
  fieldProblem(404, `${field}-unknown`, field, {
    zh: `这里没有标识为${quoted(id)}的${field === 'target' ? '目标' : '指标'}。`,
    en: `There is no ${field} ${quoted(id)} here.`,
  });

const noChart = (id: string): Problem =>
  fieldProblem(404, 'chart-none', 'target', {
    zh: `目标“${id}”此时没有曲线图:还没有数据,或者它的图由指标页直接绘出。`,
    en: `The target “${id}” has no chart at this moment: there are no figures yet, or the indicator's page draws them itself.`,
  });

const themeUnknown = (theme: string): Problem =>
  fieldProblem(400, 'parameter-invalid', 'theme', {
    zh: `参数 theme 的值${quoted(theme)}不对:应为 light 或 dark。`,
    en: `The parameter theme, ${quoted(theme)}, is neither light nor dark.`,
  });

const narrowUnknown = (narrow: string): Problem =>
  fieldProblem(400, 'parameter-invalid', 'narrow', {
    zh: `参数 narrow 的值${quoted(narrow)}不对:应为 1,或不写。`,
    en: `The parameter narrow, ${quoted(narrow)}, is not 1: write that or leave it out.`,
  });
