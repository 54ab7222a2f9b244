import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Cell } from '../../src/export/cell.ts';
import { csv, csvLine } from '../../src/export/csv.ts';
import { guarded, unguarded } from '../../src/export/formula.ts';
import { bytesOf } from '../../src/export/stream.ts';

const columns = [{ name: 'name' }, { name: 'value' }];
const written = async (rows: readonly (readonly Cell[])[]) =>
  new TextDecoder('utf-8', { ignoreBOM: true }).decode(await bytesOf(csv(columns, rows)));

describe('a CSV file', () => {
  it('begins with a byte order mark and ends its lines with CR LF', async () => {
    expect(await written([['空气', '62.20']])).toBe('\ufeffname,value\r\n空气,62.20\r\n');
  });

  it('has its heading when there is no row', async () => {
    expect(await written([])).toBe('\ufeffname,value\r\n');
  });

  it.each<[Cell, string]>([
    [null, ''],
    [true, 'true'],
    [12, '12'],
    ['-3.50', '-3.50'],
    ['a "b"', '"a ""b"""'],
    ['a,b', '"a,b"'],
    ['a;b', '"a;b"'],
    ['a\nb', '"a\nb"'],
    [' a', '" a"'],
  ])('writes %j as %s', (cell, text) => {
    expect(csvLine([cell])).toBe(`${text}\r\n`);
  });

  it('comes in chunks, none of which is the whole of a long table', async () => {
    let longest = 0;
    let count = 0;
    const rows = Array.from({ length: 5000 }, (_, index) => [`row ${index}`, index]);
    for await (const chunk of csv(columns, rows)) {
      longest = Math.max(longest, chunk.length);
      count += chunk.split('\r\n').length - 1;
    }
    expect(count).toBe(5001);
    expect(longest).toBeLessThan(10_000);
  });

  it('says the same to another parser, whatever is in it', async () => {
    const text = fc.string({ unit: 'grapheme' });
    const cell = fc.oneof(
      text,
      fc.constantFrom('=1+1', '"', '""', ',', ';', '\r\n', '\t=x', "'=x", "'", '＝1'),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(cell, cell), { minLength: 1 }), async (rows) => {
        const read: string[][] = parse(await written(rows), { bom: true, record_delimiter: '\r\n' });
        expect(read.slice(1).map((cells) => cells.map(unguarded))).toEqual(rows);
      }),
    );
  });
});

describe('the guard against formulas', () => {
  const signs = ['=', '+', '-', '@', '＝', '＋', '－', '＠', '\t', '\r'];

  it.each(signs)('stands before what begins with %j', (sign) => {
    expect(guarded(`${sign}SUM(A1)`)).toBe(`'${sign}SUM(A1)`);
  });

  it('looks past white space', () => {
    expect(guarded(' \u3000\ufeff=SUM(A1)')).toMatch(/^'/);
  });

  it.each(['-1', '-1.50', '-0.3', '-', '1', 'a=b', '', '——', "it's"])('leaves %j alone', (text) => {
    expect(guarded(text)).toBe(text);
  });

  it.each(['-1+cmd|x', '-1e5', '--1', '-(1)', '+86'])('is not misled by %j, no plain number', (text) => {
    expect(guarded(text)).toBe(`'${text}`);
  });

  it('is undone to the letter, and leaves nothing that a spreadsheet would compute', () => {
    const start = fc.array(fc.constantFrom(...signs, "'", ' ', '1', 'a', '\n'), { maxLength: 5 });
    fc.assert(
      fc.property(start, fc.string(), (head, tail) => {
        const text = head.join('') + tail;
        expect(unguarded(guarded(text))).toBe(text);
        if (guarded(text) === text && !/^-([0-9.]+)?$/.test(text)) {
          expect(text).not.toMatch(/^\s*[=+\-@＝＋－＠]/u);
        }
      }),
    );
  });
});
