import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PLAN } from '../http/portal.ts';
import { launchBrowser } from './chromium.ts';
import type { DemoPortal } from './demo-portal.ts';
import { beyond, type Look, look } from './looking.ts';
import type { Served } from './served.ts';
import { sharedPortal, visitDemo } from './shared.ts';

const path = `/plans/${PLAN}/text`;
const AIR = '#t-air-quality-good-rate';
let served: Pick<Served, 'origin'>;
let browser: Browser;
beforeAll(async () => {
  [served, browser] = await Promise.all([sharedPortal(), launchBrowser()]);
});
afterAll(async () => {
  await browser.close();
});

const reading = async (to: Look, at: (page: Page) => Promise<void>, fragment = '') =>
  expect(await look(browser, served.origin + path + fragment, to, at)).toEqual([]);

/** Tops and bottoms in the page, in the order of the document. */
type Note = { id: string; top: number; bottom: number; left: number; quote: number; right: number };
const notesOf = (page: Page): Promise<Note[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('li.note')].map((note) => {
      const id = note.id.slice(2);
      const box = note.getBoundingClientRect();
      const quote = document.getElementById(`t-${id}`)?.getBoundingClientRect();
      const { top, bottom, left } = box;
      return { id, top, bottom, left, quote: quote?.top ?? Number.NaN, right: quote?.right ?? Number.NaN };
    }),
  );

describe('the margin', () => {
  for (const width of [1000, 1280, 1600]) {
    it(`keeps every note level with its quote where there is room, at ${width} px`, async () => {
      await reading({ width }, async (page) => {
        const notes = await notesOf(page);
        expect(notes).toHaveLength(228);
        const line = 36;
        let roof = Number.NEGATIVE_INFINITY;
        for (const { id, top, bottom, left, quote, right } of notes) {
          expect(top, `${id} overlaps the note before`).toBeGreaterThanOrEqual(roof - 0.5);
          expect(left, `${id} lies on the text`).toBeGreaterThan(right - 0.5);
          // Level with its quote, or as near to it as the notes before it let it be.
          expect(Math.abs(top - Math.max(quote, roof)), `${id} is not level`).toBeLessThan(line);
          roof = bottom;
        }
        const level = notes.filter(({ top, quote }) => Math.abs(top - quote) <= 2 * line);
        expect(level.length).toBeGreaterThan(140);
      });
    });
  }

  it('never reaches beyond the text, and folds under it on a phone', async () => {
    await reading({ width: 390 }, async (page) => {
      const row = page.locator('.text-row', { has: page.locator(AIR) });
      const [words, notes] = [
        await row.locator('> p').boundingBox(),
        await row.locator('.notes').boundingBox(),
      ];
      expect(notes?.y).toBeGreaterThanOrEqual((words?.y ?? 0) + (words?.height ?? 0));
      expect(notes?.height).toBeLessThan(80);
      expect(await row.locator('.note-name').first().isVisible()).toBe(false);
      await row.locator('summary').click();
      expect(await row.locator('.note-name').first().isVisible()).toBe(true);
    });
  });

  it('shows a quote and its note together', async () => {
    await reading({}, async (page) => {
      const background = (of: string) =>
        page.locator(of).evaluate((element) => getComputedStyle(element).backgroundColor);
      const before = await background('#n-hazardous-waste-disposal');
      await page.locator('#t-hazardous-waste-disposal').hover();
      expect(await background('#n-hazardous-waste-disposal')).not.toBe(before);
      const quote = await background('#t-sludge-treatment');
      await page.locator('#n-sludge-treatment').hover();
      expect(await background('#t-sludge-treatment')).not.toBe(quote);
    });
  });

  it('scrolls down alone at 320 px, with every fold open too, and in 长者模式', async () => {
    for (const to of [{ width: 320 }, { width: 320, elder: true }, { width: 1280, elder: true }]) {
      await reading(to, async (page) => {
        await page.evaluate(() => {
          for (const fold of document.querySelectorAll('details')) fold.open = true;
        });
        expect(await beyond(page)).toBe(0);
      });
    }
  });
});

