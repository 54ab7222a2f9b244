import { HtmlValidate } from 'html-validate';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pages } from '../../src/http/pages/index.ts';
import type { DemoPortal } from './demo-portal.ts';
import { EVERY_PAGE } from './every-page.ts';
import { beyond, type Look, look } from './looking.ts';
import { visitDemo } from './shared.ts';

let demo: DemoPortal;
beforeAll(async () => {
  demo = await visitDemo();
});
afterAll(() => demo.close());

/** Looks at every page in both languages; what `at` or the browser complains of, by address. */
async function complaintsOfAll(
  how: Look,
  at: (page: Page) => Promise<string[]>,
  languages: readonly string[] = ['zh', 'en'],
): Promise<object> {
  const found: Record<string, string[]> = {};
  for (const { path } of EVERY_PAGE) {
    for (const language of languages) {
      const address = language === 'zh' ? path : `${path}${path.includes('?') ? '&' : '?'}lang=en`;
      const told: string[] = [];
      const others = await look(demo.browser, demo.origin + address, how, async (page) => {
        told.push(...(await at(page)));
      });
      if (told.length + others.length > 0) found[address] = [...told, ...others];
    }
  }
  return found;
}

const sideways = async (page: Page): Promise<string[]> => {
  const pixels = await beyond(page);
  return pixels > 0 ? [`${pixels} px too wide: ${await widest(page)}`] : [];
};

/** A route without the names of its parameters, and what they may be. */
const plain = (route: string): string => route.replaceAll(/:\w+(\{.*\})?/g, ':');

/** Behind a session, or a link that is handed out once: the tests of accounts and of staff open these. */
const OF_STAFF = /^\/(staff|account|invitation|reset|sign-out|sign-in\/code)(\/|$)/;

describe('every page', () => {
  it('is one that these tests look at', () => {
    const routes = pages().routes.routes.filter(
      ({ method, path }) => method === 'GET' && !path.includes('.') && !path.endsWith('*'),
    );
    const looked = new Set(EVERY_PAGE.map(({ route }) => plain(route)));
    const unseen = new Set(
      routes.map(({ path }) => plain(path)).filter((path) => !looked.has(path) && !OF_STAFF.test(path)),
    );
    expect([...unseen]).toEqual([]);
  });

  it('answers, and is valid HTML', async () => {
    const found: Record<string, string[]> = {};
    const rules = new HtmlValidate({ extends: ['html-validate:standard'], rules: RULES });
    for (const { path, status = 200 } of EVERY_PAGE) {
      const response = await fetch(demo.origin + path);
      const { results } = await rules.validateString(await response.text());
      const told = results.flatMap(({ messages }) =>
        messages.map(({ line, column, ruleId, message }) => `${line}:${column} ${ruleId} ${message}`),
      );
      if (response.status !== status) told.unshift(`status ${response.status}`);
      if (told.length > 0) found[path] = told.slice(0, 8);
    }
    expect(found).toEqual({});
  });

  it('scrolls down alone at 320 px, without an error or a report of the policy', async () => {
    expect(await complaintsOfAll({ width: 320 }, sideways)).toEqual({});
  }, 300_000);

  it('scrolls down alone at 320 px in 长者模式', async () => {
    expect(await complaintsOfAll({ width: 320, elder: true }, sideways)).toEqual({});
  }, 300_000);

  it('says as much without JavaScript', async () => {
    const words = async (page: Page) => (await page.locator('main').innerText()).replaceAll(/\s+/g, ' ');
    const found: string[] = [];
    for (const { path } of EVERY_PAGE) {
      const said: string[] = [];
      for (const javaScript of [true, false]) {
        await look(demo.browser, demo.origin + path, { javaScript }, async (page) => {
          said.push(await words(page));
        });
      }
      const [scripted = '', plain = ''] = said;
      if (plain.length < 40 || plain.length < 0.9 * scripted.length) found.push(path);
    }
    expect(found).toEqual([]);
  }, 300_000);

  it('can be walked through by keyboard, with the focus in sight', async () => {
    expect(await complaintsOfAll({}, walk, ['zh'])).toEqual({});
  }, 300_000);
});

/** Style and taste are the linter's; these are rules of the standard that JSX or the portal's needs meet otherwise. */
const RULES = {
  'long-title': 'off',
  'no-raw-characters': 'off',
  'void-style': 'off',
  'attr-quotes': 'off',
  'doctype-style': 'off',
  'no-trailing-whitespace': 'off',
  'no-inline-style': 'error',
  'require-sri': 'off',
  'tel-non-breaking': 'off',
} as const;

const STEPS = 60;

/** Tabs through the first so many stops: each is in sight when it has the focus, shows it, and is none of the last. */
async function walk(page: Page): Promise<string[]> {
  const told: string[] = [];
  for (let step = 0; step < STEPS; step++) {
    await page.keyboard.press('Tab');
    const stop = await page.evaluate(() => {
      const element = document.activeElement;
      if (!element || element === document.body) return null;
      // A link within a picture shows its focus as the stroke of its shape: outlines there differ by browser.
      const drawn = () => {
        const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(element);
        const shape = element.querySelector(':scope > rect');
        const stroke = shape ? getComputedStyle(shape) : undefined;
        const outline = outlineStyle === 'none' ? '' : `${outlineWidth} ${outlineColor}`;
        return `${outline} ${stroke?.stroke} ${stroke?.strokeWidth}`;
      };
      // A date is a stop for each of its parts, which the browser draws, and would begin with the first again.
      const isDate = element.matches('input[type=date]');
      const focused = drawn();
      if (!isDate) (element as HTMLElement).blur();
      const isShown = isDate || drawn() !== focused;
      if (!isDate) (element as HTMLElement).focus();
      const { width, height, bottom, top } = element.getBoundingClientRect();
      const isInSight = width > 0 && height > 0 && bottom > 0 && top < window.innerHeight;
      const seen = element.hasAttribute('data-walked') && !isDate;
      element.setAttribute('data-walked', '');
      return { html: element.outerHTML.slice(0, 160), isShown, isInSight, seen };
    });
    if (!stop) break;
    if (stop.seen) {
      told.push(`the focus comes back: ${stop.html}`);
      break;
    }
    if (!stop.isShown) told.push(`focus unseen: ${stop.html}`);
    if (!stop.isInSight) told.push(`out of sight: ${stop.html}`);
  }
  return told;
}

/** The element that reaches furthest to the right. */
const widest = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const all = [...document.querySelectorAll('body *')];
    const right = (element: Element) => element.getBoundingClientRect().right;
    const [first] = all.toSorted((a, b) => right(b) - right(a));
    return first?.outerHTML.slice(0, 160) ?? '';
  });
