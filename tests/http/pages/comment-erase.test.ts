import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createApp } from '../../../src/http/app.ts';
import { pages } from '../../../src/http/pages/index.ts';
import { CONTACT, deskOn, fileOf, MARK, submits, type TestDesk } from '../../comments/given.ts';
import { openEmbedded, type TestDatabase } from '../../database.ts';
import { adoptSmallPlan } from '../../office/given.ts';
import { config, silent } from '../given.ts';
import { decode, textOf } from './given.ts';

let database: TestDatabase;
let desk: TestDesk;
let app: ReturnType<typeof createApp>;
beforeEach(async () => {
  database = await openEmbedded();
  desk = deskOn(database);
  await adoptSmallPlan(desk.office);
  const { log, clock } = desk.office;
  const assets = { url: (name: string) => `/assets/${name}`, fetch: async () => null };
  const ready = async () => ({ ok: true, checks: {} });
  app = createApp({ log: log as never, clock, desk, config, logger: silent, assets, ready }, pages());
});
afterEach(() => database.close());

const posts = (fields: Record<string, string | Blob>, headers = {}) => {
  const body = new FormData();
  for (const [name, value] of Object.entries(fields)) body.append(name, value);
  return app.request('/comments/erase', {
    method: 'POST',
    headers: { 'Sec-Fetch-Site': 'same-origin', ...headers },
    body,
  });
};
const erasures = () => desk.office.log.readEvents({ types: ['comment.erased'] });
/** What the form of a page would send. */
const hiddenOf = (html: string) =>
  Object.fromEntries(
    [...html.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)].map(
      ([, name = '', value = '']) => [name, decode(value)],
    ),
  );

describe('/comments/erase', () => {
  it('takes the file of the receipt, asks once more, erases, and says so', async () => {
    const receipt = await submits(desk);
    const shown = await posts({ code: receipt.code, file: new File([fileOf(receipt)], 'comment.json') });
    const html = await shown.text();
    expect([shown.status, shown.headers.get('Cache-Control')]).toEqual([200, 'no-store']);
    expect(textOf(html)).toContain('确定要删除吗');
    expect(await erasures()).toEqual([]);
    const done = await posts({ ...hiddenOf(html), confirmed: '1' });
    const [event] = await erasures();
    expect(event?.data).toMatchObject({ comment: receipt.comment, reason: 'writer' });
    const told = await done.text();
    expect(textOf(told)).toContain('已经删除');
    expect(told).toContain(`/events/${event?.position}`);
    expect(told).not.toContain(MARK);
  });

  it('keeps step and words in another language or display, and erases nothing by it', async () => {
    const receipt = await submits(desk);
    const opening = fileOf(receipt);
    const typed = { code: receipt.code, contact: '没有写完', opening };
    const form = await posts({ ...typed, act: 'language' });
    const html = decode(await form.text()).replaceAll('\r\n', '\n');
    expect(form.status).toBe(200);
    for (const word of [receipt.code, '没有写完', opening]) expect(html).toContain(word);
    expect(html).toMatch(/<form id="page-form"/);
    const asked = await (await posts({ code: receipt.code, opening })).text();
    const again = await posts({ ...hiddenOf(asked), display: 'elder' });
    expect(again.headers.get('Set-Cookie')).toContain('elder');
    const confirm = await again.text();
    expect(hiddenOf(confirm)).toEqual(hiddenOf(asked));
    expect(textOf(confirm)).toContain('确定要删除吗');
    expect(await erasures()).toEqual([]);
    // Whoever touches a switch of the question is not taken at their word either.
    await posts({ ...hiddenOf(asked), confirmed: '1', act: 'language' });
    expect(await erasures()).toEqual([]);
  });

  it('takes the opening as it was copied, or the contact', async () => {
    const [one, two] = [await submits(desk), await submits(desk)];
    expect((await posts({ code: one.code, opening: fileOf(one), confirmed: '1' })).status).toBe(200);
    const typed = two.code.replace(/(.{5})/, '$1 ');
    expect((await posts({ code: typed, contact: CONTACT, confirmed: '1' })).status).toBe(200);
    expect(await erasures()).toHaveLength(2);
  });

  it.each([
    [{ code: '12' }, 422, '10 位数字'],
    [{ code: '0000000000', contact: CONTACT }, 422, '没有这个查询码'],
    [{ code: 'own' }, 422, '请提供内容凭证'],
    [{ code: 'own', contact: '13911111111' }, 422, '对不上'],
    [{ code: 'own', opening: `{"event":"x","salt":"<script>alert(1)</script>"}` }, 422, '对不上'],
    [{ code: 'own', file: new File(['\0\u{d800}'], 'x.json') }, 422, '对不上'],
    [{}, 422, '10 位数字'],
  ])(
    'refuses %j with its reason, and runs nothing of it',
    async (fields: Record<string, string | Blob>, status, says) => {
      const { code } = await submits(desk);
      const refused = await posts({ ...fields, ...(fields.code === 'own' && { code }) });
      const html = await refused.text();
      expect([refused.status, textOf(html)]).toEqual([status, expect.stringContaining(says)]);
      expect(html).not.toContain('<script>alert');
      expect(await erasures()).toEqual([]);
    },
  );

  it('takes nothing from another site', async () => {
    const { code } = await submits(desk);
    const fields = { code, contact: CONTACT, confirmed: '1' };
    const headers = { 'Sec-Fetch-Site': 'cross-site', Origin: 'https://evil.example' };
    expect((await posts(fields, headers)).status).toBe(403);
    expect(await erasures()).toEqual([]);
  });

  it('says in both languages what goes and what stays', async () => {
    const form = await app.request('/comments/erase?lang=en');
    expect(textOf(await form.text())).toContain('Erase my comment');
  });
});
