import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { commitmentOf } from '../../../src/log/commitment.ts';
import {
  codeOn,
  type DeskPortal,
  hiddenFields,
  openDeskPortal,
  openingOn,
  submissionsOf,
  WRITTEN,
} from './desk.ts';
import { decode, textOf } from './given.ts';

let portal: DeskPortal;
beforeEach(async () => {
  portal = await openDeskPortal();
});
afterEach(() => portal.close());
const submissions = () => submissionsOf(portal);

describe('a comment that is sent', () => {
  it('is answered by its receipt, which nobody keeps and no address tells', async () => {
    const response = await portal.post('/comments/new', {
      ...(await portal.form()),
      ...WRITTEN,
      consent: '1',
    });
    const html = await response.text();
    expect([response.status, response.headers.get('Cache-Control')]).toEqual([200, 'no-store']);
    expect(codeOn(html)).toMatch(/^[0-9]{10}$/);
    const [event] = await submissions();
    expect(event?.data).toMatchObject({ kind: 'suggestion', consent: true });
    const { event: id, salt, sealed } = openingOn(html);
    expect(id).toBe(event?.id);
    expect(commitmentOf(sealed as Record<string, unknown>, salt)).toBe(
      (event?.data as { sealed: string } | undefined)?.sealed,
    );
    expect(
      [...html.matchAll(/(?:href|action|src)="([^"]*)"/g)].map(([, url]) => url).join(' '),
    ).not.toContain(salt);
  });

  it('leaves not a word of it in the log, its index or the request log', async () => {
    const fields = { ...(await portal.form()), ...WRITTEN, contact: '13812345678' };
    await portal.post('/comments/new', fields);
    await portal.log.indexEvents();
    const [entry] = await submissions();
    const rows = await portal.db.selectFrom('event_words').select(['folded', 'words']).execute();
    const everything = JSON.stringify([entry, rows, portal.lines]);
    for (const word of ['漏水', '老张', '13812345678', '旧房综合改造'])
      expect(everything).not.toContain(word);
  });

  it('is one comment however often the form is sent, and shows the same receipt', async () => {
    const fields = { ...(await portal.form()), ...WRITTEN };
    const [first, second] = await Promise.all([
      portal.post('/comments/new', fields),
      portal.post('/comments/new', fields),
    ]);
    const codes = await Promise.all([first, second].map(async (each) => codeOn(await each.text())));
    expect(new Set(codes).size).toBe(1);
    expect(await submissions()).toHaveLength(1);
  });

  it('does not take other words with a form that was sent, and asks before it takes them with a new one', async () => {
    const fields = { ...(await portal.form()), ...WRITTEN };
    await portal.post('/comments/new', fields);
    const body = '这是另一件事:路灯也坏了好几天了。';
    const response = await portal.post('/comments/new', { ...fields, body });
    const html = await response.text();
    expect([response.status, html.includes(body), codeOn(html)]).toEqual([422, true, '']);
    expect(await submissions()).toHaveLength(1);
    const renewed = await hiddenFields(html, true);
    expect((await portal.post('/comments/new', { ...renewed, ...WRITTEN, body })).status).toBe(200);
    expect(await submissions()).toHaveLength(2);
  });

  it('keeps its contact encrypted', async () => {
    await portal.post('/comments/new', { ...(await portal.form()), ...WRITTEN, contact: 'Zhang@Example.cn' });
    const [kept] = await portal.db.selectFrom('comment_contacts').selectAll().execute();
    expect(Buffer.from(kept?.ciphertext ?? []).toString('latin1')).not.toMatch(/zhang/i);
  });

  it('is given back as a file, by the form of the receipt', async () => {
    const html = await (await portal.post('/comments/new', { ...(await portal.form()), ...WRITTEN })).text();
    const { opening = '' } = Object.fromEntries(
      [...html.matchAll(/name="(opening)" value="([^"]*)"/g)].map(([, name = '', value = '']) => [
        name,
        decode(value),
      ]),
    );
    const file = await portal.post('/comments/opening', { opening });
    expect(file.headers.get('Content-Disposition')).toMatch(
      /^attachment; filename="comment-[0-9a-f]{8}.json"$/,
    );
    expect(file.headers.get('Cache-Control')).toBe('no-store');
    expect(await file.text()).toBe(opening);
  });
});

describe('a comment that a visitor of a demonstration writes', () => {
  it.each([
    ['at once', true],
    ['after its wait', false],
  ])('is marked as made up, %s', async (_, proven) => {
    await portal.close();
    portal = await openDeskPortal({ demo: true });
    await portal.post('/comments/new', { ...(await portal.form({ proven })), ...WRITTEN });
    if (!proven) await portal.desk.release(5);
    expect((await submissions()).map(({ data }) => data)).toMatchObject([{ synthetic: true }]);
  });
});

describe('the checkpoint', () => {
  const receiptWith = async (publishing: Parameters<typeof openDeskPortal>[0]) => {
    await portal.close();
    portal = await openDeskPortal(publishing);
    const response = await portal.post('/comments/new', { ...(await portal.form()), ...WRITTEN });
    return textOf(await response.text());
  };
  const PENDING = '检查点还在签署途中';

  it('is published before the answer', async () => {
    let size = 0;
    const publish = async () => {
      size = (await portal.log.head()).size;
    };
    const told = await receiptWith({ publish, published: async () => size });
    expect([size, told.includes(PENDING), told.includes('下载收据')]).toEqual([1, false, true]);
  });

  it.each([
    ['takes long', () => new Promise<never>(() => {})],
    ['fails', () => Promise.reject(new Error('no witness'))],
  ])('is said to be still to come where publishing %s', async (_, publish) => {
    expect(await receiptWith({ publish })).toContain(PENDING);
  });
});
