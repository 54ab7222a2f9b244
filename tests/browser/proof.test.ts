import { readFile } from 'node:fs/promises';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newSigningKey } from '../../src/keys/signing-key.ts';
import { createPublisher } from '../../src/publish/publish.ts';
import { formatCheckpoint } from '../../src/tlog/checkpoint.ts';
import { ED25519, formatVkey, signNote } from '../../src/tlog/note.ts';
import { config, silent } from '../http/given.ts';
import { PLAN } from '../http/portal.ts';
import { witness } from '../publish/given.ts';
import { flipped } from '../tlog/given.ts';
import { launchBrowser } from './chromium.ts';
import { beyond, type Look, look } from './looking.ts';
import { type Served, servePortal } from './served.ts';

const air = `/plans/${PLAN}/indicators/air-quality-good-rate`;
const signing = newSigningKey(config.origin, ED25519);
const link = witness(true);
let served: Served;
let browser: Browser;
/** The record of a corrected figure, and the checkpoint that covers it. */
let [record, note] = ['', ''];
beforeAll(async () => {
  const known = { vkey: formatVkey(signing.key), witnesses: [link] };
  [served, browser] = await Promise.all([servePortal(known), launchBrowser()]);
  record = `/events/${served.history.corrected}`;
  const { db, log } = served.portal;
  const clock = () => new Date('2016-02-15T08:00:00.000Z');
  const { origin } = config;
  await createPublisher({ db, origin, signing, witnesses: [link], clock, logger: silent }).publish();
  note = (await log.publishedNow())?.note ?? '';
});
afterAll(async () => {
  await browser.close();
  await served.close();
});

const on = (path: string, how: Look, at: (page: Page) => Promise<void>) =>
  look(browser, served.origin + path, how, at);

/** Presses the button and waits for what it comes to. */
async function checked(page: Page): Promise<{ steps: string[]; outcome: string }> {
  await page.locator('.proof-form button').click();
  await page.locator('.proof-form:not([aria-busy]) button').waitFor();
  const lines = await page.locator('.proof-step > div > p:first-child').allTextContents();
  return { steps: lines, outcome: (await page.locator('.proof-outcome strong').textContent()) ?? '' };
}

/** What is served at these addresses, changed on its way. */
const changed = (page: Page, path: string, change: (bytes: Buffer) => Uint8Array) =>
  page.route(`**/log/${path}`, async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, body: Buffer.from(change(await response.body())) });
  });

/** The step that failed, or could not be taken. */
async function last(page: Page, expected: string): Promise<string | undefined> {
  const { steps, outcome } = await checked(page);
  expect(outcome).toBe(expected);
  return steps.at(-1);
}
const NARROW: Look[] = [
  { width: 320, dark: true },
  { width: 390, elder: true },
];

