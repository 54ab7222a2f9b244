/** `npm run assets`: writes what the pages load to `dist/site`, for the assets binding of Workers. */
import { copyFile, mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { buildId, bundleAssets } from './assets.ts';
import { CARD_FONTS } from './drawing.ts';

const site = join(import.meta.dirname, '../../dist/site');
const { files, paths } = await bundleAssets();

await rm(site, { recursive: true, force: true });
await mkdir(join(site, 'assets'), { recursive: true });
for (const { path, contents } of files) await writeFile(join(site, path), contents);
// For pictures of shared links. The worker reads it itself: no address of the portal leads to it.
await mkdir(join(site, 'fonts'));
await copyFile(CARD_FONTS.semibold, join(site, 'fonts', 'card.ttf'));
// The worker reads from it which names are current, and which program it is.
await writeFile(join(site, 'assets', 'manifest.json'), JSON.stringify({ build: await buildId(), paths }));
console.log(`${files.length} files in dist/site/assets`);
