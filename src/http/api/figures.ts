/** Figures: the newest report for each series and period, with its corrections. */
import { type Context, Hono } from 'hono';
import { Period } from '../../../events/scalars.ts';
import { joinKey } from '../../projections/act.ts';
import type { FigureRow } from '../../projections/rows.ts';
import { inPlan } from '../at-moment.ts';
import type { Env } from '../context.ts';
import { integer, isId, type Parsed, plainText } from '../parameters.ts';
import { fieldProblem, refuse } from '../problem.ts';
import { quoted } from '../quoted.ts';
import { answers, describe, inQuery, integerInQuery, OF_PLAN } from './describe.ts';
import { answer, momentOf, unknown } from './reading.ts';
import { Figures } from './shapes.ts';
import { toldFigure } from './told.ts';

const MOST_FIGURES = 5000;
const SOME_FIGURES = 1000;
const READ_AT_ONCE = 1000;
/** Two ids, a scope and a period. */
const LONGEST_KEY = 600;

export const figures = new Hono<Env>().get(
  '/plans/:plan/figures',
  describe({
    summary: 'Figures of a plan.',
    description:
      'Ordered by indicator, scope and period. `next` is the `after` of what follows, null at the end.',
    parameters: [
      ...OF_PLAN,
      inQuery('indicator', 'Only those of this indicator.'),
      inQuery('period', 'Only those for this period.'),
      inQuery('after', 'Only those that follow: the `next` of the page before.'),
      integerInQuery('limit', `At most so many; ${SOME_FIGURES} when left out.`, MOST_FIGURES),
    ],
    answers: answers(Figures),
  }),
  inPlan(),
  async (c) => {
    const asked = askedFor(c);
    if (!asked.ok) return refuse(c, asked.problem);
    const { indicator, period, after, limit } = asked.value;
    const { position } = momentOf(c);
    if (indicator !== undefined && !(await isKnown(c, indicator))) {
      return refuse(c, unknown('indicator', indicator, position));
    }
    const query = { indicator, period, after, limit: String(limit) };
    return answer(c, query, async () => ({ ...momentOf(c), ...(await pageOf(c, asked.value)) }));
  },
);

type Asked = {
  indicator: string | undefined;
  period: string | undefined;
  after: string | undefined;
  limit: number;
};

function askedFor(c: Context<Env>): Parsed<Asked> {
  const { indicator, period, after } = c.req.query();
  if (period !== undefined && !Period.safeParse(period).success) {
    return { ok: false, problem: periodInvalid(period) };
  }
  const cursor = after === undefined ? { ok: true as const } : plainText('after', after, LONGEST_KEY);
  if (!cursor.ok) return cursor;
  const limit = integer('limit', c.req.query('limit'), {
    least: 1,
    most: MOST_FIGURES,
    otherwise: SOME_FIGURES,
  });
  if (!limit.ok) return limit;
  return { ok: true, value: { indicator, period, after, limit: limit.value } };
}

/** Figures up to the limit, and the key after which there are more. A filter by period looks on until it has enough. */
async function pageOf(c: Context<Env>, { indicator, period, after, limit }: Asked) {
  const { plan, position } = momentOf(c);
  const prefix = indicator === undefined ? {} : { keyPrefix: `${joinKey(plan, indicator)}/` };
  const atOnce = period === undefined ? limit + 1 : READ_AT_ONCE;
  const figures: FigureRow[] = [];
  for (let last = after; ; ) {
    const from = last === undefined ? {} : { after: last };
    const rows = await c
      .get('deps')
      .log.rows('figures', { plan, at: position, limit: atOnce, ...prefix, ...from });
    figures.push(...rows.filter((row) => period === undefined || row.period === period));
    const end = figures.length > limit ? figures[limit - 1] : undefined;
    if (end) return { next: keyOf(plan, end), figures: figures.slice(0, limit).map(toldFigure) };
    const newest = rows.at(-1);
    if (rows.length < atOnce || !newest) return { next: null, figures: figures.map(toldFigure) };
    last = keyOf(plan, newest);
  }
}

/** The key of a row, as the projection makes it. */
const keyOf = (plan: string, { indicator, scope, period }: FigureRow): string =>
  joinKey(plan, indicator, scope, period);

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
