import { HtmlValidate } from 'html-validate';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pages } from '../../src/http/pages/index.ts';
import { violationsInLook, violationsOn } from './axe.ts';
import type { DemoPortal } from './demo-portal.ts';
import { EVERY_PAGE } from './every-page.ts';
import { visitDemo } from './shared.ts';
import { change, sideways, visitAll } from './visits.ts';
import { walk } from './walk.ts';

let demo: DemoPortal;
beforeAll(async () => {
  demo = await visitDemo();
});
afterAll(() => demo.close());

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
});

describe('every page in Chinese', () => {
  let found: Awaited<ReturnType<typeof visit>>;
  const said = new Map<string, string>();
  const visit = () =>
    visitAll(
      demo,
      { width: 320 },
      {
        sideways,
        light: async (page) => {
          await change(page, { width: 1280 });
          said.set(page.url(), await words(page));
          return violationsOn(page);
        },
        walk: async (page) => {
          await change(page, { width: 1280 });
          return walk(page);
        },
        dark: async (page) => {
          await change(page, { width: 1280, dark: true });
          return violationsInLook(page);
        },
      },
    );
  beforeAll(async () => {
    found = await visit();
  }, 600_000);

  it('scrolls down alone at 320 px', () => expect(found.sideways).toEqual({}));
  it('is without an error or a report of the policy', () => expect(found.complaints).toEqual({}));
  it('is one on which axe finds nothing', () => expect(found.light).toEqual({}));
  it('is one on whose colours axe finds nothing in the dark', () => expect(found.dark).toEqual({}));
  it('can be walked through by keyboard, with the focus in sight', () => expect(found.walk).toEqual({}));

  it('says as much without JavaScript', async () => {
    const { less } = await visitAll(
      demo,
      { javaScript: false },
      {
        less: async (page) => {
          const plain = await words(page);
          const scripted = said.get(page.url());
          const isLess = scripted === undefined || plain.length < 40 || plain.length < 0.9 * scripted.length;
          return isLess ? [plain] : [];
        },
      },
    );
    expect(less).toEqual({});
  }, 600_000);
});

describe('every page in English', () => {
  it('scrolls down alone at 320 px, without an error or a report of the policy', async () => {
    const found = await visitAll(demo, { width: 320, english: true }, { sideways });
    expect(found).toEqual({ sideways: {}, complaints: {} });
  }, 600_000);
});

const words = async (page: Page): Promise<string> =>
  (await page.locator('main').innerText()).replaceAll(/\s+/g, ' ');

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
