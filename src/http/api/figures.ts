/** Figures: the newest report for each series and period, with its corrections. */
import { type Context, Hono } from 'hono';
import { Period } from '../../../events/scalars.ts';
import { joinKey } from '../../projections/act.ts';
import type { FigureRow } from '../../projections/rows.ts';
import { inPlan } from '../at-moment.ts';
import type { Env } from '../context.ts';
import { integer, isId, type Parsed } from '../parameters.ts';
import { fieldProblem, refuse } from '../problem.ts';
import { quoted } from '../quoted.ts';
import { answers, describe, inQuery, integerInQuery, OF_PLAN } from './describe.ts';
import { answer, momentOf, unknown } from './reading.ts';
import { Figures } from './shapes.ts';
import { toldFigure } from './told.ts';

const MOST_FIGURES = 5000;
const SOME_FIGURES = 1000;

export const figures = new Hono<Env>().get(
  '/plans/:plan/figures',
  describe({
    summary: 'Figures of a plan.',
    description:
      'Ordered by indicator, scope and period. `next` is the `from` of what follows, null at the end.',
    parameters: [
      ...OF_PLAN,
      inQuery('indicator', 'Only those of this indicator.'),
      inQuery('period', 'Only those for this period.'),
      integerInQuery('from', 'How many to pass over; 0 when left out.'),
      integerInQuery('limit', `At most so many; ${SOME_FIGURES} when left out.`, MOST_FIGURES),
    ],
    answers: answers(Figures),
  }),
  inPlan(),
  async (c) => {
    const asked = askedFor(c);
    if (!asked.ok) return refuse(c, asked.problem);
    const { indicator, period, from, limit } = asked.value;
    const { plan, position } = momentOf(c);
    if (indicator !== undefined && !(await isKnown(c, indicator))) {
      return refuse(c, unknown('indicator', indicator, position));
    }
    const query = { indicator, period, from: String(from), limit: String(limit) };
    return answer(c, query, async () => {
      const prefix = indicator === undefined ? {} : { keyPrefix: `${joinKey(plan, indicator)}/` };
      const rows = await c.get('deps').log.rows('figures', { plan, at: position, ...prefix });
      const chosen = rows.filter((row) => period === undefined || row.period === period);
      return { ...momentOf(c), ...pageOf(chosen, from, limit) };
    });
  },
);

type Asked = { indicator: string | undefined; period: string | undefined; from: number; limit: number };

function askedFor(c: Context<Env>): Parsed<Asked> {
  const { indicator, period } = c.req.query();
  if (period !== undefined && !Period.safeParse(period).success) {
    return { ok: false, problem: periodInvalid(period) };
  }
  const most = Number.MAX_SAFE_INTEGER;
  const from = integer('from', c.req.query('from'), { least: 0, most, otherwise: 0 });
  if (!from.ok) return from;
  const limit = integer('limit', c.req.query('limit'), {
    least: 1,
    most: MOST_FIGURES,
    otherwise: SOME_FIGURES,
  });
  if (!limit.ok) return limit;
  return { ok: true, value: { indicator, period, from: from.value, limit: limit.value } };
}

const pageOf = (rows: readonly FigureRow[], from: number, limit: number) => ({
  total: rows.length,
  from,
  next: from + limit < rows.length ? from + limit : null,
  figures: rows.slice(from, from + limit).map(toldFigure),
});

async function isKnown(c: Context<Env>, indicator: string): Promise<boolean> {
  if (!isId(indicator)) return false;
  const { plan, position } = momentOf(c);
  return (await c.get('deps').log.row('indicators', joinKey(plan, indicator), position)) !== undefined;
}

const periodInvalid = (period: string) =>
  fieldProblem(400, 'parameter-invalid', 'period', {
    zh: `参数 period 的值${quoted(period)}不是有效的时期,可填 2014、2014-H1、2014-Q3、2014-07、2014-07-31 或 2013/2014 等。`,
    en: `The parameter period, ${quoted(period)}, is not a period such as 2014, 2014-H1, 2014-Q3, 2014-07, 2014-07-31 or 2013/2014.`,
  });
