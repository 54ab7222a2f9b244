import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CommentCommand } from '../../../src/domain/decide/index.ts';
import { performComment } from '../../../src/office/comments.ts';
import { nameDepartments } from '../staff/given.ts';
import { codeOn, type DeskPortal, openDeskPortal, WRITTEN } from './desk.ts';
import { textOf } from './given.ts';

let portal: DeskPortal;
let from = '203.0.113.7';
beforeEach(async () => {
  from = '203.0.113.7';
  portal = await openDeskPortal({ peer: () => from });
});
afterEach(() => portal.close());

const asks = (code: string) => portal.post('/comments/track', { code });

it('a receipt shows the log with the comment in it', async () => {
  const before = textOf(await (await portal.get('/comments/new')).text());
  expect(before).not.toContain('截至第 0 条');
  const sent = await portal.post('/comments/new', { ...(await portal.form()), ...WRITTEN });
  expect(textOf(await sent.text())).toContain('本页内容截至第 0 条记录');
});

describe('the progress of a comment', () => {
  it('tells state, place and whose turn it is by code, and not the text', async () => {
    const form = await portal.form();
    const code = codeOn(await (await portal.post('/comments/new', { ...form, ...WRITTEN })).text());
    const response = await asks(`${code.slice(0, 5)} ${code.slice(5)}`);
    const text = textOf(await response.text());
    expect([response.status, response.headers.get('Cache-Control')]).toEqual([200, 'no-store']);
    expect(text).toContain('待受理');
    expect(text).toContain('本站受理人员');
    expect(text).toContain('第 0 条记录');
    for (const word of [WRITTEN.title, WRITTEN.body, WRITTEN.name]) expect(text).not.toContain(word);
  });

  it('leads a writer who did not consent to the answer, which is public', async () => {
    const form = await portal.form();
    const code = codeOn(await (await portal.post('/comments/new', { ...form, ...WRITTEN })).text());
    await nameDepartments(portal);
    const [submitted] = await portal.log.readEvents({ types: ['comment.submitted'] });
    const comment = submitted?.subject.slice('comment/'.length) ?? '';
    const does = async (asked: object) => {
      const command = { id: randomUUID(), actor: { role: 'operator' }, comment, ...asked } as CommentCommand;
      expect(await performComment({ ...portal.deps, demo: false }, command)).toMatchObject({ ok: true });
    };
    await does({ type: 'accept_comment', department: 'housing-bureau' });
    await does({ type: 'reply_to_comment', department: 'housing-bureau', body: '已经修好。' });
    expect(await (await asks(code)).text()).toContain(`href="/comments/${comment}"`);
    const page = textOf(await (await portal.get(`/comments/${comment}`)).text());
    expect(page).toContain('已经修好。');
    expect(page).not.toContain(WRITTEN.body);
  });

  it('stores no code that could be read', async () => {
    const form = await portal.form();
    const code = codeOn(await (await portal.post('/comments/new', { ...form, ...WRITTEN })).text());
    const stored = JSON.stringify(await portal.db.selectFrom('comment_codes').selectAll().execute());
    expect(stored).not.toContain(code);
  });

  it('says what is wrong with what is no code, and shows it as text', async () => {
    const response = await asks('"><script>');
    expect(response.status).toBe(422);
    expect(await response.text()).not.toContain('<script>alert');
  });

  it('stops guessing after ten wrong codes from an address, for the right one too', async () => {
    const form = await portal.form();
    const code = codeOn(await (await portal.post('/comments/new', { ...form, ...WRITTEN })).text());
    for (let n = 0; n < 10; n++) expect((await asks(String(n).padStart(10, '9'))).status).toBe(422);
    expect((await asks(code)).status).toBe(429);
    from = '203.0.113.8';
    expect((await asks(code)).status).toBe(200);
  });

  it('gives each address two tries an hour once wrong codes come from everywhere', async () => {
    const at = portal.deps.clock().toISOString();
    await portal.db
      .insertInto('comment_attempts')
      .values(Array.from({ length: 500 }, () => ({ act: 'miss', source: null, at })))
      .execute();
    const told = [];
    for (let n = 0; n < 3; n++) told.push((await asks('0000000000')).status);
    expect(told).toEqual([422, 422, 429]);
  });
});
