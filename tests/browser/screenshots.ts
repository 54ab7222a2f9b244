/**
 * Takes the pictures of `docs/screenshots` from a fresh demonstration: `npm run screenshots`. With a folder as the
 * first word: every page in every look, whole, for somebody to look through.
 */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import * as story from './comment-story.ts';
import { openDemo } from './demo-portal.ts';
import { EVERY_PAGE } from './every-page.ts';

type Shot = { width: number; height: number; dark?: boolean; elder?: boolean; print?: boolean };
const LOOKS: Record<string, Shot> = {
  desktop: { width: 1280, height: 900 },
  phone: { width: 390, height: 844 },
  dark: { width: 1280, height: 900, dark: true },
  elder: { width: 390, height: 844, elder: true },
  print: { width: 794, height: 1123, print: true },
};
/** What the documentation shows: the name of a page, and how it looks. */
const KEPT: ReadonlyArray<readonly [page: string, looks: readonly string[]]> = [
  ['home', ['desktop', 'phone', 'dark', 'elder', 'print']],
  ['text', ['desktop', 'phone', 'dark', 'elder', 'print']],
  ['indicator', ['desktop', 'phone', 'dark', 'elder', 'print']],
  ['indicators', ['desktop', 'phone']],
  ['events', ['desktop']],
  ['comments', ['desktop', 'phone']],
  ['comment', ['desktop']],
  ['comment-statistics', ['desktop', 'phone']],
  ['comment-new', ['desktop', 'phone']],
  ['sign-in', ['desktop']],
];

const [folder] = process.argv.slice(2);
const names = process.argv.slice(3);
const demo = await openDemo();
try {
  const wanted =
    folder === undefined
      ? KEPT
      : EVERY_PAGE.filter(({ name }) => names.length === 0 || names.includes(name)).map(
          ({ name }) => [name, Object.keys(LOOKS)] as const,
        );
  const to = folder ?? join(import.meta.dirname, '../../docs/screenshots');
  mkdirSync(to, { recursive: true });
  for (const [name, looks] of wanted) {
    for (const how of looks) await take(demo.browser, name, how, join(to, `${name}-${how}.png`));
  }
  // Last: it adds to what the pages show.
  if (folder === undefined) await takeStory(to);
} finally {
  await demo.close();
}

async function take(browser: Browser, name: string, how: string, path: string): Promise<void> {
  const known = EVERY_PAGE.find((one) => one.name === name);
  const shot = LOOKS[how];
  if (!known || !shot) throw new Error(`no page ${name} or look ${how}`);
  const { width, height, dark, elder, print } = shot;
  const context = await browser.newContext({
    viewport: { width, height },
    colorScheme: dark ? 'dark' : 'light',
    reducedMotion: 'reduce',
  });
  if (elder) await context.addCookies([{ name: 'mingbai_display', value: 'elder', url: demo.origin }]);
  const page = await context.newPage();
  // The documentation shows the text where its verdicts stand, not its letterhead.
  const place = folder === undefined && name === 'text' ? '#t-air-quality-good-rate' : '';
  await page.goto(demo.origin + known.path + place);
  if (print) await page.emulateMedia({ media: 'print' });
  await page.screenshot({ path, fullPage: folder !== undefined });
  await context.close();
}

/** What nobody sees without having written something, or having signed in. */
async function takeStory(to: string): Promise<void> {
  const { browser, origin } = demo;
  const resident = await story.resident(browser);
  const kept = await story.writes(resident, origin);
  await keep(resident, join(to, 'receipt-phone.png'));
  const moderator = await story.official(browser, origin, 'moderator');
  await moderator.page.goto(`${origin}/staff`);
  await keep(moderator, join(to, 'desk-desktop.png'));
  await moderator.page.goto(`${origin}/staff/comments`);
  await keep(moderator, join(to, 'queue-desktop.png'));
  await story.opens(moderator, origin, kept);
  await keep(moderator, join(to, 'handled-desktop.png'));
  await story.accepts(moderator);
  await story.forwards(moderator, 'housing-bureau');
  await story.tracks(resident, origin, kept);
  await keep(resident, join(to, 'tracking-phone.png'));
  await Promise.all([resident.leave(), moderator.leave()]);
}

/** The window as somebody finds it who just came. */
async function keep({ page }: story.Person, path: string): Promise<void> {
  await page.evaluate(() => window.scrollTo(0, 0));
  await page.screenshot({ path });
}
