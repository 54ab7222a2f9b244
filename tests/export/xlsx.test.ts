import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Cell, SheetColumn } from '../../src/export/cell.ts';
import { bytesOf } from '../../src/export/stream.ts';
import { MAX_CELL_CHARACTERS, MAX_SHEET_ROWS, xlsx } from '../../src/export/xlsx.ts';
import { readXlsx } from './read-xlsx.ts';

const columns: SheetColumn[] = [
  { name: 'text', type: 'text' },
  { name: 'decimal', type: 'decimal' },
  { name: 'integer', type: 'integer' },
  { name: 'boolean', type: 'boolean' },
];
const book = (rows: Cell[][], name = '数据') => bytesOf(xlsx([{ name, columns, rows }]));
const cells = async (rows: Cell[][]) => readXlsx(await book(rows))[0]?.rows.slice(1) ?? [];

describe('a workbook', () => {
  it('has its sheets by name, headings first', async () => {
    const two = xlsx([
      { name: '数据', columns, rows: [] },
      { name: '说明 & more', columns: [{ name: '字段', type: 'text' }], rows: [['值']] },
    ]);
    const [data, about] = readXlsx(await bytesOf(two));
    expect(data?.rows[0]?.map((cell) => cell?.text)).toEqual(['text', 'decimal', 'integer', 'boolean']);
    expect(about?.name).toBe('说明 & more');
    expect(about?.rows[1]?.[0]?.text).toBe('值');
  });

  it.each<[string, string]>([
    ['62.20', 'number'],
    ['-3', 'number'],
    ['0.000000000012', 'number'],
    ['123456789012345', 'number'],
    ['1234567890123456', 'text'],
    ['0.12345678901234567', 'text'],
    ['12345678901.123456', 'text'],
  ])('keeps every digit of %s, as a %s', async (decimal, type) => {
    const [row] = await cells([[null, decimal, null, null]]);
    expect(row?.[1]).toMatchObject({ text: decimal, type });
    if (type === 'number') expect(Number(row?.[1]?.text)).toBe(Number(decimal));
  });

  it('writes numbers, truths and nothing as what they are', async () => {
    const [row] = await cells([['', null, 7, false]]);
    expect(row?.[0]).toBeUndefined();
    expect(row?.[1]).toBeUndefined();
    expect(row?.[2]).toMatchObject({ type: 'number', text: '7' });
    expect(row?.[3]).toMatchObject({ type: 'boolean', text: '0' });
  });

  it('never writes a formula, and marks text that would become one when it is edited', async () => {
    const [formula, plain] = await cells([
      ['=HYPERLINK("x")', null, null, null],
      ['plain', null, null, null],
    ]);
    expect(formula?.[0]).toMatchObject({ type: 'text', text: '=HYPERLINK("x")' });
    expect(formula?.[0]?.style).not.toBe(plain?.[0]?.style);
  });

  it('says the same to another reader, whatever is in it', async () => {
    const text = fc.string({ unit: 'binary', minLength: 1 }).filter((value) => value.isWellFormed());
    const tricky = fc.constantFrom('_x000D_', '\r\n', '\u0000', '\uffff', '<&">', '_x0041', '\t', ' a ');
    await fc.assert(
      fc.asyncProperty(fc.array(fc.oneof(text, tricky), { minLength: 1 }), async (values) => {
        const rows = await cells(values.map((value) => [value, null, null, null]));
        expect(rows.map((row) => row[0]?.text)).toEqual(values);
      }),
    );
  });

  it('is the same file for the same rows', async () => {
    const rows: Cell[][] = [['a', '1.5', 2, true]];
    expect(await book(rows)).toEqual(await book(rows));
  });

  it('refuses what the format cannot hold', async () => {
    await expect(book([], 'a/b')).rejects.toThrow(RangeError);
    await expect(book([], 'x'.repeat(32))).rejects.toThrow(RangeError);
    await expect(book([['x'.repeat(MAX_CELL_CHARACTERS + 1), null, null, null]])).rejects.toThrow(/A2/);
    const endless = (function* () {
      for (;;) yield [null];
    })();
    const sheet = xlsx([{ name: 'a', columns: [{ name: 'a', type: 'text' }], rows: endless }]);
    await expect(bytesOf(sheet)).rejects.toThrow(String(MAX_SHEET_ROWS));
  });
});
