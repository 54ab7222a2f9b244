import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { linesOf, type Mark } from '../../../src/http/pages/segments.ts';

const texts = fc.string({
  unit: fc.constantFrom('环', '境', 'a', ' ', '\n', '🌿', '。', 'é'),
  maxLength: 60,
});

/** A text with quotes anywhere in it: apart, overlapping, nested, the same twice, over line ends. */
const marked = texts.chain((text) => {
  const points = [...text];
  const span = fc.tuple(fc.nat(points.length), fc.nat(points.length));
  return fc.array(span, { maxLength: 8 }).map((spans) => ({
    text,
    marks: spans
      .map(([a, b]) => [Math.min(a, b), Math.max(a, b)] as const)
      .filter(([start, end]) => start < end)
      .map(
        ([start, end], index): Mark => ({
          id: `t${index}`,
          offset: start,
          quote: points.slice(start, end).join(''),
        }),
      ),
  }));
});

describe('the segments of a text', () => {
  it('say together exactly the text', () => {
    fc.assert(
      fc.property(marked, ({ text, marks }) => {
        const said = linesOf(text, marks).flatMap(({ segments }) => segments.map((segment) => segment.text));
        expect(said.join('')).toBe(text);
      }),
    );
  });

  it('give every quote its own words, and one place where it begins and one where it ends', () => {
    fc.assert(
      fc.property(marked, ({ text, marks }) => {
        const segments = linesOf(text, marks).flatMap((line) => line.segments);
        for (const mark of marks) {
          const own = segments.filter((segment) => segment.marks.includes(mark));
          expect(own.map((segment) => segment.text).join('')).toBe(mark.quote);
          expect(segments.filter((segment) => segment.begins.includes(mark))).toEqual([own[0]]);
          expect(segments.filter((segment) => segment.ends.includes(mark))).toEqual([own.at(-1)]);
        }
      }),
    );
  });

  it('put the longest quote outermost', () => {
    const inner = { id: 'inner', offset: 2, quote: '达到' };
    const outer = { id: 'outer', offset: 0, quote: '优良达到九成' };
    const [line] = linesOf('优良达到九成。', [inner, outer]);
    expect(line?.segments.map(({ text, marks }) => [text, marks.map(({ id }) => id)])).toEqual([
      ['优良', ['outer']],
      ['达到', ['outer', 'inner']],
      ['九成', ['outer']],
      ['。', []],
    ]);
  });

  it('leave out a quote that reaches beyond the text rather than misplace it', () => {
    const [line] = linesOf('短', [{ id: 'long', offset: 0, quote: '短而不存' }]);
    expect(line?.segments).toEqual([{ text: '短', marks: [], begins: [], ends: [] }]);
  });
});
