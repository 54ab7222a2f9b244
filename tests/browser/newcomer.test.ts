/** Somebody who has never been here, with a phone: what can be found in three clicks from the first page. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DemoPortal } from './demo-portal.ts';
import { visitDemo } from './shared.ts';

const PHONE = { width: 390, height: 844 };
const CLICKS = 3;

let demo: DemoPortal;
beforeAll(async () => {
  demo = await visitDemo();
});
afterAll(async () => {
  await demo.close();
});

type Newcomer = {
  /** Presses the first thing on the page, from the top, that can be pressed and bears these words. */
  press(words: string | RegExp): Promise<void>;
  /** What stands before the eyes: the text of the page, or of the first line of a list with such words in it. */
  reads(line?: string): Promise<string>;
};

async function fromTheFirstPage(find: (newcomer: Newcomer) => Promise<void>): Promise<void> {
  const context = await demo.browser.newContext({ viewport: PHONE, locale: 'zh-CN' });
  try {
    const page = await context.newPage();
    await page.goto(demo.origin);
    await find(newcomerAt(page));
  } finally {
    await context.close();
  }
}

function newcomerAt(page: Page): Newcomer {
  let clicks = 0;
  return {
    async press(words) {
      clicks += 1;
      expect(clicks, `clicks, with “${words}”`).toBeLessThanOrEqual(CLICKS);
      const pressed = page.locator('a:visible, summary:visible').filter({ hasText: words }).first();
      await pressed.click({ timeout: 10_000 });
      await page.waitForLoadState();
    },
    async reads(line) {
      const main = page.locator('main');
      const place = line === undefined ? main : main.locator('li:visible').filter({ hasText: line }).first();
      return (await place.innerText()).replaceAll(/\s+/g, ' ');
    },
  };
}

describe('a newcomer with a phone finds in three clicks', () => {
  it('a target that was missed, and why', () =>
    fromTheFirstPage(async ({ press, reads }) => {
      await press('未达成,为什么?');
      expect(await reads('环境空气质量优良率')).toContain('未达成');
      await press('环境空气质量优良率');
      expect(await reads()).toContain('2015年 69.7%,目标:不低于 90%,差 20.3 个百分点');
      await press('为什么是这个结论');
      expect(await reads()).toContain('是否满足:69.7 ≥ 90,不成立');
    }));

  it('a figure that was changed: what it was, what it is, and the reason', () =>
    fromTheFirstPage(async ({ press, reads }) => {
      await press('哪些数据改过,为什么?');
      const line = await reads('国家高水平体育后备人才基地');
      expect(line).toContain('3 → 2 个');
      expect(line).toContain('理由:汇总表重复计入一家单位，现予剔除。');
    }));

  it('what was known at the end of 2014, and the record that ends it', () =>
    fromTheFirstPage(async ({ press, reads }) => {
      const missedNow = await reads('未达成');
      await press('2014 年底');
      expect(await reads()).toContain('2014年12月31日 · 第 1,069 条');
      const missedThen = await reads('未达成');
      expect(missedThen).toMatch(/未达成 1$/);
      expect(missedThen).not.toBe(missedNow);
      await press('1,069');
      expect(await reads()).toContain('第 1,069 条记录 任务进展');
    }));

  it('which record of the ledger says so', () =>
    fromTheFirstPage(async ({ press, reads }) => {
      await press('未达成,为什么?');
      await press('环境空气质量优良率');
      await press('第 2,276 条');
      const record = await reads();
      expect(record).toContain('第 2,276 条记录 报送 环境空气质量优良率 2015年 69.7%');
      expect(record).toContain('普陀区“十三五”环境保护规划');
    }));

  it('which record of the ledger changed a figure', () =>
    fromTheFirstPage(async ({ press, reads }) => {
      await press('哪些数据改过,为什么?');
      await press('1,753');
      const record = await reads();
      expect(record).toContain('更正 国家高水平体育后备人才基地 2015年上半年');
      expect(record).toContain('3 个 → 2 个 理由:汇总表重复计入一家单位，现予剔除。');
      expect(record).toContain('它针对的记录 1,646');
    }));
});
