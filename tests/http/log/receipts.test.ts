/** Receipts, `/verify` and the footer's line: what readers are told of what is signed, as it comes to be. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { verifyEd25519 } from '../../../src/keys/ed25519.ts';
import { newSigningKey } from '../../../src/keys/signing-key.ts';
import { sha256 } from '../../../src/log/sha256.ts';
import { parseCheckpoint } from '../../../src/tlog/checkpoint.ts';
import { leafHash } from '../../../src/tlog/hash.ts';
import { COSIGNATURE, formatVkey, isSignedBy, parseNote } from '../../../src/tlog/note.ts';
import { isIncluded } from '../../../src/tlog/proof.ts';
import { parseReceipt } from '../../../src/tlog/receipt.ts';
import { cosigns, logKey, publishes, witnessKey } from '../../log/publishing.ts';
import { decode, linksOf, type Pages, pagesOf, textOf } from '../pages/given.ts';
import { openPortal, PLAN, type Portal, withHistory } from '../portal.ts';

const vkey = formatVkey(logKey.key);
const air = { indicator: 'air-quality-good-rate' };
const AIR_PAGE = `/plans/${PLAN}/indicators/${air.indicator}`;
let portal: Portal;
let pages: Pages;
let corrected: number;
let size: number;

beforeAll(async () => {
  portal = await openPortal();
  ({ corrected } = await withHistory(portal));
  size = (await portal.log.head()).size;
  pages = pagesOf(portal, { vkey });
});
afterAll(() => portal.close());

/** The footer's line about checkpoints. */
const footerOf = (html: string) => textOf(/<p class="checkpoint">.*?<\/p>/s.exec(html)?.[0] ?? '').trim();

describe('before the first checkpoint', () => {
  it('says everywhere that nothing is signed, and promises no receipt', async () => {
    expect(footerOf(await pages.read('/about'))).toBe(`账本至第 ${size - 1} 条 · 尚未签署`);
    const text = textOf(await pages.read('/verify'));
    expect(text).toContain('还没有公布过检查点');
    expect(text).toContain(vkey);
    expect(text).not.toContain('keys new');
    const keyless = textOf(await pagesOf(portal).read('/verify'));
    expect(keyless).toContain('npm run mingbai -- keys new');
    expect(linksOf(await pages.read(AIR_PAGE)).filter((link) => link.endsWith('.tlog-proof'))).toEqual([]);
    const refused = await pages.get('/events/0.tlog-proof');
    expect(refused.status).toBe(404);
    expect(textOf(await refused.text())).toContain('尚未签署');
  });
});

