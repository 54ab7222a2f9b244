/** Doing a verdict's arithmetic again. */
import { add, divide, multiply, subtract } from '../decimal.ts';
import type { Term } from '../facts.ts';
import { type Demand, satisfies } from './demand.ts';

/**
 * The result of a term from its operands alone: what an auditor compares with the result that is printed.
 * @throws TypeError when the term has too few operands, or an operand is no decimal.
 */
export function recompute({ op, operands, operator, places }: Omit<Term, 'result'>): string {
  const [a, b, c] = operands;
  switch (op) {
    case 'add':
      return add(...operands);
    case 'count':
      return String(operands.filter((operand) => operand === 'true').length);
    case 'given':
      return need(a);
    case 'subtract':
      return subtract(need(a), need(b));
    case 'multiply':
      return multiply(need(a), need(b));
    case 'divide':
      return divide(need(a), need(b), places ?? 0);
    case 'proportion':
      return divide(multiply(need(a), need(b)), need(c), places ?? 0);
    case 'compare':
      return String(satisfies(demandIn(operator, need(b), c), need(a)));
  }
}

function demandIn(operator: Term['operator'], value: string, high: string | undefined): Demand {
  if (operator === undefined) throw new TypeError('a comparison has no operator');
  return operator === 'between' ? { operator, value, high: need(high) } : { operator, value };
}

function need(operand: string | undefined): string {
  if (operand === undefined) throw new TypeError('a term has too few operands');
  return operand;
}
