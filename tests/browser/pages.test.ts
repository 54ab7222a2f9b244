import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PLAN } from '../http/portal.ts';
import { launchBrowser } from './chromium.ts';
import { type Served, servePortal } from './served.ts';

const home = `/plans/${PLAN}`;
const air = `${home}/indicators/air-quality-good-rate`;
let served: Served;
let browser: Browser;
beforeAll(async () => {
  [served, browser] = await Promise.all([servePortal(), launchBrowser()]);
});
afterAll(async () => {
  await browser.close();
  await served.close();
});

type Look = { width?: number; javaScript?: boolean; dark?: boolean };

/** Opens a page, lets it be looked at, and closes it; whatever the browser complains of fails the test. */
async function looking(path: string, look: Look, at: (page: Page) => Promise<void>): Promise<void> {
  const context = await browser.newContext({
    viewport: { width: look.width ?? 1280, height: 800 },
    javaScriptEnabled: look.javaScript ?? true,
    colorScheme: look.dark ? 'dark' : 'light',
  });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(String(error)));
  await page.goto(served.origin + path);
  await at(page);
  await context.close();
  expect(complaints).toEqual([]);
}

describe('the filter of indicators', () => {
  it('answers as one types, announces the count, and keeps the address', async () => {
    await looking(`${home}/indicators`, {}, async (page) => {
      await page.getByLabel('关键词').fill('噪');
      await page.waitForURL(`**${home}/indicators?q=*`);
      expect(await page.getByRole('status').textContent()).toMatch(/符合条件的 \d+ 项/);
      expect(await page.locator('.targets > li').count()).toBeLessThan(10);
      expect(await page.evaluate(() => document.activeElement?.id)).toBe('f-q');
      await page.getByLabel('现状').selectOption('no_data');
      await page.waitForURL(`**${home}/indicators?q=*&state=no_data`);
      await page.goBack();
      await page.waitForURL((url) => !url.search.includes('state'));
    });
  });

  it('works by its button without JavaScript', async () => {
    await looking(
      `${home}/indicators?lang=en&at=${served.history.reported}`,
      { javaScript: false },
      async (page) => {
        await page.getByLabel('Words').fill('噪');
        await page.getByRole('button', { name: 'Filter' }).click();
        expect(page.url()).toContain(`at=${served.history.reported}`);
        expect(page.url()).toContain('lang=en');
        expect(await page.getByRole('status').textContent()).toMatch(/\d+ of 228 targets/);
      },
    );
  });
});

describe('the keyboard', () => {
  it('skips to the content first', async () => {
    await looking('/', {}, async (page) => {
      await page.keyboard.press('Tab');
      expect(await page.evaluate(() => document.activeElement?.textContent?.trim())).toBe('跳到正文');
      await page.keyboard.press('Enter');
      expect(await page.evaluate(() => document.activeElement?.id)).toBe('main');
    });
  });
});

describe('hostile text', () => {
  it('breaks no layout', async () => {
    await served.portal.does({
      type: 'correct_figure',
      indicator: 'air-quality-good-rate',
      period: '2013',
      new: { value: '62.3' },
      kind: 'other',
      reason: `\u202e${'x'.repeat(1_900)}`,
    });
    for (const width of [320, 1280]) {
      for (const path of [air, '/events', `/events/${served.history.corrected + 1}`]) {
        await looking(path, { width }, async (page) => {
          const beyond = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
          expect(`${path} ${beyond}`).toBe(`${path} 0`);
        });
      }
    }
  });
});
