/** A target's numbers beside those of its quote: the one must be among the others. */
import type { Target } from '../../../events/target.ts';
import { type Numeral, numeralsIn, plain } from './numerals.ts';
import type { Path } from './yaml-source.ts';

/** The numbers that a target demands, each with its place in the YAML; 5.0 is 5. */
export function demandedValues(target: Target): { path: Path; value: string }[] {
  const { params } = target;
  const found: [Path, string | number | undefined][] = [
    [['value'], 'value' in target ? target.value : undefined],
    [['valueHigh'], 'valueHigh' in target ? target.valueHigh : undefined],
    [['params', 'tolerance'], 'tolerance' in params ? params.tolerance : undefined],
    [['params', 'slots'], 'slots' in params ? params.slots : undefined],
  ];
  return found.flatMap(([path, value]) => (value === undefined ? [] : [{ path, value: String(value) }]));
}

/**
 * Demanded values that the quote does not say. A quote without any number (全覆盖 for 100, 每年 for 1) says none,
 * and is not checked.
 */
export function valuesNotQuoted(target: Target, path: Path, numerals: readonly Numeral[]) {
  const said = numeralsIn(numerals, target);
  if (said.length === 0) return [];
  const says = said.map(({ text }) => text).join(', ');
  return demandedValues(target)
    .filter(({ value }) => !said.some((numeral) => numeral.value === plain(value)))
    .map((demanded) => ({
      path: [...path, ...demanded.path],
      message: `${demanded.value} is not in the quote, which says ${says}`,
    }));
}
