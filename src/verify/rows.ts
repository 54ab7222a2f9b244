/** The portal's own folds in memory: the rows that stand after the last event, and nothing of those before. */
import type { AccountRows } from '../domain/account.ts';
import { keysOf } from '../log/fold.ts';
import { projections } from '../projections/index.ts';
import type { Projection, Recorded } from '../projections/projection.ts';
import type { CommentRow, PlanRow, ProjectionName, RowsByProjection } from '../projections/rows.ts';

type Row = { plan: string; value: unknown };

export class StandingRows {
  readonly #tables = new Map<string, Map<string, Row>>(projections.map(({ name }) => [name, new Map()]));
  readonly #byType = new Map<string, { fold: Projection; table: Map<string, Row> }[]>();

  constructor() {
    for (const fold of projections) {
      const table = this.#tables.get(fold.name) ?? new Map();
      for (const type of fold.types)
        this.#byType.set(type, [...(this.#byType.get(type) ?? []), { fold, table }]);
    }
  }

  /** Folds an event into every row that it touches; the name of a fold that could not take it. */
  take(event: Recorded): string | undefined {
    for (const { fold, table } of this.#byType.get(event.type) ?? []) {
      try {
        for (const { key, plan } of keysOf(fold, event)) {
          const value = fold.evolve(table.get(key)?.value, event, key);
          if (value === undefined) table.delete(key);
          else table.set(key, { plan, value });
        }
      } catch {
        return fold.name;
      }
    }
    return undefined;
  }

  get comments(): CommentRow[] {
    return this.#rows('comments');
  }

  get plans(): PlanRow[] {
    return this.#rows('plans');
  }

  /** The rows that a plan's account is made of. */
  ofPlan(plan: PlanRow): AccountRows {
    return {
      plan,
      indicators: this.#rows('indicators', plan.plan),
      departments: this.#rows('departments', plan.plan),
      figures: this.#rows('figures', plan.plan),
      references: this.#rows('references_reported', plan.plan),
      baselines: this.#rows('baselines', plan.plan),
      evaluations: this.#rows('evaluations', plan.plan),
      claims: this.#rows('claims', plan.plan),
    };
  }

  /** In the order in which they came to be: what is made of them does not depend on it. */
  #rows<N extends ProjectionName>(name: N, plan?: string): RowsByProjection[N][] {
    const rows: RowsByProjection[N][] = [];
    for (const row of this.#tables.get(name)?.values() ?? [])
      if (plan === undefined || row.plan === plan) rows.push(row.value as RowsByProjection[N]);
    return rows;
  }
}
