/** Reads rows of a plan page by page, so that a long table is never whole in memory. */
import { joinKey } from '../projections/act.ts';
import type { RowsByProjection } from '../projections/rows.ts';
import type { Source } from './table.ts';

const AT_ONCE = 1_000;

/** The parts of each projection's key after the plan: how its last row is named. */
const KEYS = {
  figures: (row) => [row.indicator, row.scope, row.period],
  references_reported: (row) => [row.indicator, row.reference, row.scope, row.period],
  baselines: (row) => [row.indicator, row.scope, row.period],
  evaluations: (row) => [row.target, row.occasion],
  claims: (row) => [row.target, row.year, row.department],
  summaries: (row) => [row.year, row.department],
} satisfies { [N in keyof RowsByProjection]?: (row: RowsByProjection[N]) => (string | undefined)[] };
type Paged = keyof typeof KEYS;

/** The projections whose keys name an indicator first: its rows can be read alone. */
type OfIndicator = Paged & ('figures' | 'references_reported' | 'baselines');

/** All rows of a projection, or those whose keys begin with the parts given, in the order of their keys. */
export async function* paged<N extends Paged>(
  projection: N,
  { reader, plan, at }: Pick<Source, 'reader' | 'plan' | 'at'>,
  beginning: readonly string[] = [],
): AsyncGenerator<RowsByProjection[N]> {
  const prefix = beginning.length === 0 ? {} : { keyPrefix: `${joinKey(plan, ...beginning)}/` };
  const keyOf = KEYS[projection] as (row: RowsByProjection[N]) => (string | undefined)[];
  let after: string | undefined;
  for (;;) {
    const where = { plan, at, limit: AT_ONCE, ...prefix, ...(after !== undefined && { after }) };
    const rows = await reader.rows(projection, where);
    yield* rows;
    const last = rows.at(-1);
    if (!last || rows.length < AT_ONCE) return;
    after = joinKey(plan, ...keyOf(last));
  }
}

/** Names of a plan's indicators by id. */
export async function indicatorNames({ reader, plan, at }: Source): Promise<ReadonlyMap<string, string>> {
  const rows = await reader.rows('indicators', { plan, at });
  return new Map(rows.map(({ indicator, name }) => [indicator, name]));
}

/** Rows of a projection, of the one indicator that is wanted or of all, each with the name of its indicator. */
export async function* withNames<N extends OfIndicator>(
  projection: N,
  source: Source,
): AsyncGenerator<RowsByProjection[N] & { indicatorName: string | undefined }> {
  const names = await indicatorNames(source);
  for await (const row of paged(projection, source, source.indicator ? [source.indicator] : [])) {
    yield { ...row, indicatorName: names.get(row.indicator) };
  }
}
