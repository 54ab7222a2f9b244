/** The header on a phone, and 长者模式 from the switch to the paper, in a real browser. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PLAN } from '../http/portal.ts';
import { launchBrowser } from './chromium.ts';
import { beyond, type Look, look } from './looking.ts';
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

/** Heights and tops of what a selector finds, in CSS pixels. */
const boxes = (page: Page, selector: string): Promise<{ top: number; height: number }[]> =>
  page.$$eval(selector, (found) =>
    found.map((one) => {
      const { top, height } = one.getBoundingClientRect();
      return { top: Math.round(top), height: Math.round(height) };
    }),
  );

describe('the header on a phone', () => {
  it.each([
    ['zh', 320],
    ['zh', 390],
    ['en', 320],
    ['en', 390],
  ])('is two rows, in %s at %i px, and scrolls within itself', async (lang, width) => {
    await looking(`${home}?lang=${lang}`, { width }, async (page) => {
      const entries = await boxes(page, '.main-nav a');
      expect(entries.length).toBeGreaterThanOrEqual(8);
      expect(new Set(entries.map(({ top }) => top)).size).toBe(1);
      const [header] = await boxes(page, '.site-header');
      expect(header?.height).toBeLessThanOrEqual(120);
      expect(await beyond(page)).toBe(0);
    });
  });

  it('brings every entry into view for the keyboard, without script', async () => {
    await looking(home, { width: 320, javaScript: false }, async (page) => {
      const last = page.locator('.main-nav li:last-child a');
      await page.locator('.main-nav li:nth-last-child(2) a').focus();
      await page.keyboard.press('Tab');
      expect(await last.evaluate((link) => link === document.activeElement)).toBe(true);
      const box = await last.boundingBox();
      expect((box?.x ?? 999) + (box?.width ?? 999)).toBeLessThanOrEqual(320);
    });
  });
});

describe('长者模式', () => {
  it('is switched on and off by a button, without script, and stays where one was', async () => {
    await looking(`${home}/indicators?state=no_data`, { javaScript: false }, async (page) => {
      const size = () => page.evaluate(() => Number.parseFloat(getComputedStyle(document.body).fontSize));
      expect(await size()).toBe(16);
      await page.getByRole('button', { name: '长者模式' }).click();
      expect(page.url()).toBe(`${served.origin}${home}/indicators?state=no_data`);
      expect(await size()).toBeCloseTo(21.6);
      await page.goto(`${served.origin}/events`);
      expect(await size()).toBeCloseTo(21.6);
      await page.getByRole('button', { name: '标准模式' }).click();
      expect(await size()).toBe(16);
    });
  });

  it.each([
    ['zh', 320],
    ['zh', 390],
    ['en', 320],
    ['en', 390],
    ['zh', 1280],
  ])('has targets of 48 px and one column, in %s at %i px', async (lang, width) => {
    await looking(`${home}?lang=${lang}`, { elder: true, width }, async (page) => {
      const targets = await boxes(page, '.site-header a:not(.skip), .site-header button, .button, .ways a');
      expect(targets.filter(({ height }) => height < 48)).toEqual([]);
      const columns = await page.$$eval('.hero-head, .two-columns, .areas', (grids) =>
        grids.map((grid) => getComputedStyle(grid).gridTemplateColumns.split(' ').length),
      );
      expect(columns).toEqual(columns.map(() => 1));
      expect(await beyond(page)).toBe(0);
    });
  });

  it.each([false, true])('has contrasts of 7:1 (dark: %s)', async (dark) => {
    const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
    for (const path of [home, `${home}/text`, `${home}/indicators/air-quality-good-rate`, '/events']) {
      await looking(path, { elder: true, dark }, async (page) => {
        await page.evaluate(axe);
        const faint = await page.evaluate(async () => {
          const { violations } = await (window as unknown as { axe: Axe }).axe.run({
            runOnly: ['color-contrast-enhanced'],
          });
          return violations.flatMap(({ nodes }) => nodes.map(({ html }) => html.slice(0, 120)));
        });
        expect({ path, faint }).toEqual({ path, faint: [] });
      });
    }
  });
});

type Axe = { run(options: object): Promise<{ violations: { nodes: { html: string }[] }[] }> };

describe('on paper', () => {
  it('has neither navigation nor controls, but says where it is found again', async () => {
    await looking(home, { width: 794 }, async (page) => {
      await page.emulateMedia({ media: 'print' });
      for (const hidden of ['.main-nav', '.tools', '.actions', '.skip'])
        expect(await page.locator(hidden).first().isVisible()).toBe(false);
      expect(await page.locator('.site-name').isVisible()).toBe(true);
      const address = await page.locator('.site-footer .address').innerText();
      expect(address).toMatch(new RegExp(`${home}\\?at=\\d+&day=\\d{4}-\\d\\d-\\d\\d$`));
    });
  });
});
