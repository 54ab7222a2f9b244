/** What staff do with a comment's contact, and erasure by order. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { CONTACT, deskOn, MARK, submits, type TestDesk } from '../../comments/given.ts';
import { textOf } from '../pages/given.ts';
import { openPortal, PLAN, type Portal } from '../portal.ts';
import { type Office, officeOf } from './given.ts';

let portal: Portal;
let desk: TestDesk;
let office: Office;
let editor: string;
let moderator: string;
beforeAll(async () => {
  portal = await openPortal();
  await portal.adopts(`plans/${PLAN}`);
  desk = deskOn(portal);
  office = officeOf(portal, { desk });
  editor = await office.enters(await office.hires('editor', { role: 'editor' }));
  moderator = await office.enters(await office.hires('moderator', { role: 'moderator' }));
});
afterAll(() => portal.close());

const erasures = () => portal.log.readEvents({ types: ['comment.erased'] });
const ORDER = { authority: '示例法院(2016)第1号', reason: 'court', sure: '1' };

it('an editor erases by order; the log says by whose, and the page no word of it', async () => {
  const { comment } = await submits(desk);
  const path = `/staff/comments/${comment}/erase`;
  const form = await office.get(path, editor);
  const shown = await form.text();
  expect(textOf(shown)).toContain('法院裁判');
  expect(shown).not.toContain(MARK);
  for (const [fields, says] of [
    [{ ...ORDER, sure: undefined }, '请先确认'],
    [{ ...ORDER, reason: 'whim' }, '不能为空'],
    [{ ...ORDER, authority: '' }, '不能为空'],
  ] as const) {
    const given = Object.entries(fields).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, value]],
    );
    const refused = await office.post(path, Object.fromEntries(given), editor);
    expect([refused.status, textOf(await refused.text())]).toEqual([422, expect.stringContaining(says)]);
  }
  expect(await erasures()).toEqual([]);
  expect((await office.post(path, ORDER, moderator)).status).toBe(403);
  const done = await office.post(path, ORDER, editor);
  expect([done.status, textOf(await done.text())]).toEqual([200, expect.stringContaining('先前已经删除')]);
  const [event] = await erasures();
  expect(event).toMatchObject({
    actorrole: 'editor',
    data: { comment, authority: ORDER.authority, reason: 'court' },
  });
  expect(await desk.contactOf(comment)).toBeUndefined();
});

it('a contact is shown to whoever answers, and who opened it is on record first', async () => {
  const { comment } = await submits(desk);
  const path = `/staff/comments/${comment}/contact`;
  expect((await office.get(path, moderator)).status).toBe(405);
  const opened = await office.post(path, {}, moderator);
  expect([opened.status, opened.headers.get('Cache-Control')]).toEqual([200, 'no-store']);
  expect(textOf(await opened.text())).toContain(CONTACT);
  const noted = await portal.db.selectFrom('staff_access_log').selectAll().execute();
  expect(noted).toMatchObject([{ action: 'contact.opened', subject: comment }]);
});
