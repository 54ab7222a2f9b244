/** What the cards of one indicator say: its targets' account at the moment, and whether anything of it is made up. */
import type { Context } from 'hono';
import { account, type TargetAccount } from '../../domain/account.ts';
import { readAccountRows } from '../../log/account.ts';
import { joinKey } from '../../projections/act.ts';
import type { IndicatorRow } from '../../projections/rows.ts';
import type { Env } from '../context.ts';
import { isId } from '../parameters.ts';
import { fieldProblem, type Problem } from '../problem.ts';
import { quoted } from '../quoted.ts';

export type OneIndicator = {
  indicator: IndicatorRow;
  /** In the order of the plan's text. */
  targets: readonly TargetAccount[];
  synthetic: boolean;
};

/** The indicator of the path, below `inPlan()`; the refusal when there is or was none. */
export async function indicatorOf(c: Context<Env>): Promise<IndicatorRow | Problem> {
  const id = c.req.param('id') ?? '';
  const { position } = c.get('moment');
  const key = joinKey(c.get('plan').plan, id);
  const row = isId(id) ? await c.get('deps').log.row('indicators', key, position) : undefined;
  return row ?? indicatorUnknown(id, position);
}

export async function readIndicator(c: Context<Env>, indicator: IndicatorRow): Promise<OneIndicator> {
  const { position, day } = c.get('moment');
  const { plan } = c.get('plan');
  const rows = await readAccountRows(c.get('deps').log, plan, position);
  if (!rows) throw new Error(`plan ${plan} has a row at ${position} and no account`);
  const isOwn = (row: { indicator: string }) => row.indicator === indicator.indicator;
  // The account of one indicator needs no other's rows.
  const own = { ...rows, indicators: rows.indicators.filter(isOwn) };
  const { targets } = account(own, { position, day });
  const synthetic = targets.some((target) => target.synthetic) || indicator.synthetic === true;
  return { indicator, targets, synthetic };
}

const indicatorUnknown = (id: string, position: number) =>
  fieldProblem(404, 'indicator-unknown', 'indicator', {
    zh: `截至第 ${position} 条记录,本计划没有标识为${quoted(id)}的指标。`,
    en: `At position ${position} this plan has no indicator ${quoted(id)}.`,
  });