describe('核验', () => {
  it.each(NARROW)('passes on a record, step by step: %o', async (how) => {
    const complaints = await on(record, how, async (page) => {
      const { steps, outcome } = await checked(page);
      expect(outcome).toBe('核验通过');
      expect(steps).toEqual([
        expect.stringMatching(/^准备:取回了最新的检查点.*\(通过\)$/),
        expect.stringMatching(/^第 1 步:取回原文 [\d,]+ 个字节,与页面上显示的 8 处一致\(通过\)$/),
        '第 2 步:算出这条记录的指纹,与账本公布的一致(通过)',
        expect.stringMatching(/^第 3 步:沿 \d+ 个中间值算到总值,与签署的总值一致\(通过\)$/),
        `第 4 步:总值上的签名有效,由本站给出的公钥(${signing.key.id})核对(通过)`,
        '第 5 步:1 位见证方的签名有效:witness.example/w(2016-02-15)(通过)',
        '第 6 步:没有以前的检查点可以比较(没有可核对的)',
      ]);
      for (const summary of await page.locator('.proof summary').all()) await summary.click();
      expect(await page.locator('.proof').textContent()).toContain(note.split('\n')[2]);
      expect(await beyond(page)).toBe(0);
    });
    expect(complaints).toEqual([]);
  });

  it('passes on every record of an indicator, loads its script only then, and fails by one figure', async () => {
    const complaints = await on(`${air}?lang=en`, {}, async (page) => {
      const asked: string[] = [];
      page.on('request', (request) => asked.push(new URL(request.url()).pathname));
      const { steps, outcome } = await checked(page);
      expect(outcome).toBe('It verifies');
      expect(steps[1]).toMatch(/^Step 1: fetched the bytes of 4 records; they say the \d+ things shown here/);
      // Bytes, tiles and checkpoint, and no word of the server's on whether they are right.
      const [script, ...rest] = asked.filter((path) => !/chart|card|picture/.test(path));
      expect(script).toMatch(/^\/assets\/verify\.\w+\.js$/);
      expect(rest.filter((path) => !/^\/log\/(checkpoint$|tile\/)/.test(path))).toEqual([]);
      await page.evaluate(() => {
        for (const shown of document.querySelectorAll('td [data-shown="value"]'))
          shown.innerHTML = shown.innerHTML.replace('74.8', '84.8');
      });
      expect(await last(page, 'It does not verify')).toMatch(
        /^Step 1: the value of record \d+ is shown as “84.8%”, and the log’s bytes say “74.8”\(failed\)$/,
      );
    });
    expect(complaints).toEqual([]);
  });

  it('keeps the checkpoint for the reader, who may compare with it later', async () => {
    await on(record, {}, async (page) => {
      await checked(page);
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('link', { name: '保存这个检查点' }).click(),
      ]);
      expect(await readFile(await download.path(), 'utf8')).toBe(note);
      await page.locator('.proof-form summary').click();
      await page.getByLabel('以前保存的检查点').fill(note);
      expect(await last(page, '核验通过')).toMatch(
        /^第 6 步:与您保存的检查点\([\d,]+ 条\)一致,至今没有新的记录\(通过\)$/,
      );
    });
  });

  const signed = (size: number, root: Uint8Array) =>
    Buffer.from(signNote(formatCheckpoint({ origin: config.origin, size, root }), signing.key, signing.sign));

  it('fails at the step where what is served was changed', async () => {
    const place = served.history.corrected % 256;
    const changes: [string, (bytes: Buffer) => Uint8Array, RegExp][] = [
      [
        'tile/entries/**',
        (bytes) => Buffer.from(bytes.toString('latin1').replace('"74.8"', '"94.8"'), 'latin1'),
        /^第 1 步:页面上显示的第 \d+ 条记录的数值是“47.8% → 74.8%”,账本里的原文是“47.8 → 94.8”/,
      ],
      [
        'tile/entries/**',
        (bytes) =>
          Buffer.from(
            bytes.toString('latin1').replaceAll('"actorref":"tester"', '"actorref":"nobody"'),
            'latin1',
          ),
        /^第 1 步:页面上显示的第 \d+ 条记录的原文,与账本里的原文不一致/,
      ],
      [
        'tile/0/**',
        (bytes) => bytes.map((byte) => byte ^ 1),
        /^第 2 步:第 \d+ 条记录的指纹,与账本公布的不一致/,
      ],
      [
        'tile/0/**',
        (bytes) => flipped(bytes, ((place ^ 1) * 32 + 5) * 8),
        /^第 3 步:从第 \d+ 条记录算到的总值,与签署的总值不一致/,
      ],
      [
        'checkpoint',
        (bytes) => Buffer.from(bytes.toString().replace(/^test/, 'nest')),
        /^第 4 步:检查点上没有本站公钥/,
      ],
      ['checkpoint', () => Buffer.from('<p>hello</p>'), /^取回的检查点残缺/],
    ];
    await on(record, {}, async (page) => {
      for (const [path, change, says] of changes) {
        await changed(page, path, change);
        expect(await last(page, '核验没有通过')).toMatch(says);
        await page.unrouteAll();
      }
    });
  });

  it('fails by a key that did not sign, and against a checkpoint of a fork', async () => {
    await on(record, {}, async (page) => {
      await page.locator('.proof-form summary').click();
      const keys = page.getByLabel('公钥');
      await keys.fill(formatVkey(newSigningKey(config.origin, ED25519).key));
      expect(await last(page, '核验没有通过')).toMatch(/^第 4 步:检查点上没有您粘贴的公钥/);
      await keys.fill(formatVkey(signing.key));
      await page.getByLabel('以前保存的检查点').fill(signed(100, new Uint8Array(32)).toString());
      expect(await last(page, '核验没有通过')).toMatch(
        /^第 6 步:与您保存的检查点不一致,账本的前 100 条被改写过/,
      );
      expect(await page.locator('.proof-step.failed').textContent()).toContain('这就是改写的证据');
    });
  });

  it('says which field was pasted wrong, and keeps the text', async () => {
    await on(record, { width: 320 }, async (page) => {
      await page.locator('.proof-form summary').click();
      const keys = page.getByLabel('公钥');
      await keys.fill('not a key');
      await page.locator('.proof-form button').click();
      const said = page.locator('#proof-keys-problem');
      await expect.poll(() => said.textContent()).toContain('“公钥”里的这一行不是公钥');
      expect(await keys.inputValue()).toBe('not a key');
      expect(await keys.getAttribute('aria-invalid')).toBe('true');
      expect(await keys.evaluate((field) => field === document.activeElement)).toBe(true);
      expect(await beyond(page)).toBe(0);
      await keys.fill('');
      await page.getByLabel('以前保存的检查点').fill('half');
      await page.locator('.proof-form button').click();
      const problem = page.locator('#proof-older-problem');
      await expect.poll(() => problem.textContent()).toContain('“以前保存的检查点”不是检查点');
      expect(await keys.getAttribute('aria-invalid')).toBeNull();
    });
  });

  it('is left open while the log is away or too short, and may be tried again', async () => {
    await on(record, {}, async (page) => {
      await page.route('**/log/checkpoint', (route) => route.fulfill({ status: 503 }));
      expect(await last(page, '没能完成核验')).toBe('没有取到核验要用的内容(503)(没能完成)');
      await page.unrouteAll();
      await changed(page, 'checkpoint', () => signed(3, new Uint8Array(32)));
      expect(await last(page, '没能完成核验')).toMatch(/^最新的检查点只到第 2 条,还没有涵盖第 \d+ 条/);
      await page.unrouteAll();
      expect((await checked(page)).outcome).toBe('核验通过');
    });
  });

  it('names the other ways where there is no JavaScript', async () => {
    const complaints = await on(record, { javaScript: false, width: 320 }, async (page) => {
      const proof = page.locator('.proof');
      expect(await proof.getByRole('button').count()).toBe(0);
      expect(await proof.getByText('在这台设备上核验需要 JavaScript').isVisible()).toBe(true);
      await proof.locator('.proof-without summary').click();
      expect(await proof.getByText('npm run mingbai -- verify').isVisible()).toBe(true);
      expect(await page.getByText(/receipt check/).isVisible()).toBe(true);
      const receipt = page.getByRole('link', { name: '凭据(.tlog-proof)' });
      expect(await receipt.getAttribute('href')).toBe(`${record}.tlog-proof`);
      expect(await beyond(page)).toBe(0);
    });
    expect(complaints).toEqual([]);
  });
});
