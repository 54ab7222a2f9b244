import { describe, expect, it } from 'vitest';
import { installedDrawing } from '../../src/node/drawing.ts';
import { siteCard } from '../../src/share/cards.ts';
import { createRasterizer, TooManyDrawings } from '../../src/share/rasterize.ts';
import { rasterize } from './drawn.ts';

const svgOf = (title: string) => siteCard({ siteName: '', seal: '明', address: '' }, { title, lines: [] });
const sizeOf = (png: Uint8Array<ArrayBuffer>) => {
  const view = new DataView(png.buffer, png.byteOffset);
  return [view.getUint32(16), view.getUint32(20)];
};

describe('a picture', () => {
  it('is a PNG of 1200 × 630 pixels', async () => {
    const png = await rasterize(svgOf('明白账'));
    expect([...png.subarray(0, 8)]).toEqual([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
    expect(sizeOf(png)).toEqual([1200, 630]);
  });

  it('draws Chinese, each character differently', async () => {
    const drawn = await Promise.all([...'普陀区明账‰'].map((one) => rasterize(svgOf(one))));
    expect(new Set(drawn.map((png) => Buffer.from(png).toString('base64'))).size).toBe(drawn.length);
  });

  it('is the same for the same words', async () => {
    expect(await rasterize(svgOf('一'))).toEqual(await rasterize(svgOf('一')));
  });
});

describe('drawing', () => {
  it('is shared by those who ask for the same picture at once', async () => {
    const [one, other] = [rasterize(svgOf('同')), rasterize(svgOf('同'))];
    expect(one).toBe(other);
    await one;
    expect(rasterize(svgOf('同'))).not.toBe(one);
  });

  it('is refused to those for whom too many wait, and taken up again afterwards', async () => {
    const narrow = createRasterizer(installedDrawing, 1);
    const asked = ['甲', '乙', '丙', '丁'].map((title) => narrow(title, () => svgOf(title)));
    const outcomes = await Promise.allSettled(asked);
    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'fulfilled', 'rejected']);
    await expect(asked[3]).rejects.toBeInstanceOf(TooManyDrawings);
    expect(sizeOf(await narrow('丁', () => svgOf('丁')))).toEqual([1200, 630]);
  });

  it('fails for what is no SVG, and goes on', async () => {
    await expect(rasterize('<svg')).rejects.toThrow();
    await expect(rasterize('<svg')).rejects.toThrow();
    await expect(rasterize('<svg')).rejects.toThrow();
    expect(sizeOf(await rasterize(svgOf('续')))).toEqual([1200, 630]);
  });
});
