import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PLAN } from '../http/portal.ts';
import { launchBrowser } from './chromium.ts';
import { type Look, look } from './looking.ts';
import type { Served } from './served.ts';
import { sharedPortal } from './shared.ts';

const home = `/plans/${PLAN}`;
let served: Pick<Served, 'origin'>;
let browser: Browser;
beforeAll(async () => {
  [served, browser] = await Promise.all([sharedPortal(), launchBrowser()]);
});
afterAll(async () => {
  await browser.close();
});

async function looking(path: string, how: Look, at: (page: Page) => Promise<void>): Promise<void> {
  expect(await look(browser, served.origin + path, how, at)).toEqual([]);
}

/** What the rows say, in their order. */
const rowsOf = (page: Page): Promise<string[]> =>
  page.locator('#results li:has(> .what), #results .event-line').allInnerTexts();

type Asked = {
  name: string;
  path: string;
  words: [string, string];
  choice: [string, string];
  address: RegExp;
};
const LISTS: readonly Asked[] = [
  {
    name: 'indicators',
    path: `${home}/indicators`,
    words: ['关键词', '率'],
    choice: ['排序', 'due'],
    address: /\?q=[^&]+&sort=due$/,
  },
  {
    name: 'tasks',
    path: `${home}/tasks`,
    words: ['关键词', '质量'],
    choice: ['排序', 'department'],
    address: /\?q=[^&]+&sort=department$/,
  },
  {
    name: 'ledger',
    path: '/events',
    words: ['主题', `plan/${PLAN}/indicator`],
    choice: ['类型', 'figure'],
    address: /\?type=figure&subject=[^&]+$/,
  },
];

describe.each(LISTS)('the list of $name', ({ path, words, choice, address }) => {
  it('shows the same rows with and without JavaScript', async () => {
    const found: string[][] = [];
    await looking(path, { javaScript: false }, async (page) => {
      await page.getByLabel(words[0], { exact: true }).fill(words[1]);
      await page.getByLabel(choice[0], { exact: true }).selectOption(choice[1]);
      await page.locator('form.filter button').click();
      found.push(await rowsOf(page));
    });
    await looking(path, {}, async (page) => {
      await page.getByLabel(words[0], { exact: true }).fill(words[1]);
      await page.waitForURL(/[?&](q|subject)=/);
      await page.getByLabel(choice[0], { exact: true }).selectOption(choice[1]);
      await page.waitForURL(address);
      await expect.poll(() => rowsOf(page)).toEqual(found[0]);
    });
    expect(found[0]?.length).toBeGreaterThan(1);
  });

  it('keeps focus, words typed and scroll, and announces the count in a region that was there', async () => {
    await looking(path, {}, async (page) => {
      const count = page.locator('#count');
      await page.evaluate(() => {
        const region = document.querySelector('#count');
        (window as unknown as { region: unknown }).region = region;
        window.scrollTo(0, 120);
      });
      const before = await count.innerText();
      const field = page.getByLabel(words[0], { exact: true });
      await field.focus();
      const top = await page.evaluate(() => window.scrollY);
      await page.keyboard.insertText(words[1]);
      await expect.poll(() => count.innerText()).not.toBe(before);
      expect(await field.inputValue()).toBe(words[1]);
      expect(await field.evaluate((element) => element === document.activeElement)).toBe(true);
      expect(await page.evaluate(() => window.scrollY)).toBe(top);
      expect(
        await count.evaluate(
          (element) =>
            element === (window as unknown as { region: unknown }).region &&
            element.getAttribute('role') === 'status',
        ),
      ).toBe(true);
    });
  });

  it('goes back to what was there before', async () => {
    await looking(path, {}, async (page) => {
      const all = await rowsOf(page);
      await page.getByLabel(choice[0], { exact: true }).selectOption(choice[1]);
      await page.waitForURL(new RegExp(`=${choice[1]}$`));
      await expect.poll(() => rowsOf(page)).not.toEqual(all);
      await page.goBack();
      await page.waitForURL((url) => url.search === '');
      await expect.poll(() => rowsOf(page)).toEqual(all);
    });
  });
});

