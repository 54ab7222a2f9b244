import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  add,
  compare,
  divide,
  isDecimal,
  multiply,
  placesOf,
  signOf,
  subtract,
} from '../../src/domain/decimal.ts';

/** A decimal as a whole number of 10^-places, the way a pupil would reckon with it. */
type Scaled = { units: bigint; places: number };
const scaled: fc.Arbitrary<Scaled> = fc.record({
  units: fc.oneof(fc.bigInt({ min: -(10n ** 40n), max: 10n ** 40n }), fc.bigInt({ min: -200n, max: 200n })),
  places: fc.integer({ min: 0, max: 12 }),
});

function text({ units, places }: Scaled): string {
  const digits = (units < 0n ? -units : units).toString().padStart(places + 1, '0');
  const whole = digits.slice(0, digits.length - places);
  return `${units < 0n ? '-' : ''}${whole}${places > 0 ? `.${digits.slice(-places)}` : ''}`;
}
const atPlaces = ({ units, places }: Scaled, wanted: number) => units * 10n ** BigInt(wanted - places);

describe('what a decimal is', () => {
  test.each(['0', '12', '-3', '5.0', '0.005', '-0.1', '9'.repeat(40)])('%s', (value) => {
    expect(isDecimal(value)).toBe(true);
  });
  test.each([
    '',
    '1e5',
    'NaN',
    'Infinity',
    '1,000',
    ' 5',
    '5 ',
    '５',
    '+1',
    '.5',
    '5.',
    '05',
    '-0',
    '-0.00',
    '0x1',
    '--1',
  ])('and %j is none', (value) => {
    expect(isDecimal(value)).toBe(false);
    expect(() => add(value, '1')).toThrow(TypeError);
    expect(() => compare('1', value)).toThrow(TypeError);
  });
});

describe('arithmetic', () => {
  test('is exact, where binary floating point is not', () => {
    expect(add('0.1', '0.2')).toBe('0.3');
    expect(subtract('0.3', '0.1')).toBe('0.2');
    expect(multiply('1.1', '1.1')).toBe('1.21');
    expect(add('9007199254740993', '0.0000000001')).toBe('9007199254740993.0000000001');
  });
  test('keeps the zeros of its operands', () => {
    expect(add('5.0', '1')).toBe('6.0');
    expect(subtract('5.00', '5')).toBe('0.00');
    expect(multiply('0.05', '100')).toBe('5.00');
    expect(placesOf('5.00')).toBe(2);
  });
  test('knows no negative zero', () => {
    expect(subtract('-0.5', '-0.5')).toBe('0.0');
    expect(divide('-1', '1000', 2)).toBe('0.00');
    expect(multiply('-5', '0')).toBe('0');
    expect(add()).toBe('0');
  });
  test('of sums, differences and products is that of whole numbers', () => {
    fc.assert(
      fc.property(scaled, scaled, (one, other) => {
        const places = Math.max(one.places, other.places);
        const [a, b] = [atPlaces(one, places), atPlaces(other, places)];
        expect(add(text(one), text(other))).toBe(text({ units: a + b, places }));
        expect(subtract(text(one), text(other))).toBe(text({ units: a - b, places }));
        expect(multiply(text(one), text(other))).toBe(
          text({ units: one.units * other.units, places: one.places + other.places }),
        );
        expect(compare(text(one), text(other))).toBe(a < b ? -1 : a > b ? 1 : 0);
        expect(signOf(text(one))).toBe(compare(text(one), '0'));
      }),
    );
  });
});

describe('division', () => {
  test.each([
    ['1', '3', 4, '0.3333'],
    ['2', '3', 2, '0.67'],
    ['1', '8', 2, '0.13'],
    ['-1', '8', 2, '-0.13'],
    ['5', '10', 0, '1'],
    ['-5', '10', 0, '-1'],
    ['4.9', '10', 0, '0'],
    ['6', '2', 3, '3.000'],
  ] as const)('%s ÷ %s to %i places is %s', (left, right, places, result) => {
    expect(divide(left, right, places)).toBe(result);
  });
  test('by zero, or to no number of places, should not happen', () => {
    expect(() => divide('1', '0.0', 2)).toThrow(RangeError);
    expect(() => divide('1', '2', -1)).toThrow(RangeError);
    expect(() => divide('1', '2', 0.5)).toThrow(RangeError);
  });
  test('is never further from the exact quotient than half of the last place', () => {
    fc.assert(
      fc.property(
        scaled,
        scaled.filter(({ units }) => units !== 0n),
        fc.integer({ min: 0, max: 20 }),
        (one, other, places) => {
          const quotient = divide(text(one), text(other), places);
          expect(placesOf(quotient)).toBe(places);
          const off = subtract(multiply(quotient, text(other)), text(one)).replace('-', '');
          const half = multiply(text(other).replace('-', ''), text({ units: 5n, places: places + 1 }));
          expect(compare(off, half)).toBeLessThanOrEqual(0);
        },
      ),
    );
  });
});