describe('writing about a paragraph', () => {
  let demo: DemoPortal;
  beforeAll(async () => {
    demo = await visitDemo();
  });
  afterAll(() => demo.close());
  /** On a portal that takes comments. */
  const writing = async (to: Look, at: (page: Page) => Promise<void>) =>
    expect(await look(demo.browser, demo.origin + path, to, at)).toEqual([]);
  const BUBBLES = '.text-row > .write-about a';

  it('is within reach of a finger in every paragraph, and lies on none of its words', async () => {
    for (const to of [{ width: 320 }, { width: 390 }, { width: 390, elder: true }, { elder: true }]) {
      await writing(to, async (page) => {
        const rows = await page.locator('.text-row').evaluateAll((all) =>
          all.map((row) => {
            const link = row.querySelector('.write-about a');
            const box = link?.getBoundingClientRect();
            const range = document.createRange();
            range.selectNodeContents(row.querySelector('.here + *') ?? row);
            const covers = [...range.getClientRects()].filter(
              (words) =>
                box &&
                Math.min(words.right, box.right) - Math.max(words.left, box.left) > 1 &&
                Math.min(words.bottom, box.bottom) - Math.max(words.top, box.top) > 1 &&
                words.height < 40,
            ).length;
            return {
              covers,
              small: !box || Math.min(box.width, box.height) < 24,
              seen: link?.checkVisibility({ opacityProperty: true, visibilityProperty: true }) ?? false,
            };
          }),
        );
        expect(rows.length).toBeGreaterThan(100);
        expect(rows.filter(({ seen, small, covers }) => !seen || small || covers > 0)).toEqual([]);
      });
    }
  });

  it('is a stop of the Tab key in a paragraph without a mark, and shows there', async () => {
    await writing({}, async (page) => {
      const row = page.locator('.text-row:not(:has(.mark)):has(> p:not([class]))').first();
      const bubble = row.locator('.write-about');
      const shown = () => bubble.evaluate((it) => getComputedStyle(it).opacity);
      expect(await shown()).toBe('0');
      await row.evaluate((it) => {
        const stops = [...document.querySelectorAll<HTMLElement>('.write-about a')];
        stops[stops.findIndex((stop) => it.contains(stop)) - 1]?.focus();
      });
      for (let left = 10; left > 0 && !(await row.evaluate((it) => it.matches(':focus-within'))); left--)
        await page.keyboard.press('Tab');
      expect(await bubble.locator('a').evaluate((it) => it === document.activeElement)).toBe(true);
      expect(await shown()).toBe('1');
      await page.emulateMedia({ media: 'print' });
      expect(await page.locator(`${BUBBLES}:visible`).count()).toBe(0);
    });
  });
});