describe('once the log is published', () => {
  beforeAll(async () => {
    await pages.read('/about');
    await publishes(portal.db);
    // What pages know of it is at most a second old; the receipt asks for what is newer.
    await pages.get(`/events/${corrected}.tlog-proof`);
  });

  it('shows another footer on the same page, under another tag, whatever moment it is of', async () => {
    const before = await pagesOf(portal, { vkey }).get('/about');
    const line = `账本至第 ${size - 1} 条 · 检查点 ${size} · 签署: test.example/log · 尚无见证`;
    expect(footerOf(await before.text())).toBe(line);
    expect(footerOf(await pages.read(`${AIR_PAGE}?at=${corrected - 1}`))).toBe(line);
    await cosigns(portal.db, size, 1_455_508_900);
    await pages.get(`/events/${size}.tlog-proof`);
    const after = await pages.get('/about');
    expect(footerOf(await after.text())).toContain('见证: witness.example');
    expect(after.headers.get('ETag')).not.toBe(before.headers.get('ETag'));
  });

  it('has a receipt of each record, which is checked with nothing but the key', async () => {
    const answer = await pages.get(`/events/${corrected}.tlog-proof`);
    expect(answer.headers.get('Content-Type')).toBe('text/plain; charset=utf-8');
    expect(answer.headers.get('Access-Control-Allow-Origin')).toBe('*');
    const receipt = parseReceipt(await answer.text());
    const note = parseNote(receipt?.checkpoint ?? '');
    const head = parseCheckpoint(note?.text ?? '');
    if (!receipt || !note || !head) throw new Error('no receipt');
    const raw = await pages.get(`/events/${corrected}.json`);
    expect(raw.headers.get('Content-Type')).toBe('application/json; charset=utf-8');
    const entry = new Uint8Array(await raw.arrayBuffer());
    expect(JSON.parse(new TextDecoder().decode(entry))).toMatchObject({ type: 'figure.corrected' });
    expect(isSignedBy(note, logKey.key, verifyEd25519)).toBe(true);
    const { index, proof } = receipt;
    expect(isIncluded(sha256, { index, leaf: leafHash(sha256, entry) }, proof, head)).toBe(true);
  });

  it.each(['.tlog-proof', '.json'])(
    'answers %s of what is not there with 404, and says why',
    async (ending) => {
      const beyond = await pages.get(`/events/${size}${ending}`);
      expect(beyond.status).toBe(404);
      expect(textOf(await beyond.text())).toContain(`账本共有 ${size} 条`);
      for (const odd of ['01', '-1', '1e3', '9'.repeat(15), 'x', '1.0'])
        expect((await pages.get(`/events/${odd}${ending}`)).status).toBe(404);
    },
  );

  it('answers 304 while neither checkpoint nor cosignatures are others', async () => {
    const first = await pages.get('/events/0.tlog-proof');
    const tag = first.headers.get('ETag') ?? '';
    expect((await pages.get('/events/0.tlog-proof', { 'If-None-Match': tag })).status).toBe(304);
  });

  it('links receipts beside figures, corrections and records', async () => {
    expect(linksOf(await pages.read(AIR_PAGE))).toContain(`/events/${corrected}.tlog-proof`);
    const record = await pages.read(`/events/${corrected}`);
    expect(linksOf(record)).toEqual(
      expect.arrayContaining([`/events/${corrected}.tlog-proof`, `/events/${corrected}.json`, '/verify']),
    );
    expect(textOf(record)).toContain(`receipt check ${corrected}.tlog-proof ${corrected}.json --key`);
  });

  it('tells on /verify what is signed, by whom, and what that does not prove', async () => {
    const html = await pages.read('/verify');
    const text = textOf(html);
    expect(text).toContain(`${size} 条(第 0 条至第 ${size - 1} 条)`);
    expect(text).toContain(`mingbai -- verify https://portal.example --key '${vkey}'`);
    expect(text).toContain('witness.example 密钥编号');
    expect(text).toContain('2016年2月15日 12:01');
    expect(text).toContain('报上来的数就是事实');
    expect(text).toContain('给两个人看两本不同的账');
    expect(decode(html)).toContain((await portal.log.publishedNow())?.note);
    expect(textOf(await pages.read('/verify?lang=en'))).toContain('two histories to two people');
  });
});

describe('witnesses', () => {
  it('are named with their keys, also while they are silent', async () => {
    const idle = newSigningKey('idle.example/witness', COSIGNATURE);
    const witnesses = [witnessKey, idle].map(({ key }, index) => ({
      key,
      required: index === 1,
      url: 'https://w.example',
    }));
    const html = await pagesOf(portal, { vkey, witnesses }).read('/verify');
    const text = textOf(html);
    expect(text).toContain(`${formatVkey(idle.key)} 必须:没有它的见证就不公布 尚未见证`);
    // Who has not signed the newest checkpoint would make the command fail.
    expect(text).toContain(`--key '${vkey}' --key '${formatVkey(witnessKey.key)}' --save`);
    expect(text).not.toContain(`--key '${formatVkey(idle.key)}'`);
  });
});

describe('the history of checkpoints', () => {
  it('is told a page at a time, newest first', async () => {
    for (let n = 0; n < 30; n++) {
      await portal
        .does({ type: 'report_figure', ...air, period: '2015', value: String(60 + n) })
        .catch(() => 0);
      await portal.appends(`plan/${PLAN}/indicator/${air.indicator}`, 'figure.withdrawn', {
        plan: PLAN,
        indicator: air.indicator,
        period: '2015',
        figure: crypto.randomUUID(),
        reason: '重复报送',
      });
      await publishes(portal.db);
    }
    const rowsOf = (html: string) =>
      [...html.matchAll(/<tr><th scope="row">([\d,]+)<\/th>/g)].map(([, n = '']) =>
        Number(n.replace(',', '')),
      );
    const sizes = (await portal.log.publications({ limit: 100 })).map((each) => each.size);
    const first = await pages.read('/verify');
    expect(rowsOf(first)).toEqual(sizes.slice(0, 25));
    const older = linksOf(first).find((link) => link.includes('before=')) ?? '';
    expect(rowsOf(await pages.read(older))).toEqual(sizes.slice(25));
    expect((await pages.get('/verify?before=x')).status).toBe(400);
    expect((await pages.get('/verify?before=0')).status).toBe(400);
    expect(textOf(await pages.read('/verify?before=1'))).toContain('再早没有检查点了');
  });
});
