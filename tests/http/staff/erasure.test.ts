/** What staff do with a comment's contact, erasure by order, and what staff see of words that are not public. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { saveDraft } from '../../../src/http/handling/drafts.ts';
import { saveMasks } from '../../../src/http/handling/masks.ts';
import { performComment } from '../../../src/office/comments.ts';
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

it('the queue masks titles as it masks the rest', async () => {
  await submits(desk, { title: '请回电13912345678' });
  const html = await (await office.get('/staff/comments?state=waiting', moderator)).text();
  expect(html).toContain('请回电139****5678');
  expect(html).not.toContain('13912345678');
});

it('an auditor who reads what departments drafted is on record', async () => {
  const { comment } = await submits(desk);
  const auditor = await office.enters(await office.hires('auditor', { role: 'auditor' }));
  const draft = { id: randomUUID(), comment, department: 'housing-bureau', body: '初步意见', cites: [] };
  const saved = { state: 'draft', revision: 0, by: 'r1', at: portal.deps.clock() } as const;
  await saveDraft(portal.db, { ...draft, ...saved });
  expect(textOf(await (await office.get('/staff/drafts', auditor)).text())).toContain('初步意见');
  const noted = portal.db.selectFrom('staff_access_log').select('action').where('subject', '=', comment);
  expect(await noted.execute()).toEqual([{ action: 'draft.opened' }]);
});

it('nothing is published but the masks that its editor looked at', async () => {
  const { comment } = await submits(desk);
  const actor = { role: 'operator' } as const;
  await performComment(desk.office, { type: 'accept_comment', id: randomUUID(), actor, comment });
  const words = { title: '路灯', body: '三号楼的路灯坏了一个月。', name: '' };
  const masks = { by: 'm1', at: portal.deps.clock(), seen: undefined };
  await saveMasks(portal.db, comment, { ...words, left: [], hidden: [] }, masks);
  const selects = (seen: string) =>
    office.post(`/staff/comments/${comment}/selection`, { event: randomUUID(), revision: '1', seen }, editor);
  expect((await selects('2016-02-01T00:00:00.000Z')).status).toBe(409);
  expect(await portal.log.readEvents({ types: ['comment.selected'] })).toEqual([]);
  expect((await selects(masks.at.toISOString())).status).toBe(303);
});
