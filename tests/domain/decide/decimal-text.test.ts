import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Decimal } from '../../../events/scalars.ts';
import { decimalProblem } from '../../../src/domain/decide/decimal-text.ts';

describe('a decimal as typed', () => {
  it.each(['0', '5', '-3', '5.0', '0.0', '-0.5', '12345678901234567890.123'])('%s is taken', (text) => {
    expect(decimalProblem('value', text)).toBeUndefined();
  });

  it.each([
    ['', 'required', undefined],
    ['1e5', 'decimal_exponent', '100000'],
    ['1.5E-3', 'decimal_exponent', '0.0015'],
    ['1e999', 'decimal_exponent', '12.5'],
    ['NaN', 'decimal_not_number', undefined],
    ['Infinity', 'decimal_not_number', undefined],
    ['-', 'decimal_not_number', undefined],
    ['0x10', 'decimal_not_number', undefined],
    ['1.2.3', 'decimal_not_number', undefined],
    ['1,000', 'decimal_comma', '1000'],
    ['1,234,567.8', 'decimal_comma', '1234567.8'],
    ['3,5', 'decimal_comma', '12.5'],
    ["1'000", 'decimal_comma', '1000'],
    [' 5', 'decimal_spaces', '5'],
    ['5 ', 'decimal_spaces', '5'],
    ['5\n', 'decimal_spaces', '5'],
    ['1 000', 'decimal_spaces', '1000'],
    ['1\u00a0000', 'decimal_spaces', '1000'],
    [' ', 'decimal_spaces', '12.5'],
    ['１２．５', 'decimal_full_width', '12.5'],
    ['－3', 'decimal_full_width', '-3'],
    ['٣', 'decimal_other_digits', undefined],
    ['+5', 'decimal_sign', '5'],
    ['\u22125', 'decimal_sign', '-5'],
    ['.5', 'decimal_point', '0.5'],
    ['-.5', 'decimal_point', '-0.5'],
    ['5.', 'decimal_point', '5'],
    ['05', 'decimal_leading_zero', '5'],
    ['-007.50', 'decimal_leading_zero', '-7.50'],
    ['-0', 'decimal_negative_zero', '0'],
    ['-0.00', 'decimal_negative_zero', '0.00'],
    ['62.2%', 'decimal_percent', '62.2'],
    ['3‰', 'decimal_percent', '3'],
    ['1'.repeat(41), 'decimal_too_long', undefined],
  ])('%j is refused as %s and shown how to write', (text, code, hint) => {
    const problem = decimalProblem('value', text);
    expect(problem).toMatchObject({ field: 'value', code });
    if (hint !== undefined) expect(problem?.params.hint).toBe(hint);
    if (hint !== undefined) expect(problem?.message).toContain(hint);
  });

  it('is taken exactly when an event can hold it', () => {
    const near = fc.stringMatching(/^[-+]?[0-9,. e%]{0,6}$/);
    fc.assert(
      fc.property(fc.oneof(fc.string(), near), (text) => {
        expect(decimalProblem('value', text) === undefined).toBe(Decimal.safeParse(text).success);
      }),
    );
  });

  it('never suggests what would be refused', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[-+\u2212]?[0-9０-９,.' e%]{1,9}$/), (text) => {
        const problem = decimalProblem('value', text);
        const hint = problem?.params.hint;
        if (hint !== undefined) expect(decimalProblem('value', String(hint))).toBeUndefined();
      }),
    );
  });
});
