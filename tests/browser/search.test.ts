/** Search while one types: results in place, the field and its text untouched, the address that of the search. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from './chromium.ts';
import type { Served } from './served.ts';
import { sharedPortal } from './shared.ts';

let served: Pick<Served, 'origin'>;
let browser: Browser;
beforeAll(async () => {
  [served, browser] = await Promise.all([sharedPortal(), launchBrowser()]);
});
afterAll(async () => {
  await browser?.close();
});

async function looking(
  path: string,
  options: { javaScript?: boolean; width?: number },
  at: (page: Page) => Promise<void>,
): Promise<void> {
  const context = await browser.newContext({
    viewport: { width: options.width ?? 1280, height: 800 },
    javaScriptEnabled: options.javaScript ?? true,
  });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => {
    // A refused search answers 400, which a browser notes.
    if (message.type() === 'error' && !message.text().includes('400')) complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(String(error)));
  await page.goto(served.origin + path);
  await at(page);
  await context.close();
  expect(complaints).toEqual([]);
}

const count = (page: Page) => page.locator('#count');
const field = (page: Page) => page.getByRole('searchbox');

describe('searching in a browser', () => {
  it('shows results while one types, and leaves the field alone', async () => {
    await looking('/search?at=5&lang=zh', {}, async (page) => {
      await field(page).focus();
      await page.keyboard.type('环境');
      await page.waitForURL(/q=%E7%8E%AF%E5%A2%83/);
      await page.locator('#results mark').first().waitFor();
      expect(await count(page).getAttribute('role')).toBe('status');
      expect(await count(page).innerText()).toMatch(/^找到 \d+ 处$/);
      expect(await field(page).evaluate((input) => input === document.activeElement)).toBe(true);
      await page.keyboard.type('没有这个词');
      await page.getByText('没有找到').waitFor();
      expect(await field(page).inputValue()).toBe('环境没有这个词');
      expect(new URL(page.url()).searchParams.get('at')).toBe('5');
    });
  });

  it('keeps the chosen kind, and goes back to the search before', async () => {
    await looking('/search?q=环境', {}, async (page) => {
      await page.getByRole('navigation', { name: '按类别看' }).getByRole('link', { name: /账本/ }).click();
      await page.waitForURL(/kind=event/);
      await field(page).fill('空气');
      await page.waitForURL(/q=%E7%A9%BA%E6%B0%94.*kind=event|kind=event.*q=%E7%A9%BA%E6%B0%94/);
      expect(await page.locator('h2').allInnerTexts()).toEqual(['账本']);
      await page.goBack();
      await page.waitForURL((url) => !url.search.includes('kind'));
    });
  });

  it('waits for the input method to settle', async () => {
    await looking('/search', {}, async (page) => {
      const asked: string[] = [];
      page.on('request', (request) => {
        if (request.url().includes('/search?'))
          asked.push(new URL(request.url()).searchParams.get('q') ?? '');
      });
      await field(page).focus();
      const keyboard = await page.context().newCDPSession(page);
      await keyboard.send('Input.imeSetComposition', { text: 'kong', selectionStart: 4, selectionEnd: 4 });
      await keyboard.send('Input.imeSetComposition', { text: 'kong qi', selectionStart: 7, selectionEnd: 7 });
      await keyboard.send('Input.insertText', { text: '空气' });
      await page.locator('#results mark').first().waitFor();
      expect(asked).toEqual(['空气']);
    });
  });

  it('says what is too much beside the field, and takes it back', async () => {
    await looking('/search', {}, async (page) => {
      await field(page).fill('一 二 三 四 五 六 七 八 九');
      await page.getByText('一次最多搜 8 个词').waitFor();
      expect(await field(page).inputValue()).toContain('九');
      await field(page).fill('环境');
      await page.locator('#results mark').first().waitFor();
      expect(await page.getByText('一次最多搜 8 个词').count()).toBe(0);
    });
  });

  it('works without JavaScript, at 320 px', async () => {
    await looking('/search', { javaScript: false, width: 320 }, async (page) => {
      await field(page).fill('环境质量');
      await page.getByRole('button', { name: '搜索' }).click();
      expect(await page.locator('mark').first().innerText()).toBe('环境质量');
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      expect(wide).toBe(0);
    });
  });
});
