/** The targets that the list of indicators would show for the same parameters, in the same order. */
import type { Context } from 'hono';
import { account } from '../../domain/account.ts';
import type { Source } from '../../export/table.ts';
import { readAccountRows } from '../../log/account.ts';
import type { Env } from '../context.ts';
import { askedTargets, matchTargets, type TargetQuery } from '../pages/filter.ts';
import type { Parsed } from '../parameters.ts';
import { fieldProblem, type Problem } from '../problem.ts';
import { quoted } from '../quoted.ts';

export type Chosen = {
  query: TargetQuery & { indicator?: string };
  choose: Pick<Source, 'choose' | 'indicator'>;
};

/** Refuses values that are no choice: a file without rows would not say why. */
export async function chosenTargets(c: Context<Env>): Promise<Parsed<Chosen>> {
  const query = askedTargets((name) => c.req.query(name));
  if (Object.values(query).every((value) => value === undefined)) return chosen(query, {});
  const { position, day } = c.get('moment');
  const rows = await readAccountRows(c.get('deps').log, c.get('plan').plan, position);
  const { targets } = rows ? account(rows, { position, day }) : { targets: [] };
  const [unknown] = rows ? matchTargets(rows, targets, query).unknown : [];
  if (unknown) return { ok: false, problem: choiceUnknown(unknown.field, unknown.value) };
  return chosen(query, { choose: (known, all) => matchTargets(known, all, query).found });
}

const chosen = (query: Chosen['query'], choose: Chosen['choose']): Parsed<Chosen> => ({
  ok: true,
  value: { query, choose },
});

export const choiceUnknown = (field: string, value: string): Problem =>
  fieldProblem(400, 'parameter-invalid', field, {
    zh: `参数 ${field} 的值${quoted(value)}在这个计划里没有,因此没有可下载的内容。`,
    en: `The parameter ${field}, ${quoted(value)}, names nothing in this plan: there is nothing to download.`,
  });
