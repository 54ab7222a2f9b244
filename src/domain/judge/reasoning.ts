/** The reasons of a verdict while they are gathered: the arithmetic, and the events that it rests on. */
import type { Target, TargetKind } from '../../../events/target.ts';
import type { VerdictState } from '../../../events/verdict.ts';
import { compare, multiply, signOf, subtract } from '../decimal.ts';
import type { DecimalText, Facts, Reason, Term, TermLabel, Verdict } from '../facts.ts';
import type { KnownFigure, MissingFigure, StartingPoint } from './case.ts';
import { type Demand, isAbove, isBelow, satisfies } from './demand.ts';
import { recompute } from './terms.ts';

type Detail = Pick<Term, 'unit' | 'period' | 'periods' | 'items'>;

/** Fewest decimals of a quotient: a pace of 5.33 is told from a goal of 5. */
const LEAST_PLACES = 2;

/** Id and version of the rule by which targets of a kind are judged. */
export const ruleId = (kind: TargetKind): string => `${kind}/1`;

export class Reasoning {
  readonly #terms: Term[] = [];
  readonly #positions = new Set<number>();
  readonly #rule: string;
  /** Unit of figures. */
  readonly unit: string;
  readonly #places: number;
  #provisional = false;

  constructor(kind: TargetKind, target: Target, { indicator }: Facts) {
    this.#rule = ruleId(kind);
    this.unit = kind === 'relative_change' ? indicator.unit : target.unit;
    this.#places = Math.max(LEAST_PLACES, indicator.decimals);
  }

  verdict(state: VerdictState, reason?: Reason): Verdict {
    return {
      state,
      provisional: this.#provisional,
      rule: this.#rule,
      terms: this.#terms,
      because: [...this.#positions].sort((one, other) => one - other),
      ...(reason && { reason }),
    };
  }

  /** The verdict rests on these events. */
  cite(positions: readonly number[]): void {
    for (const position of positions) this.#positions.add(position);
  }

  /** The verdict rests on this figure. */
  rely(figure: MissingFigure): void {
    this.cite(figure.positions);
    if (!figure.verified) this.#provisional = true;
  }

  given(label: TermLabel, value: DecimalText, detail: Detail = {}): DecimalText {
    return this.#term({ label, op: 'given', operands: [value], ...detail });
  }

  figure(figure: KnownFigure): DecimalText {
    this.rely(figure);
    return this.given('figure', figure.value, { period: figure.period, unit: this.unit });
  }

  baseline(from: StartingPoint): DecimalText {
    this.cite(from.positions);
    return this.given('baseline', from.value, { period: from.period, unit: this.unit });
  }

  /** Figures known to be missing: how many, and for which periods. */
  missing(figures: readonly MissingFigure[]): void {
    for (const figure of figures) this.rely(figure);
    const periods = figures.map(({ period }) => period);
    if (periods.length > 0)
      this.count(
        'missing',
        periods.map(() => true),
        { periods },
      );
  }

  add(label: TermLabel, operands: readonly DecimalText[], detail: Detail = {}): DecimalText {
    return this.#term({ label, op: 'add', operands, ...detail });
  }

  subtract(label: TermLabel, left: DecimalText, right: DecimalText, detail: Detail = {}): DecimalText {
    return this.#term({ label, op: 'subtract', operands: [left, right], ...detail });
  }

  count(label: TermLabel, which: readonly boolean[], detail: Detail = {}): DecimalText {
    return this.#term({ label, op: 'count', operands: which.map(String), ...detail });
  }

  /**
   * a × b ÷ c, to as many decimals as it takes that the rounded result stands to `against` as the exact one
   * does: rounding is for the reader and never decides a verdict.
   */
  proportion(label: TermLabel, operands: Triple, against: DecimalText, detail: Detail = {}): DecimalText {
    const exact = orderOf(operands, against);
    const term = (places: number) => ({ label, op: 'proportion' as const, operands, places, ...detail });
    let places = this.#places;
    while (compare(recompute(term(places)), against) !== exact) places++;
    return this.#term(term(places));
  }

  /** Names the demand's bounds, unless they have been reckoned already. Once, before values are held against it. */
  demand(demand: Demand, unit: string = this.unit): void {
    const bounds = demand.operator === 'between' ? [demand.value, demand.high] : [demand.value];
    const isTold = (bound: string) =>
      this.#terms.some((term) => term.label === 'target' && term.result === bound);
    for (const bound of bounds) if (!isTold(bound)) this.given('target', bound, { unit });
  }

  /** Whether the value satisfies the demand. */
  compare(value: DecimalText, demand: Demand, detail: Detail = {}): boolean {
    const bounds = demand.operator === 'between' ? [demand.value, demand.high] : [demand.value];
    const { operator } = demand;
    this.#term({ label: 'satisfied', op: 'compare', operands: [value, ...bounds], operator, ...detail });
    return satisfies(demand, value);
  }

  /** By how much the value misses the demand, if it does. */
  gap(value: DecimalText, demand: Demand, unit: string = this.unit): void {
    if (isBelow(demand, value)) this.subtract('shortfall', demand.value, value, { unit });
    if (!isAbove(demand, value)) return;
    this.subtract('excess', value, demand.operator === 'between' ? demand.high : demand.value, { unit });
  }

  #term(term: Omit<Term, 'result'>): string {
    const result = recompute(term);
    const told = Object.fromEntries(Object.entries(term).filter(([, value]) => value !== undefined));
    this.#terms.push({ ...(told as typeof term), result });
    return result;
  }
}

type Triple = readonly [DecimalText, DecimalText, DecimalText];

/** The order of a × b ÷ c to another number, without dividing. */
function orderOf([a, b, c]: Triple, against: DecimalText): number {
  return signOf(subtract(multiply(a, b), multiply(against, c))) * signOf(c);
}
