/** What a font really does with text: for checks of what `measure.ts` believes. */
import { Resvg } from '@resvg/resvg-wasm';
import { installedDrawing } from '../../src/node/drawing.ts';
import { sheet } from '../../src/share/frame.ts';
import { createRasterizer, FAMILY } from '../../src/share/rasterize.ts';

const draw = createRasterizer(installedDrawing);
export const rasterize = (svg: string) => draw(svg, () => svg);

/** Width in em of a text in the semibold weight. Whatever it is repeated for is rounded less. */
export async function openMeasure(): Promise<(text: string) => number> {
  // The first drawing sets the program up.
  await rasterize(sheet({ siteName: '', seal: '', address: '' }, () => ''));
  const [, semibold] = await installedDrawing.fonts();
  const font = { fontBuffers: semibold ? [semibold] : [], defaultFontFamily: FAMILY };
  const broad = (text: string) => {
    const said = text.replace(/&/g, '&amp;').replace(/</g, '&lt;');
    const style = `xml:space="preserve" font-family="${FAMILY}" font-weight="600" font-size="100"`;
    const svg = `<svg xmlns="http://www.w3.org/2000/svg"><text x="9" y="200" ${style}>|${said}|</text></svg>`;
    const tree = new Resvg(svg, { font });
    const box = tree.getBBox();
    tree.free();
    return box?.width ?? 0;
  };
  const bars = broad('');
  return (text) => (broad(text) - bars) / 100;
}
