import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { utf8 } from '../../../src/tlog/bytes.ts';
import type { Field } from '../../../views/client/verify/claims.ts';
import { differenceOf, eventIn } from '../../../views/client/verify/compare.ts';
import { number, quantity } from '../../../views/words/numbers.ts';
import { event } from './given.ts';

const entryOf = (data: object, type = 'figure.reported') => utf8(JSON.stringify({ ...event(7), type, data }));
const differs = (field: Field, text: string, entry: Uint8Array) =>
  differenceOf({ position: 7, shown: [{ field, text }] }, entry) !== undefined;

describe('a value as the page shows it', () => {
  it.each([
    ['62.2', '62.2%'],
    ['-12345.60', '−12,345.60 万元'],
    ['5.0', '5.0 μg/m3'],
    ['1234567', '1,234,567'],
    ['0', '0%初步'],
    ['62.2', ' 62.2% 分子 3 / 分母 5'],
  ])('is the %s of the record: %s', (value, text) => {
    expect(differs('value', text, entryOf({ value }))).toBe(false);
  });

  it.each([
    ['62.2', '62.3%'],
    ['62.2', '62%'],
    ['62.2', '62.20%'],
    ['62.2', '−62.2%'],
    ['62.2', '162.2%'],
    ['62.2', '无数据(缺失)'],
    ['62.2', '不是 62.2%'],
    ['5.0', '5%'],
    ['12', '1 2'],
    ['1234', '1,2,34'],
  ])('is not the %s of the record: %s', (value, text) => {
    expect(differs('value', text, entryOf({ value }))).toBe(true);
  });

  it('is no number where the observation is missing', () => {
    expect(differs('value', '无数据(缺失)', entryOf({ status: 'O' }))).toBe(false);
    expect(differs('value', '0%', entryOf({ status: 'O' }))).toBe(true);
  });

  it('is the new one of a correction, or both', () => {
    const entry = entryOf({ old: { value: '47.8' }, new: { value: '74.8' } }, 'figure.corrected');
    expect(differs('value', '74.8%', entry)).toBe(false);
    expect(differs('value', '47.8%', entry)).toBe(true);
    expect(differs('change', '47.8% → 74.8%', entry)).toBe(false);
    expect(differs('change', '缺失 → 74.8%', entry)).toBe(true);
    expect(differs('change', '74.8% → 47.8%', entry)).toBe(true);
    expect(differs('change', '47.8%', entry)).toBe(true);
  });

  it('agrees with whatever the page makes of a decimal, and with no other', () => {
    const decimal = fc
      .tuple(fc.integer(), fc.option(fc.stringMatching(/^[0-9]{1,6}$/)))
      .map(([whole, fraction]) => (fraction === null ? String(whole) : `${whole}.${fraction}`));
    fc.assert(
      fc.property(decimal, decimal, fc.constantFrom('%', '万元', '-', 'm3'), (value, other, unit) => {
        expect(differs('value', quantity(value, unit), entryOf({ value }))).toBe(false);
        expect(differs('value', quantity(other, unit), entryOf({ value }))).toBe(other !== value);
      }),
    );
  });
});

describe('other things shown', () => {
  it('are compared as they stand, counts without their commas', () => {
    const entry = utf8(JSON.stringify({ ...event(7), revision: 1_234 }));
    expect(differs('revision', number(1_234), entry)).toBe(false);
    expect(differs('revision', number(234), entry)).toBe(true);
    expect(differs('position', '第 7 条记录', entry)).toBe(false);
    expect(differs('position', '第 17 条记录', entry)).toBe(true);
    expect(differs('entry', new TextDecoder().decode(entry), entry)).toBe(false);
    expect(differs('entry', `${new TextDecoder().decode(entry)} `, entry)).toBe(true);
  });
});

describe('bytes that are no event', () => {
  it.each(['', '{', '[]', 'null', '{}', '{"id":1}', JSON.stringify({ ...event(1), data: null })])(
    'differ from whatever is shown, or not shown: %s',
    (text) => {
      expect(eventIn(utf8(text))).toBeUndefined();
      expect(differenceOf({ position: 7, shown: [] }, utf8(text))).toMatchObject({ field: 'entry' });
      expect(differs('id', 'x', utf8(text))).toBe(true);
    },
  );

  it('are never thrown about', () => {
    fc.assert(
      fc.property(fc.oneof(fc.uint8Array(), fc.json().map(utf8)), (bytes) => {
        differs('value', '1', bytes);
        differs('change', '1 → 2', bytes);
      }),
    );
  });
});
