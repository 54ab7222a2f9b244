/** The pages of accounts that only somebody reaches who is signed in, half signed in, or has a link: as all others are. */
import type { Browser, Page } from 'playwright-core';
import { makeLink } from '../../src/auth/links.ts';
import { addPerson } from '../../src/auth/people.ts';
import { codeOf } from '../http/accounts/given.ts';
import { violationsInLook, violationsOn } from './axe.ts';
import { beyond } from './looking.ts';
import type { Staffed } from './staffed.ts';

const PASSWORD = 'correct horse battery staple';
const EMAIL = 'mei@office.example';
/** Looked at wide and as on a phone, dark as well, and in 长者模式. */
async function looksRight(page: Page): Promise<string[]> {
  const found = await violationsOn(page);
  for (const [colorScheme, width, elder] of [
    ['dark', 390, false],
    ['light', 320, true],
  ] as const) {
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize({ width, height: 800 });
    await page.evaluate(
      (value) => (document.documentElement.dataset.display = value),
      elder ? 'elder' : 'standard',
    );
    if (!elder) found.push(...(await violationsInLook(page)));
    const over = await beyond(page);
    if (over > 0) found.push(`${over} px beyond ${width}`);
  }
  await page.evaluate(() => (document.documentElement.dataset.display = 'standard'));
  await page.emulateMedia({ colorScheme: 'light' });
  await page.setViewportSize({ width: 1280, height: 900 });
  return found;
}

/** @returns what is wrong, by page; and what the last one says. */
export async function lookAtAccounts(browser: Browser, portal: Staffed) {
  const { db } = portal.portal;
  const now = new Date();
  const added = await addPerson(db, { name: '梅', email: EMAIL }, now);
  const id = added.ok ? added.id : '';
  const { path: invitation } = await makeLink(db, id, 'invitation', now);
  const context = await browser.newContext({
    reducedMotion: 'reduce',
    viewport: { width: 1280, height: 900 },
  });
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  const found: Record<string, string[]> = {};
  const sees = async (what: string) => {
    const told = await looksRight(page);
    if (told.length > 0) found[what] = told;
  };
  const opens = async (path: string) => {
    await page.goto(portal.origin + path);
    await sees(path.replace(invitation, 'invitation'));
  };
  const submits = async (form: Record<string, string>, what?: string) => {
    for (const [name, value] of Object.entries(form))
      await page.locator(`main input[name=${name}]`).fill(value);
    await page.locator('main form.account-form button[type=submit]').last().click();
    await page.waitForLoadState();
    if (what !== undefined) await sees(what);
  };

  await opens('/invitation/unknown');
  await opens(invitation);
  await submits({ next: PASSWORD, repeat: `${PASSWORD}!` }, 'invitation, mistyped');
  await submits({ next: PASSWORD, repeat: PASSWORD }, 'invitation, taken');
  await submits({ email: EMAIL, password: 'wrong' }, 'sign-in, refused');
  await submits({ email: EMAIL, password: PASSWORD });
  await opens('/account');
  await opens('/account/password');
  await submits({ current: 'wrong wrong wrong', next: PASSWORD, repeat: PASSWORD }, 'password, refused');
  await opens('/account/second-factor');
  await submits({ password: PASSWORD }, 'second factor, keys');
  const secret = (await page.locator('.totp-key').innerText()).replace(/\s/g, '');
  await submits({ code: '000000' }, 'second factor, wrong code');
  await submits({ code: codeOf(secret) }, 'account with a second factor');
  await opens('/sign-out');
  await context.clearCookies();
  await page.goto(`${portal.origin}/sign-in`);
  await submits({ email: EMAIL, password: PASSWORD }, 'code asked');
  await submits({ code: '000000' }, 'code, refused');
  const last = await page.locator('main').innerText();
  await context.close();
  return { found, last };
}
