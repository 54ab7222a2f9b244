/** The drawing program and the fonts, out of the installed packages. */
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { Drawing } from '../share/rasterize.ts';

const require = createRequire(import.meta.url);
const FONTS = dirname(require.resolve('@expo-google-fonts/noto-serif-sc/package.json'));

/** The weights that cards are set in, as files on this machine. */
export const CARD_FONTS = {
  regular: join(FONTS, '400Regular/NotoSerifSC_400Regular.ttf'),
  semibold: join(FONTS, '600SemiBold/NotoSerifSC_600SemiBold.ttf'),
};

export const installedDrawing: Drawing = {
  program: () => bytesOf(require.resolve('@resvg/resvg-wasm/index_bg.wasm')),
  fonts: () => Promise.all(Object.values(CARD_FONTS).map(bytesOf)),
};

const bytesOf = async (path: string): Promise<Uint8Array<ArrayBuffer>> =>
  new Uint8Array(await readFile(path));
