/** `?indicator=`: the rows of one indicator, of a table whose rows are each about one. */
import type { Context } from 'hono';
import { joinKey } from '../../projections/act.ts';
import type { Env } from '../context.ts';
import { isId, type Parsed } from '../parameters.ts';
import { type Chosen, choiceUnknown } from './chosen-targets.ts';

/** Tables that can be had for one indicator. */
export const OF_INDICATOR: readonly string[] = ['figures', 'corrections', 'references', 'baselines'];

/** Everything where none is named; refuses one that the plan does not have at the moment. */
export async function chosenIndicator(c: Context<Env>): Promise<Parsed<Chosen>> {
  const indicator = c.req.query('indicator')?.trim() || undefined;
  if (indicator === undefined) return { ok: true, value: { query: {}, choose: {} } };
  const key = joinKey(c.get('plan').plan, indicator);
  const { position } = c.get('moment');
  const row = isId(indicator) ? await c.get('deps').log.row('indicators', key, position) : undefined;
  if (!row) return { ok: false, problem: choiceUnknown('indicator', indicator) };
  return { ok: true, value: { query: { indicator }, choose: { indicator } } };
}
