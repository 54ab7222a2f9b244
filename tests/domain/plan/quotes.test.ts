import fc from 'fast-check';
import { expect, test } from 'vitest';
import { findQuote, quoteTo } from '../../../src/domain/plan/quotes.ts';
import { codePoints, indexText } from '../../../src/domain/plan/text-index.ts';

/** Text with astral characters, punctuation of both widths and line ends. */
const text = fc
  .array(fc.constantFrom('目', '标', ',', '\uFF0C', '8', '\u{1F33F}', '\u{20BB7}', 'é', '\n'), {
    maxLength: 60,
  })
  .map((points) => points.join(''));

test('offsets count code points, whatever their width in UTF-16', () => {
  fc.assert(
    fc.property(text, fc.nat(), fc.nat(), (whole, a, b) => {
      const points = [...whole];
      const [from, to] = [a % (points.length + 1), b % (points.length + 1)].sort((x, y) => x - y);
      const quote = points.slice(from, to).join('');
      const found = findQuote(indexText(whole), quote, { offset: from });
      expect(found.ok).toBe(quote !== '');
      if (found.ok) expect(points.slice(found.offset, found.offset + codePoints(quote)).join('')).toBe(quote);
    }),
  );
});

test('lines and columns are those of an editor that counts characters', () => {
  const index = indexText('ab\n\u{1F33F}\u{1F33F}目标\n');
  expect(index.placeOf(0)).toEqual({ line: 1, column: 1 });
  expect(index.placeOf(5)).toEqual({ line: 2, column: 3 });
  expect(index.length).toBe(8);
});

test('an astral character before a quote moves its offset by one', () => {
  expect(findQuote(indexText('\u{1F6B2}8项'), '8项')).toMatchObject({ ok: true, offset: 1 });
});

test('words that stand twice need to be told which are meant', () => {
  const index = indexText('日间:低于平均。夜间:低于平均。');
  expect(findQuote(index, '低于平均')).toMatchObject({ ok: false, field: 'quote' });
  expect(findQuote(index, '低于平均', { after: '夜间' })).toMatchObject({ ok: true, offset: 11 });
  expect(findQuote(index, '低于平均', { after: '低于' })).toMatchObject({ ok: false, field: 'after' });
  expect(findQuote(index, '日间', { after: '夜间' })).toMatchObject({ ok: false, field: 'after' });
});

test('a body runs to the first end after its heading', () => {
  const index = indexText('(一)甲。(区)(二)乙。(区)');
  expect(quoteTo(index, 8, '(区)')).toMatchObject({ ok: true, quote: '(二)乙。(区)' });
});
