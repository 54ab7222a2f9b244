/** 我要留言 from end to end: the log verifies after each step, and the receipt outlives the text. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openPortalLog } from '../../src/verify/portal.ts';
import { checkReceipt } from '../../src/verify/receipt.ts';
import { verify } from '../../src/verify/verify.ts';
import { lookAtAccounts } from './account-pages.ts';
import { violationsOn } from './axe.ts';
import { launchBrowser } from './chromium.ts';
import * as story from './comment-story.ts';
import { beyond } from './looking.ts';
import { type Staffed, serveStaffed } from './staffed.ts';

let portal: Staffed;
let browser: Browser;
beforeAll(async () => {
  [portal, browser] = await Promise.all([serveStaffed(), launchBrowser()]);
});
afterAll(async () => {
  await browser.close();
  await portal.close();
});

const INDICATOR = '/plans/putuo-2013-2015/indicators/old-housing-renovated';

/** What anybody finds who verifies the portal as it stands. */
async function verifies(step: string): Promise<void> {
  await portal.publisher.publish();
  const { report } = await verify({ source: openPortalLog(portal.origin), keys: [portal.key] });
  expect(report.findings, step).toEqual([]);
  expect(report.outcome, step).toBe('verified');
}
/** That axe finds nothing, with all forms unfolded, nor anything beyond a small phone's window. */
async function isAccessible({ page }: story.Person): Promise<void> {
  await page.locator('main details').evaluateAll((all) => all.map((each) => each.setAttribute('open', '')));
  expect(await violationsOn(page), page.url()).toEqual([]);
  const before = page.viewportSize();
  await page.setViewportSize({ width: 320, height: 800 });
  expect(await beyond(page), page.url()).toBe(0);
  if (before) await page.setViewportSize(before);
}
const read = async (path: string): Promise<string> => (await fetch(portal.origin + path)).text();

it('is written, answered, published, rated and erased, and can be verified all the way', async () => {
  const { origin, correction } = portal;
  const someone = await story.resident(browser);
  const kept = await story.writes(someone, origin);
  await isAccessible(someone);
  await verifies('written');
  expect(await story.tracks(someone, origin, kept)).toContain('待受理');

  const moderator = await story.official(browser, origin, 'moderator');
  await story.opens(moderator, origin, kept);
  await isAccessible(moderator);
  await story.masks(moderator);
  await story.accepts(moderator);
  await verifies('accepted');
  await story.forwards(moderator, 'housing-bureau');
  await verifies('forwarded');
  const told = await story.tracks(someone, origin, kept);
  expect(told).toContain('区房管局');
  expect(told).not.toContain(story.SECRET_WORD);
  await isAccessible(someone);

  const responder = await story.official(browser, origin, 'responder');
  await story.opens(responder, origin, kept);
  await story.proposes(responder, correction);
  const editor = await story.official(browser, origin, 'editor');
  await story.opens(editor, origin, kept);
  await isAccessible(editor);
  await story.approves(editor);
  await verifies('answered');
  await story.selects(editor);
  await verifies('selected');

  const shown = await read(`/comments/${kept.comment}`);
  expect(shown).toContain(story.SECRET_WORD);
  expect(shown).toContain(story.REPLY);
  expect(shown).not.toContain(story.TELEPHONE);
  for (const path of [INDICATOR, `/events/${correction}`])
    expect(await read(path), path).toContain(`/comments/${kept.comment}`);

  await story.rates(someone, origin, kept);
  await verifies('rated');
  const answered = (await portal.portal.log.head()).size - 1;
  await story.erases(someone, origin, kept);
  await verifies('erased');
  for (const path of [
    `/comments/${kept.comment}`,
    '/comments',
    INDICATOR,
    `/comments/${kept.comment}?at=${answered}`,
  ])
    for (const words of [story.SECRET_WORD, story.REPLY]) expect(await read(path), path).not.toContain(words);
  expect(await read(`/comments/${kept.comment}`)).toContain('应作者要求删除');

  const [entry] = await portal.portal.log.read({ from: kept.position, limit: 1 });
  const proven = checkReceipt(kept.receipt, Buffer.from(entry?.entry ?? ''), [portal.key]);
  expect(proven).toMatchObject({ ok: true, index: kept.position });
  const everybody = [someone, moderator, responder, editor];
  expect(everybody.flatMap(({ complaints }) => complaints)).toEqual([]);
  for (const each of everybody) await each.leave();
});

it('shows the pages of accounts right in every state: with a link, half signed in, signed in', async () => {
  const { found, last } = await lookAtAccounts(browser, portal);
  expect(found).toEqual({});
  expect(last).toContain('验证码不对');
}, 120_000);
