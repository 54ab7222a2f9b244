/** 旧房综合改造: a comment from the phone of a resident to its erasure, each step as its person does it. */
import { readFile } from 'node:fs/promises';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { DEMO_PASSWORD } from '../../src/auth/demo-accounts.ts';

export const SECRET_WORD = '三号楼屋面';
export const TELEPHONE = '13812345678';
export const REPLY = '屋面渗水已列入维修。2014 年的改造面积曾重复计入一个小区,现已更正。';
const BODY = `旧房综合改造之后,${SECRET_WORD}一直渗水,请联系 ${TELEPHONE},谢谢。`;

const PHONE = { width: 390, height: 844 };
const DESK = { width: 1280, height: 900 };

/** What the resident keeps. */
export type Kept = { code: string; opening: string; receipt: string; position: number; comment: string };

/** Somebody at a browser of their own, with everything it complained of. */
export type Person = { page: Page; complaints: string[]; leave(): Promise<void> };

export async function person(browser: Browser, options: BrowserContextOptions): Promise<Person> {
  const context = await browser.newContext({ reducedMotion: 'reduce', locale: 'zh-CN', ...options });
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  const complaints: string[] = [];
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(error.message));
  return { page, complaints, leave: () => context.close() };
}

export const resident = (browser: Browser): Promise<Person> => person(browser, { viewport: PHONE });

/** Somebody of the demonstration's staff, signed in as its sign-in page says. */
export async function official(browser: Browser, origin: string, role: string): Promise<Person> {
  const somebody = await person(browser, { viewport: DESK });
  const { page } = somebody;
  await page.goto(`${origin}/sign-in`);
  await page.locator('.demo-accounts a', { hasText: `${role}@` }).click();
  await page.getByLabel('密码').fill(DEMO_PASSWORD);
  await page.getByRole('button', { name: '登录' }).click();
  await page.waitForURL(/\/staff/);
  return somebody;
}

export async function writes({ page }: Person, origin: string): Promise<Kept> {
  await page.goto(`${origin}/plans/putuo-2013-2015/indicators/old-housing-renovated`);
  await page.getByRole('link', { name: '我要留言' }).first().click();
  await page.getByRole('radio', { name: '求助' }).check();
  await page.getByLabel('标题').fill('改造后屋面渗水');
  await page.getByRole('textbox', { name: '内容' }).fill(BODY);
  await page.getByLabel('同意公开这条留言').check();
  await page.getByRole('button', { name: '提交留言' }).click();
  await page.locator('.query-code').waitFor();
  const code = await page.locator('.query-code').innerText();
  const saved = page.waitForEvent('download');
  await page.getByRole('button', { name: '保存内容凭证(文件)' }).click();
  const opening = await readFile(await (await saved).path(), 'utf8');
  const proof = await page.getByRole('link', { name: /tlog-proof/ }).getAttribute('href');
  const receipt = await (await fetch(origin + proof)).text();
  const position = Number(/events\/(\d+)/.exec(proof ?? '')?.[1]);
  return { code, opening, receipt, position, comment: JSON.parse(opening).event };
}

/** @returns what the page tells. */
export async function tracks({ page }: Person, origin: string, { code }: Kept): Promise<string> {
  await page.goto(`${origin}/comments/track`);
  await page.getByLabel('查询码').fill(code);
  await page.getByRole('button', { name: '查询' }).click();
  return page.locator('.tracked').innerText();
}

/** Opens the comment from the queue. */
export async function opens({ page }: Person, origin: string, { comment }: Kept): Promise<void> {
  await page.goto(`${origin}/staff/comments?state=all`);
  await page.locator(`a[href^="/staff/comments/${comment}"]`).first().click();
  await page.locator('.handling-page h1').waitFor();
}

const unfold = async (page: Page, form: string): Promise<void> => {
  const details = page.locator(`details#${form}`);
  if ((await details.count()) > 0 && (await details.getAttribute('open')) === null)
    await details.locator('summary').first().click();
};
const press = async (page: Page, form: string, name: string): Promise<void> => {
  await page.locator(`#${form}`).getByRole('button', { name, exact: true }).click();
  await page.locator('.handling-done').waitFor();
};

export async function masks({ page }: Person): Promise<void> {
  await unfold(page, 'masks');
  for (const tick of await page.locator('#masks input[type=checkbox]').all()) await tick.check();
  await press(page, 'masks', '确认遮盖');
}

export async function accepts({ page }: Person): Promise<void> {
  await unfold(page, 'acceptance');
  const day = page.locator('#acceptance input[name=answerBy]');
  if ((await day.count()) > 0) await day.fill('2016-03-07');
  await press(page, 'acceptance', '受理');
}

export async function forwards({ page }: Person, department: string): Promise<void> {
  await unfold(page, 'forwarding');
  await page.locator('#forwarding select').selectOption(department);
  await press(page, 'forwarding', '转办');
}

export async function proposes({ page }: Person, correction: number): Promise<void> {
  await unfold(page, 'reply');
  await page.locator('#reply textarea[name=body]').fill(REPLY);
  await page.locator('#reply input[name=cites]').fill(String(correction));
  await press(page, 'reply', '提交编辑审核');
}

export async function approves({ page }: Person): Promise<void> {
  await unfold(page, 'reply');
  await press(page, 'reply', '审核通过并发布');
}

export async function selects({ page }: Person): Promise<void> {
  await unfold(page, 'selection');
  await press(page, 'selection', '选登');
}

export async function rates({ page }: Person, origin: string, { code }: Kept): Promise<void> {
  await page.goto(`${origin}/comments/rate`);
  await page.locator('input[name=satisfaction][value="4"]').check();
  await page.getByLabel('查询码').fill(code);
  await page.getByRole('button', { name: '提交评价' }).click();
  await page.getByRole('status').waitFor();
}

export async function erases({ page }: Person, origin: string, { code, opening }: Kept): Promise<void> {
  await page.goto(`${origin}/comments/erase`);
  await page.getByLabel('查询码').fill(code);
  await page.locator('input[type=file]').setInputFiles({
    name: 'opening.json',
    mimeType: 'application/json',
    buffer: Buffer.from(opening),
  });
  await page.getByRole('button', { name: '核对' }).click();
  await page.getByRole('button', { name: '确定删除' }).click();
  await page.getByRole('heading', { name: '已经删除' }).waitFor();
}