describe('the keyboard in the text', () => {
  const focused = (page: Page) =>
    page.evaluate(() => document.activeElement?.getAttribute('href')?.replace(/^.*#/, '') ?? '');

  it('goes from target to target, by Tab and by J and K', async () => {
    await reading({}, async (page) => {
      const stops = await page.evaluate(() =>
        [...document.querySelectorAll('article.text a.mark:not([tabindex]), li.note a:not([tabindex])')].map(
          (link) => link.getAttribute('href')?.replace(/^.*#/, '') ?? '',
        ),
      );
      await page.locator('article.text a.mark').first().focus();
      for (const stop of stops.slice(0, 20)) {
        expect(await focused(page)).toBe(stop);
        await page.keyboard.press('Tab');
      }
      await page.locator('article.text a.mark').first().focus();
      await page.keyboard.press('j');
      await page.keyboard.press('j');
      expect(await focused(page)).toBe(stops[2]);
      await page.keyboard.press('k');
      expect(await focused(page)).toBe(stops[1]);
      await page.keyboard.press('Control+k');
      expect(await focused(page)).toBe(stops[1]);
    });
  });

  it('leaves its letters alone while the focus is elsewhere', async () => {
    await reading({}, async (page) => {
      await page.keyboard.press('j');
      expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('BODY');
    });
  });
});

describe('a state that is chosen in the legend', () => {
  it('stands out alone, and is where J leads to, without a script in the main', async () => {
    const missed = 'input[value="s-no-data"]';
    for (const javaScript of [true, false]) {
      await reading({ javaScript }, async (page) => {
        await page.locator('.legend label', { has: page.locator(missed) }).click();
        const shown = page.locator('li.note:visible');
        expect(await shown.count()).toBe(await page.locator('li.note.s-no-data').count());
        expect(await shown.count()).toBeLessThan(228);
        if (!javaScript) return;
        await page.locator('a.mark.s-no-data').first().focus();
        await page.keyboard.press('j');
        await page.keyboard.press('j');
        expect(await page.evaluate(() => document.activeElement?.className)).toContain('s-no-data');
      });
    }
  });
});

describe('what a quote rests on', () => {
  it('opens beside the text, and Escape leads back to the quote', async () => {
    await reading({}, async (page) => {
      await page.locator(AIR).focus();
      await page.keyboard.press('Enter');
      const panel = page.getByRole('dialog');
      await panel.getByText('为什么是这个结论').waitFor();
      expect(page.url()).toBe(served.origin + path);
      expect(await panel.textContent()).toContain('不低于 90%');
      expect(await panel.evaluate((element) => element.contains(document.activeElement))).toBe(true);
      const twice = await page.evaluate(() => {
        const ids = [...document.querySelectorAll('[id]')].map(({ id }) => id);
        return ids.filter((id, index) => ids.indexOf(id) !== index);
      });
      expect(twice).toEqual([]);
      await page.keyboard.press('Escape');
      expect(await panel.isVisible()).toBe(false);
      expect(await page.evaluate(() => document.activeElement?.id)).toBe(AIR.slice(1));
    });
  });

  it('leaves the text in sight', async () => {
    for (const width of [1280, 1600]) {
      await reading({ width }, async (page) => {
        await page.locator(AIR).click();
        const panel = await page.locator('dialog.beside').boundingBox();
        const quote = await page.locator(AIR).boundingBox();
        expect(panel?.x).toBeGreaterThan((quote?.x ?? 0) + (quote?.width ?? 9_999));
      });
    }
  });

  it('is a page of its own on a phone, in 长者模式 and without JavaScript, and leads back', async () => {
    for (const to of [{ width: 390 }, { elder: true }, { javaScript: false }]) {
      await reading(to, async (page) => {
        await page.locator(AIR).click();
        await page.waitForURL(`**/indicators/air-quality-good-rate${AIR}`);
        await page.locator(`${AIR} .in-text`).click();
        await page.waitForURL(`**${path}${AIR}`);
        expect(await page.locator(AIR).isVisible()).toBe(true);
      });
    }
  });
});

describe('where one is', () => {
  it('marks the section that is being read in the contents', async () => {
    await reading(
      {},
      async (page) => {
        const weight = () =>
          page
            .locator('.contents a', { hasText: '4.人居环境质量' })
            .evaluate((element) => getComputedStyle(element).borderInlineStartColor);
        await page.evaluate(() => window.scrollTo(0, 0));
        const resting = await weight();
        await page.evaluate(() => document.getElementById('p-39')?.scrollIntoView());
        await expect.poll(weight).not.toBe(resting);
      },
      '#p-38',
    );
  });

  it('marks it by a script where style sheets cannot', async () => {
    await reading({}, async (page) => {
      await page.addInitScript(() => {
        CSS.supports = () => false;
      });
      await page.reload();
      const current = page.locator('.contents [aria-current="location"]');
      await page.evaluate(() => document.getElementById('p-39')?.scrollIntoView());
      await expect.poll(() => current.textContent()).toContain('4.人居环境质量');
      await page.evaluate(() => document.getElementById('p-114')?.scrollIntoView());
      await expect.poll(() => current.textContent()).toContain('第一阶段');
      expect(await current.count()).toBe(1);
    });
  });

  it('shows a target of a link below the top of the window', async () => {
    await reading(
      { width: 390 },
      async (page) => {
        const box = await page.locator(AIR).boundingBox();
        expect(box?.y).toBeGreaterThan(20);
        expect(box?.y).toBeLessThan(700);
      },
      AIR,
    );
  });
});

describe('the words of the plan', () => {
  /** Three promises and what stands between them. */
  const WORDS =
    '重点监管企业污染物排放稳定达标率在95%以上,环境安全得到有效保障。环境空气质量优良率达到90%以上';

  // This Chromium finds nothing on any page, by `window.find` as by text fragments: what follows is what a browser
  // needs to find words across marks, and what a reader who copies them gets.
  it.each([1280, 390])('are one run across the marks, to be found and copied, at %i px', async (width) => {
    await reading({ width }, async (page) => {
      const rows = await page.locator('.text-row > .here + *').evaluateAll((found) =>
        found.map((row) => {
          const inside = [...row.querySelectorAll('*')];
          const drawn = (element: Element) =>
            ['::before', '::after'].map((side) => getComputedStyle(element, side).content);
          return {
            words: (row as HTMLElement).innerText,
            own: row.textContent ?? '',
            parted: inside.filter(
              (element) =>
                getComputedStyle(element).display !== 'inline' ||
                getComputedStyle(element).userSelect === 'none' ||
                drawn(element).some((content) => !['none', 'normal'].includes(content)),
            ).length,
            marks: row.querySelectorAll('.mark').length,
          };
        }),
      );
      expect(rows.filter(({ words, own, parted }) => words.trim() !== own.trim() || parted > 0)).toEqual([]);
      const [found, ...others] = rows.filter(({ words }) => words.includes(WORDS));
      expect(others).toEqual([]);
      expect(found?.marks).toBeGreaterThan(2);
    });
  });
});

describe('colours that the system forces', () => {
  it('leave to be seen what is being read, what is chosen and what the address names', async () => {
    await reading(
      { forced: true },
      async (page) => {
        const contents = page.locator('.contents a');
        const bars = await contents.evaluateAll((links) =>
          links.map((link) => getComputedStyle(link).borderInlineStartColor),
        );
        const [one, ...many] = [...Map.groupBy(bars, (color) => color).values()]
          .map(({ length }) => length)
          .sort();
        expect([one, many]).toEqual([1, [bars.length - 1]]);
        const outline = (of: string) =>
          page.locator(of).evaluate((element) => getComputedStyle(element).outlineStyle);
        expect(await outline(AIR)).toBe('solid');
        expect(await outline('#t-sludge-treatment')).toBe('none');
        const grounds = await page
          .locator('.legend label')
          .evaluateAll((labels) => labels.map((label) => getComputedStyle(label).backgroundColor));
        expect(new Set(grounds).size).toBe(2);
      },
      AIR,
    );
  });
});

describe('on paper', () => {
  it('says every verdict behind its section, and nothing that is for the screen', async () => {
    await reading({}, async (page) => {
      await page.emulateMedia({ media: 'print' });
      expect(await page.locator('.end-notes li:visible').count()).toBe(228);
      expect(await page.locator('li.note:visible, .here:visible, .contents:visible').count()).toBe(0);
      const number = await page
        .locator(AIR)
        .evaluate((element) => getComputedStyle(element, '::after').content);
      expect(number).toMatch(/^"\u2060?\d+"/);
    });
  });
});
