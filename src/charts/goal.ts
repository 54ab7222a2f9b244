/** What a target demands of one number, where it demands that. */
import type { InnerKind, Operator } from '../../events/target.ts';
import { INNER_KINDS } from '../../events/target.ts';
import type { TargetAccount } from '../domain/account.ts';
import { add, subtract } from '../domain/decimal.ts';
import { type Demand, demandOf } from '../domain/judge/demand.ts';

export type { Demand, Operator };
export type Aimed = Pick<TargetAccount, 'kind' | 'value' | 'valueHigh' | 'params'>;

/** The bounds that figures (or their sum) are held against; null for kinds that look at something else. */
export function goalOf(target: Aimed): Demand | null {
  const bounds = { value: target.value ?? undefined, valueHigh: target.valueHigh ?? undefined };
  const { kind, params, value } = target;
  if (kind === 'each_year' || kind === 'maintain')
    return 'inner' in params ? demandOf(params.inner, bounds) : null;
  if (isInner(kind)) return demandOf(kind, bounds);
  if (kind === 'approximately' && 'tolerance' in params && params.tolerance !== undefined && value !== null)
    return {
      operator: 'between',
      value: subtract(value, params.tolerance),
      high: add(value, params.tolerance),
    };
  if (kind !== 'coverage') return null;
  const total = coverageTotal(target) ?? value;
  return total === null ? null : { operator: 'at_least', value: total };
}

/** How many places or slots there are; null where a share is demanded. */
export function coverageTotal({ params }: Aimed): string | null {
  if ('places' in params && params.places) return String(new Set(params.places).size);
  return 'slots' in params && params.slots !== undefined ? String(params.slots) : null;
}

const isInner = (kind: string): kind is InnerKind => (INNER_KINDS as readonly string[]).includes(kind);
