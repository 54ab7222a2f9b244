import type { BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type DemoPortal, openDemo } from './demo-portal.ts';

/** One of its own: these tests write into it. */
let demo: DemoPortal;
beforeAll(async () => {
  demo = await openDemo();
});
afterAll(() => demo.close());

const PHONE: BrowserContextOptions = { viewport: { width: 390, height: 844 }, reducedMotion: 'reduce' };

/** What the browser complained of while a page was used. */
async function onPhone(
  options: BrowserContextOptions,
  use: (page: Page) => Promise<void>,
): Promise<string[]> {
  const context = await demo.browser.newContext({ ...PHONE, ...options });
  try {
    const page = await context.newPage();
    const complaints: string[] = [];
    page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
    page.on('pageerror', (error) => complaints.push(error.message));
    await use(page);
    return complaints;
  } finally {
    await context.close();
  }
}

/** From an indicator to the receipt. */
async function write(page: Page): Promise<void> {
  await page.goto(`${demo.origin}/plans/putuo-2013-2015/indicators/air-quality-good-rate`);
  await page.getByRole('link', { name: '我要留言' }).first().click();
  expect(await page.locator('.subject').innerText()).toContain('环境空气质量优良率');
  await page.getByRole('radio', { name: '建议' }).check();
  await page.getByLabel('标题').fill('旧房综合改造');
  await page.getByRole('textbox', { name: '内容' }).fill('曹杨二村的外墙还在漏水,请问今年排不排得上?');
  await page.getByRole('button', { name: '提交留言' }).click();
  await page.locator('.query-code').waitFor();
}

async function track(page: Page): Promise<string> {
  const code = await page.locator('.query-code').innerText();
  await page.goto(`${demo.origin}/comments/track`);
  await page.getByLabel('查询码').fill(code);
  await page.getByRole('button', { name: '查询' }).click();
  return page.locator('.tracked').innerText();
}

describe('a resident with a phone', () => {
  it('writes, keeps the receipt with its proof, and sees the progress', async () => {
    const complaints = await onPhone({}, async (page) => {
      await write(page);
      expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe('留言已经收到,并已记入账本');
      expect(new URL(page.url()).search).toBe('');
      const proof = await page.getByRole('link', { name: /tlog-proof/ }).getAttribute('href');
      expect(await (await fetch(demo.origin + proof)).text()).toMatch(/^c2sp.org\/tlog-proof@v1/);
      const saved = page.waitForEvent('download');
      await page.getByRole('button', { name: '保存内容凭证(文件)' }).click();
      expect((await saved).suggestedFilename()).toMatch(/^comment-[0-9a-f]{8}\.json$/);
      const told = await track(page);
      expect(told).toContain('待受理');
      expect(told).not.toContain('漏水');
    });
    expect(complaints).toEqual([]);
  });

  it('sees how much was typed, and what is too much', async () => {
    await onPhone({}, async (page) => {
      await page.goto(`${demo.origin}/comments/new`);
      await page.getByLabel('标题').fill('😀'.repeat(31));
      const count = page.locator('#n-title');
      expect(await count.innerText()).toBe('已输入 31 字,最多 30 字');
      expect(await count.getAttribute('class')).toContain('over');
    });
  });

  it('gets the code at once without JavaScript, and the place in the ledger a little later', async () => {
    const complaints = await onPhone({ javaScriptEnabled: false }, async (page) => {
      await write(page);
      expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe('留言已经收到,正在排队记入账本');
      expect(await page.locator('main').innerText()).toContain('没有完成防刷验算');
      const code = await page.locator('.query-code').innerText();
      await expect
        .poll(
          async () => {
            await page.goto(`${demo.origin}/comments/track`);
            await page.getByLabel('查询码').fill(code);
            await page.getByRole('button', { name: '查询' }).click();
            return page.locator('.tracked').innerText();
          },
          { timeout: 60_000, interval: 2_000 },
        )
        .toContain('收到并记入账本');
    });
    expect(complaints).toEqual([]);
  });

  it('finds all that was typed after a mistake without JavaScript', async () => {
    await onPhone({ javaScriptEnabled: false }, async (page) => {
      await page.goto(`${demo.origin}/comments/new`);
      await page.getByRole('radio', { name: '投诉' }).check();
      await page.getByLabel('标题').fill('路灯');
      await page.getByRole('textbox', { name: '内容' }).fill('太短');
      await page.getByLabel('同意公开这条留言').check();
      await page.getByRole('button', { name: '提交留言' }).click();
      expect(await page.locator('.form-errors').innerText()).toContain('内容');
      expect(await page.getByRole('radio', { name: '投诉' }).isChecked()).toBe(true);
      expect(await page.getByLabel('标题').inputValue()).toBe('路灯');
      expect(await page.getByRole('textbox', { name: '内容' }).inputValue()).toBe('太短');
      expect(await page.getByLabel('同意公开这条留言').isChecked()).toBe(true);
    });
  });

  it.each([
    ['with scripts', true],
    ['without', false],
  ])(
    'finds a subject, changes the display and sends by Enter, %s, with all that was typed',
    async (_, js) => {
      await onPhone({ javaScriptEnabled: js }, async (page) => {
        await page.goto(`${demo.origin}/comments/new`);
        await page.getByRole('radio', { name: '建议' }).check();
        await page.getByLabel('标题').fill('旧房综合改造');
        await page.getByRole('textbox', { name: '内容' }).fill('曹杨二村的外墙还在漏水,请问今年排不排得上?');
        await page.getByRole('searchbox').fill('旧房');
        await page.getByRole('button', { name: '查找' }).click();
        await page.getByRole('radio', { name: '旧房综合改造面积' }).check();
        await page.getByRole('button', { name: '长者模式' }).click();
        await page.locator('html[data-display=elder]').waitFor();
        expect(await page.getByRole('radio', { name: '旧房综合改造面积' }).isChecked()).toBe(true);
        await page.getByLabel('标题').press('Enter');
        const code = await page.locator('.query-code').innerText();
        const opening = await page.locator('[name=opening]').inputValue();
        expect(opening).toContain('曹杨二村');
        for (const name of ['标准模式', 'English']) {
          await page.getByRole('button', { name }).click();
          await page.waitForURL(/comments\/receipt/);
          expect(await page.locator('.query-code').innerText()).toBe(code);
          expect(await page.locator('[name=opening]').inputValue()).toBe(opening);
        }
      });
    },
  );

  it('is heard where the script that works out the check cannot be had', async () => {
    await onPhone({}, async (page) => {
      await page.route('**/proof-of-work*', (route) => route.abort());
      await write(page);
      expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe('留言已经收到,正在排队记入账本');
    });
  });
});
