/** Visits every page once and does several things there: loading a page takes longer than most looks at it. */
import type { Browser, Page } from 'playwright-core';
import { EVERY_PAGE } from './every-page.ts';
import { beyond, type Look, look } from './looking.ts';

/** What is wrong with a page, by the name of the look at it. */
type Looks = Record<string, (page: Page) => Promise<string[]>>;
/** By the name of the look, then by address. */
export type Found = Record<string, Record<string, string[]>>;

/**
 * Takes all looks at each page, in their order, in Chinese or in English.
 * @returns what each look found, and as `complaints` what the browser complained of.
 */
export async function visitAll<Named extends Looks>(
  { browser, origin }: { browser: Browser; origin: string },
  how: Look & { english?: boolean },
  looks: Named,
): Promise<Record<keyof Named | 'complaints', Record<string, string[]>>> {
  const found: Found = Object.fromEntries([...Object.keys(looks), 'complaints'].map((name) => [name, {}]));
  const note = (name: string, address: string, told: string[]) => {
    const by = found[name];
    if (by && told.length > 0) by[address] = told;
  };
  for (const { path } of EVERY_PAGE) {
    const address = how.english ? `${path}${path.includes('?') ? '&' : '?'}lang=en` : path;
    const complaints = await look(browser, origin + address, how, async (page) => {
      for (const [name, at] of Object.entries(looks)) note(name, address, await at(page));
    });
    note('complaints', address, complaints);
  }
  return found as Record<keyof Named | 'complaints', Record<string, string[]>>;
}

/** Whether the page scrolls sideways. */
export async function sideways(page: Page): Promise<string[]> {
  const pixels = await beyond(page);
  return pixels > 0 ? [`${pixels} px too wide: ${await widest(page)}`] : [];
}

/** The same page in a window of another width, and perhaps in the dark, once the pictures for that are there. */
export async function change(page: Page, { width, dark = false }: { width: number; dark?: boolean }) {
  await page.setViewportSize({ width, height: 800 });
  await page.emulateMedia({ colorScheme: dark ? 'dark' : 'light' });
  // Asking for another picture in between would end the request for this one, as an error of the page's.
  await page.evaluate(async () => {
    const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
    await frame();
    await frame();
    const coming = [...document.images].filter(({ complete, loading }) => !complete && loading !== 'lazy');
    const come = (image: HTMLImageElement) =>
      new Promise((resolve) => {
        image.addEventListener('load', resolve);
        image.addEventListener('error', resolve);
      });
    await Promise.all(coming.map(come));
  });
}

/** The element that reaches furthest to the right. */
const widest = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const all = [...document.querySelectorAll('body *')];
    const right = (element: Element) => element.getBoundingClientRect().right;
    const [first] = all.toSorted((a, b) => right(b) - right(a));
    return first?.outerHTML.slice(0, 160) ?? '';
  });
