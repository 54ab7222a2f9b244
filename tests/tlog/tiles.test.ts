import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeBundle, encodeBundle } from '../../src/tlog/bundle.ts';
import { concat, hex, utf8 } from '../../src/tlog/bytes.ts';
import { parseTilePath, type Tile, tileIn, tilePath, widthOf } from '../../src/tlog/tile.ts';
import { bytesOf } from './given.ts';

describe('bundles of entries', () => {
  it('are the published bytes', () => {
    expect(hex(encodeBundle(['one', 'two', 'three'].map(utf8)))).toBe('00036f6e65000374776f00057468726565');
  });

  it('give back the entries that they were made of, however long', () => {
    const entry = fc.uint8Array({ maxLength: 300 });
    fc.assert(
      fc.property(fc.array(entry, { maxLength: 256 }), (entries) => {
        expect(decodeBundle(encodeBundle(entries))?.map(hex)).toEqual(entries.map(hex));
      }),
    );
    const longest = new Uint8Array(65_535).fill(7);
    expect(decodeBundle(encodeBundle([longest, longest]))?.map(({ length }) => length)).toEqual([
      65_535, 65_535,
    ]);
    expect(() => encodeBundle([new Uint8Array(65_536)])).toThrow(RangeError);
  });

  it('have one spelling: bytes that are read at all are those that would be written', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 600 }), (bytes) => {
        const entries = decodeBundle(bytes);
        if (entries) expect(hex(encodeBundle(entries))).toBe(hex(bytes));
      }),
    );
  });

  it.each(['00', '0001', '00036f6e', '00036f6e6500', 'ffff'])('are not read when cut short: %s', (digits) => {
    expect(decodeBundle(bytesOf(digits))).toBeUndefined();
  });
});

describe('where a tile is', () => {
  it.each<[string, Tile]>([
    ['tile/0/x001/x234/067', { level: 0, index: 1_234_067, width: 256 }],
    ['tile/0/000', { level: 0, index: 0, width: 256 }],
    ['tile/1/000.p/1', { level: 1, index: 0, width: 1 }],
    ['tile/entries/000.p/112', { level: 'entries', index: 0, width: 112 }],
    ['tile/entries/x001/000', { level: 'entries', index: 1_000, width: 256 }],
    ['tile/6/999.p/255', { level: 6, index: 999, width: 255 }],
  ])('is told by %s', (path, tile) => {
    expect(tilePath(tile)).toBe(path);
    expect(parseTilePath(path)).toEqual(tile);
  });

  it('is told by one path alone', () => {
    const tile = fc.record<Tile>({
      level: fc.oneof(fc.constant('entries' as const), fc.integer({ min: 0, max: 6 })),
      index: fc.oneof(fc.nat(2_000), fc.maxSafeNat()),
      width: fc.integer({ min: 1, max: 256 }),
    });
    fc.assert(
      fc.property(tile, (one) => {
        expect(parseTilePath(tilePath(one))).toEqual(one);
      }),
    );
    const path = fc.stringMatching(/^tile\/(entries|[0-9]{1,2})(\/x?[0-9]{3}){1,4}(\.p\/[0-9]{1,3})?$/);
    fc.assert(
      fc.property(fc.oneof(path, fc.string()), (text) => {
        const parsed = parseTilePath(text);
        if (parsed) expect(tilePath(parsed)).toBe(text);
      }),
    );
  });

  it.each([
    ['', 'nothing'],
    ['tile/0/0', 'too few digits'],
    ['tile/0/1234', 'no groups'],
    ['tile/0/001/234', 'a group without x'],
    ['tile/0/x001', 'an x at the end'],
    ['tile/0/x000/001', 'leading zeros'],
    ['tile/00/001', 'a level with a zero before it'],
    ['tile/7/001', 'a level that no log has'],
    ['tile/8/0/001', 'a height'],
    ['tile/0/001.p/0', 'an empty tile'],
    ['tile/0/001.p/256', 'a full one called partial'],
    ['tile/0/001.p/01', 'a width with a zero before it'],
    ['tile/0/001/', 'a slash'],
    ['/tile/0/001', 'a slash before'],
    ['tile/0/001\n', 'a line feed'],
    ['tile/0/-01', 'a sign'],
    ['tile/Entries/001', 'capitals'],
    ['tile/0/x999/x999/x999/x999/x999/x999/999', 'more than can be counted'],
    ['tile/0/٠٠١', 'other digits'],
  ])('is not told by %j: %s', (path) => {
    expect(parseTilePath(path)).toBeUndefined();
  });
});

describe('how wide a tile is', () => {
  it.each([
    [0, 0, 0, 0],
    [255, 0, 0, 255],
    [256, 0, 0, 256],
    [256, 0, 1, 0],
    [257, 0, 1, 1],
    [255, 1, 0, 0],
    [256, 1, 0, 1],
    [513, 1, 0, 2],
    [65_535, 1, 0, 255],
    [65_536, 1, 0, 256],
    [65_535, 2, 0, 0],
    [65_536, 2, 0, 1],
    [65_537, 0, 256, 1],
  ])('in a tree of %i leaves, level %i, index %i: %i', (size, level, index, width) => {
    expect(widthOf(size, level, index)).toBe(width);
    expect(tileIn(size, level, index)).toEqual(width === 0 ? undefined : { level, index, width });
    if (level === 0) expect(widthOf(size, 'entries', index)).toBe(width);
  });

  it('adds up to every hash of its level', () => {
    fc.assert(
      fc.property(fc.nat(200_000), fc.integer({ min: 0, max: 2 }), (size, level) => {
        let [sum, index] = [0, 0];
        for (let width = 256; width === 256; index++) {
          width = widthOf(size, level, index);
          sum += width;
        }
        expect(sum).toBe(Math.floor(size / 256 ** level));
      }),
    );
  });
});

describe('bytes', () => {
  it('are joined in order', () => {
    expect(hex(concat(bytesOf('01'), bytesOf(''), bytesOf('0203')))).toBe('010203');
    expect(concat()).toHaveLength(0);
  });
});