describe('the links of a list', () => {
  type Marked = { region?: Element | null };
  /** Marks the count and the page, to see whether they are still the same ones. */
  const mark = (page: Page) =>
    page.evaluate(() => {
      (window as unknown as Marked).region = document.querySelector('#count');
    });
  const isSamePage = (page: Page) =>
    page.evaluate(
      () => (window as unknown as Marked).region === document.querySelector('#count[role=status]'),
    );
  const focused = (page: Page) => page.evaluate(() => document.activeElement?.id ?? '');

  it('choose a state in place: rows, count, field and focus, there and back', async () => {
    const path = `${home}/indicators`;
    const plain: string[][] = [];
    await looking(path, { javaScript: false }, async (page) => {
      plain.push(await rowsOf(page));
      await page.locator('#facet-cannot_judge').click();
      plain.push(await rowsOf(page));
    });
    await looking(path, {}, async (page) => {
      await mark(page);
      const all = await page.locator('#count').innerText();
      await page.locator('#facet-cannot_judge').focus();
      await page.keyboard.press('Enter');
      await page.waitForURL(/\?state=cannot_judge$/);
      await expect.poll(() => rowsOf(page)).toEqual(plain[1]);
      expect(await isSamePage(page)).toBe(true);
      expect(await page.locator('#count').innerText()).not.toBe(all);
      expect(await focused(page)).toBe('facet-cannot_judge');
      expect(await page.getByLabel('现状', { exact: true }).inputValue()).toBe('cannot_judge');
      await page.goBack();
      await page.waitForURL((url) => url.search === '');
      await expect.poll(() => rowsOf(page)).toEqual(plain[0]);
      expect(await page.getByLabel('现状', { exact: true }).inputValue()).toBe('');
    });
  });

  it.each([
    [`${home}/indicators`, '.pages a[rel=next]', /\?page=2$/],
    ['/events', '.paging a[rel=next]', /\?before=\d+$/],
  ])('turn the page in place, and read on at its beginning: %s', async (path, next, address) => {
    const plain: string[] = [];
    await looking(path, { javaScript: false }, async (page) => {
      await page.locator(next).click();
      plain.push(...(await rowsOf(page)));
    });
    await looking(path, {}, async (page) => {
      await mark(page);
      const first = await rowsOf(page);
      await page.locator(next).click();
      await page.waitForURL(address);
      await expect.poll(() => rowsOf(page)).toEqual(plain);
      expect(plain).not.toEqual(first);
      expect(await isSamePage(page)).toBe(true);
      await expect.poll(() => focused(page)).toBe('results');
      const top = await page.locator('#count').evaluate((count) => count.getBoundingClientRect().top);
      expect(top).toBeLessThan(400);
      expect(top).toBeGreaterThanOrEqual(0);
      await page.goBack();
      await page.waitForURL((url) => url.search === '');
      await expect.poll(() => rowsOf(page)).toEqual(first);
    });
  });
});

describe('the line of moments', () => {
  it.each([1280, 320])('leads to a moment and back at %i px, without JavaScript', async (width) => {
    await looking(`${home}/indicators?state=cannot_judge`, { width, javaScript: false }, async (page) => {
      await page
        .getByRole('navigation', { name: '查看时点' })
        .getByRole('link', { name: '2014年底' })
        .click();
      expect(page.url()).toMatch(/state=cannot_judge&at=\d+&day=2014-12-31$/);
      const line = page.getByRole('navigation', { name: '查看时点' });
      expect(await line.locator('[aria-current]').innerText()).toBe('2014年底');
      await line.getByLabel('其他日期').fill('2015-03-31');
      await line.getByRole('button', { name: '查看' }).click();
      expect(page.url()).toMatch(/state=cannot_judge&at=\d+&day=2015-03-31$/);
      await page.getByRole('link', { name: '看看有什么变化' }).click();
      expect(await page.locator('.finding').innerText()).toContain('1 个数据被更正');
    });
  });

  it('covers no label with another, and reaches beyond nothing', async () => {
    for (const width of [320, 760, 1000, 1280]) {
      for (const lang of ['', '?lang=en']) {
        await looking(`${home}/tasks${lang}`, { width }, async (page) => {
          const boxes = await page.locator('.moments li > :not(.push)').evaluateAll((labels) =>
            labels
              .map((label) => label.getBoundingClientRect())
              .filter(({ width: wide }) => wide > 1)
              .map(({ left, right, top, bottom }) => ({ left, right, top, bottom })),
          );
          const covered = boxes.flatMap((a, index) =>
            boxes
              .slice(index + 1)
              .filter(
                (b) =>
                  a.left < b.right - 1 &&
                  b.left < a.right - 1 &&
                  a.top < b.bottom - 1 &&
                  b.top < a.bottom - 1,
              ),
          );
          expect({ width, lang, covered }).toEqual({ width, lang, covered: [] });
        });
      }
    }
  });
});
