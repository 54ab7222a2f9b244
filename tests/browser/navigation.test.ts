import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PLAN } from '../http/portal.ts';
import { launchBrowser } from './chromium.ts';
import { look } from './looking.ts';
import type { Served } from './served.ts';
import { sharedPortal } from './shared.ts';

let served: Pick<Served, 'origin'>;
let browser: Browser;
beforeAll(async () => {
  [served, browser] = await Promise.all([sharedPortal(), launchBrowser()]);
});
afterAll(async () => {
  await browser.close();
});

/** Which part of the current entry lies within the navigation, and how far this was scrolled, in CSS pixels. */
const current = (page: Page) =>
  page.locator('.main-nav').evaluate((nav) => {
    const entry = nav.querySelector('[aria-current]')?.getBoundingClientRect();
    const seen = nav.getBoundingClientRect();
    return {
      isSeen: entry !== undefined && entry.left >= seen.left && entry.right <= seen.right,
      scrolled: nav.scrollLeft,
    };
  });

describe('the navigation on a phone', () => {
  it.each(['/events', '/data', `/plans/${PLAN}/years`])('shows where one is: %s', (path) =>
    look(browser, served.origin + path, { width: 320 }, async (page) => {
      expect((await current(page)).isSeen).toBe(true);
      expect((await current(page)).scrolled).toBeGreaterThan(0);
    }).then((complaints) => expect(complaints).toEqual([])),
  );

  it('stays where it is while the entry is seen', () =>
    look(browser, served.origin, { width: 320 }, async (page) => {
      expect(await current(page)).toEqual({ isSeen: true, scrolled: 0 });
    }).then((complaints) => expect(complaints).toEqual([])));
});
