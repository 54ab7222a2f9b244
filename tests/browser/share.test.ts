import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PLAN } from '../http/portal.ts';
import { launchBrowser } from './chromium.ts';
import { beyond, type Look, look } from './looking.ts';
import type { Served } from './served.ts';
import { sharedPortal } from './shared.ts';

const air = `/plans/${PLAN}/indicators/air-quality-good-rate`;
const card = `/embed${air}`;
let served: Pick<Served, 'origin'>;
let browser: Browser;
let other: Server;
beforeAll(async () => {
  [served, browser] = await Promise.all([sharedPortal(), launchBrowser()]);
  other = await openOtherSite();
});
afterAll(async () => {
  other.close();
  await browser.close();
});

/** Another site: it shows whatever address its query names in a frame, as wide as it is asked to. */
async function openOtherSite(): Promise<Server> {
  const server = createServer(({ url = '' }, response) => {
    const query = new URL(url, 'http://localhost').searchParams;
    const size = `width="${query.get('width') ?? 600}" height="420"`;
    response.setHeader('Content-Type', 'text/html; charset=utf-8');
    response.end(
      `<!doctype html><title>另一个网站</title><iframe src="${query.get('frame')}" ${size}></iframe>`,
    );
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return server;
}

/** The address of the other site that frames a path of the portal: another port is another origin. */
function framing(path: string, width = 600): string {
  const { port } = other.address() as AddressInfo;
  const query = new URLSearchParams({ frame: served.origin + path, width: String(width) });
  return `http://127.0.0.1:${port}/?${query}`;
}

const looking = (url: string, how: Look, at: (page: Page) => Promise<void>) => look(browser, url, how, at);

describe('a card in the frame of another site', () => {
  it.each([
    [300, false],
    [300, true],
    [600, false],
  ])('shows its verdict, %i pixels wide, dark: %s', async (width, dark) => {
    const complaints = await looking(framing(card, width), { dark, javaScript: false }, async (page) => {
      const frame = page.frameLocator('iframe');
      expect(await frame.locator('h1').textContent()).toBe('环境空气质量优良率');
      expect(await frame.locator('.verdict').isVisible()).toBe(true);
      // Styles are there: the state's colour is not the ink's.
      const [verdict, ink] = await Promise.all(
        ['.verdict .state', 'h1'].map((selector) =>
          frame.locator(selector).evaluate((element) => getComputedStyle(element).color),
        ),
      );
      expect(verdict).not.toBe(ink);
      const reach = await frame.locator('html').evaluate((root) => root.scrollWidth);
      expect(reach).toBeLessThanOrEqual(width);
    });
    expect(complaints).toEqual([]);
  });

  it('opens its page outside the frame', async () => {
    await looking(framing(card), {}, async (page) => {
      const [opened] = await Promise.all([
        page.context().waitForEvent('page'),
        page.frameLocator('iframe').getByRole('link', { name: '查看全部依据' }).click(),
      ]);
      await opened.waitForURL(`**${air}`);
      expect(await opened.evaluate(() => window.opener)).toBeNull();
    });
  });

  it.each([['/'], [air], ['/share?path=/']])('is all that may be framed: not %s', async (path) => {
    const complaints = await looking(framing(path), {}, async (page) => {
      const [, frame] = page.frames();
      expect(await frame?.locator('main').count()).toBe(0);
    });
    expect(complaints.join(' ')).toContain("frame-ancestors 'none'");
  });
});

describe('sharing', () => {
  it('opens without JavaScript: links, a code that loads, a snippet, and no button that does nothing', async () => {
    const complaints = await looking(served.origin + air, { javaScript: false, width: 320 }, async (page) => {
      const share = page.locator('details.share');
      await share.locator('summary').click();
      expect(await share.getByRole('link', { name: /air-quality-good-rate\?at=/ }).isVisible()).toBe(true);
      await share.locator('img').scrollIntoViewIfNeeded();
      await expect.poll(() => share.locator('img').evaluate(isLoaded), PATIENT).toBe(true);
      expect(await share.getByRole('textbox').inputValue()).toContain(`/embed${air}`);
      expect(await share.getByRole('button').count()).toBe(0);
      expect(await beyond(page)).toBe(0);
      await share.getByRole('link', { name: '可以打印的分享页' }).click();
      expect(await page.locator('h1').textContent()).toBe('环境空气质量优良率');
      await page.locator('.share-picture img').scrollIntoViewIfNeeded();
      await expect.poll(() => page.locator('.share-picture img').evaluate(isLoaded), PATIENT).toBe(true);
      expect(await beyond(page)).toBe(0);
    });
    expect(complaints).toEqual([]);
  });

  it('copies the link and says so', async () => {
    await looking(served.origin + air, {}, async (page) => {
      await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
      await page.locator('details.share > summary').click();
      await page.getByRole('button', { name: '复制链接' }).first().click();
      await expect.poll(() => page.locator('.share-done').textContent()).toBe('已复制');
      const copied = await page.evaluate(() => navigator.clipboard.readText());
      expect(copied).toMatch(new RegExp(`${air}\\?at=\\d+&day=2016-02-15$`));
    });
  });

  it('offers the system’s sheet only where there is one', async () => {
    const button = (page: Page) => page.getByRole('button', { name: '用系统分享…' }).first();
    await looking(served.origin, {}, async (page) => {
      await page.addInitScript(() =>
        Object.defineProperty(Navigator.prototype, 'share', { value: undefined }),
      );
      await page.goto(served.origin + air);
      await page.locator('details.share > summary').click();
      expect(await button(page).isVisible()).toBe(false);
    });
    await looking(served.origin, {}, async (page) => {
      await page.addInitScript(() => {
        const told: unknown[] = [];
        Object.assign(window, { told });
        const share = async (what: unknown) => void told.push(what);
        Object.defineProperty(Navigator.prototype, 'share', { value: share });
      });
      await page.goto(served.origin + air);
      await page.locator('details.share > summary').click();
      await button(page).click();
      const [shared] = await page.evaluate(() => (window as unknown as { told: { url: string }[] }).told);
      expect(shared).toMatchObject({ title: '环境空气质量优良率', url: expect.stringContaining(air) });
    });
  });
});

const isLoaded = (image: Element): boolean => image instanceof HTMLImageElement && image.naturalWidth > 0;
/** The first picture reads its fonts. */
const PATIENT = { timeout: 30_000 };
