/** All series of a plan in memory, so that deciding a row asks no database. */
import type { SeriesState } from '../domain/decide/index.ts';
import { indicatorStream, scopeOf } from '../domain/decide/index.ts';
import { lastPosition, type Office, todayIn } from '../office/office.ts';
import { joinKey } from '../projections/act.ts';
import type { DepartmentRow, FigureRow, IndicatorRow, PlanRow, ReferenceRow } from '../projections/rows.ts';
import type { RowCommand } from './row.ts';

/** A cell's name within a plan. Scopes hold no NUL. */
export const cellKey = (
  indicator: string,
  scope: string | undefined,
  period: string,
  reference?: string,
): string => `${indicator}\0${scope ?? ''}\0${period}\0${reference ?? ''}`;

/** Whether the report that stands in a row's cell is this very row, imported before. */
export function isImported(state: SeriesState, { id, scope, period }: RowCommand): boolean {
  const own = state.indicator ? scopeOf(state.indicator, scope) : scope;
  return state.figureAt(own, period)?.figure === id;
}

/** Reads what stands; `reread` one indicator when somebody else wrote about it. */
export class PlanSeries {
  readonly plan: string;
  /** Last revision of each indicator's stream, read before its rows. */
  readonly revisions = new Map<string, number | 'none'>();
  readonly #office: Office;
  readonly #figures = new Map<string, FigureRow>();
  readonly #references = new Map<string, ReferenceRow>();
  readonly #real = new Set<string>();
  readonly #states = new Map<string, SeriesState>();
  #planRow: PlanRow | undefined;
  #indicators = new Map<string, IndicatorRow>();
  #departments: DepartmentRow[] = [];

  constructor(office: Office, plan: string) {
    this.#office = office;
    this.plan = plan;
  }

  get isAdopted(): boolean {
    return this.#planRow !== undefined;
  }

  /** The day it is where the plan is. */
  get today(): string {
    return todayIn(this.#office.clock, this.#planRow?.timeZone);
  }

  /** Reads the plan and every figure of it, the streams' revisions first. */
  async read(): Promise<void> {
    const { log } = this.#office;
    const { plan } = this;
    const names = await log.rows('indicators', { plan, at: await lastPosition(log) });
    await Promise.all(names.map(({ indicator }) => this.#readRevision(indicator)));
    const where = { plan, at: await lastPosition(log) };
    this.#planRow = await log.row('plans', joinKey(plan), where.at);
    this.#indicators = new Map((await log.rows('indicators', where)).map((row) => [row.indicator, row]));
    this.#departments = await log.rows('departments', where);
    await this.#readFigures(where);
  }

  /** Reads again what stands of one indicator. */
  async reread(indicator: string): Promise<void> {
    const { log } = this.#office;
    const { plan } = this;
    await this.#readRevision(indicator);
    const at = await lastPosition(log);
    const row = await log.row('indicators', joinKey(plan, indicator), at);
    if (row) this.#indicators.set(indicator, row);
    else this.#indicators.delete(indicator);
    await this.#readFigures({ plan, at, keyPrefix: `${joinKey(plan, indicator)}/` });
  }

  /** What the deciders look at, of one indicator. Kept: a file asks a hundred thousand times. */
  state(indicator: string): SeriesState {
    const kept = this.#states.get(indicator);
    if (kept) return kept;
    const state: SeriesState = {
      plan: this.#planRow,
      indicator: this.#indicators.get(indicator),
      departments: this.#departments,
      demo: this.#office.demo,
      hasRealFigures: this.#real.has(indicator),
      figureAt: (scope, period) => this.#figures.get(cellKey(indicator, scope, period)),
      referenceAt: (reference, scope, period) =>
        this.#references.get(cellKey(indicator, scope, period, reference)),
      baselineAt: () => undefined,
    };
    // Names that a file makes up are not worth keeping.
    if (state.indicator) this.#states.set(indicator, state);
    return state;
  }

  async #readRevision(indicator: string): Promise<void> {
    const stream = indicatorStream(this.plan, indicator);
    this.revisions.set(stream, await this.#office.log.revision(stream));
  }

  /** Reads rows, and forgets the states that stood on others. A cell never disappears: rows that were read before are replaced, none is left over. */
  async #readFigures(where: { plan: string; at: number; keyPrefix?: string }): Promise<void> {
    const { log } = this.#office;
    for (const row of await log.rows('figures', where)) {
      this.#figures.set(cellKey(row.indicator, row.scope, row.period), row);
      if (!row.synthetic) this.#real.add(row.indicator);
    }
    for (const row of await log.rows('references_reported', where)) {
      const { indicator, reference, scope, period } = row;
      this.#references.set(cellKey(indicator, scope, period, reference), row);
    }
    this.#states.clear();
  }
}
