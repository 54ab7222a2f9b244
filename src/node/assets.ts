/** Styles, scripts and icon, bundled under names that hold their hash. */
import { createHash } from 'node:crypto';
import { globSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { build } from 'esbuild';

/** `/assets/portal.3F2A91C0.css` and its bytes. */
export type AssetFile = { path: string; contents: Uint8Array<ArrayBuffer>; contentType: string };
export type BundledAssets = {
  files: readonly AssetFile[];
  /** Path by plain name: `portal.css` → `/assets/portal.3F2A91C0.css`. */
  paths: Readonly<Record<string, string>>;
};

const ROOT = join(import.meta.dirname, '../..');
const ENTRIES = [
  'views/styles/portal.css',
  'views/client/portal.ts',
  // Loaded when a reader asks for a check.
  'views/client/verify.ts',
  // A worker: solves the challenge of a form.
  'views/client/proof-of-work.ts',
  'views/icon.svg',
];
const TYPES: Record<string, string> = {
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  svg: 'image/svg+xml',
  woff2: 'font/woff2',
};

/** Bundles what the pages load. Takes a fraction of a second, and nothing is written. */
export async function bundleAssets(): Promise<BundledAssets> {
  const { outputFiles, metafile } = await build({
    absWorkingDir: ROOT,
    entryPoints: ENTRIES,
    outdir: 'assets',
    entryNames: '[name].[hash]',
    assetNames: '[name].[hash]',
    loader: { '.svg': 'copy', '.woff2': 'file' },
    bundle: true,
    minify: true,
    format: 'esm',
    target: 'es2022',
    write: false,
    metafile: true,
    logLevel: 'silent',
  });
  const files = outputFiles.map(({ path, contents }) => {
    const name = basename(path);
    const contentType = TYPES[name.split('.').at(-1) ?? ''] ?? 'application/octet-stream';
    return { path: `/assets/${name}`, contents: new Uint8Array(contents), contentType };
  });
  const paths = Object.entries(metafile.outputs).flatMap(([output, { entryPoint }]) =>
    entryPoint && ENTRIES.includes(entryPoint) ? [[plainName(output), `/${output}`] as const] : [],
  );
  return { files, paths: Object.fromEntries(paths) };
}

/** `assets/portal.3F2A91C0.css` → `portal.css`. */
const plainName = (output: string): string => basename(output).replace(/\.[^.]+(?=\.[^.]+$)/, '');

/**
 * Which program this is: a digest of its sources. Part of every ETag, so that a new version is never answered with
 * pages that an old one rendered.
 */
export async function buildId(): Promise<string> {
  const digest = createHash('sha256');
  const sources = ['package-lock.json', '{events,src,views}/**/*.{ts,tsx,css,svg}'];
  for (const path of globSync(sources, { cwd: ROOT }).sort()) {
    digest.update(`${path}\n`).update(await readFile(join(ROOT, path)));
  }
  return digest.digest('hex').slice(0, 12);
}
