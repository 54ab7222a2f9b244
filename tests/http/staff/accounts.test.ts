/** `/staff`: administrators see to accounts, auditors read, and nobody else reaches them. */
import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { makeLink } from '../../../src/auth/links.ts';
import { rolesOf } from '../../../src/auth/roles-of.ts';
import { textOf } from '../pages/given.ts';
import { openPortal, type Portal } from '../portal.ts';
import { nameDepartments, type Office, officeOf } from './given.ts';

const ACCOUNTS = '/staff/accounts';
let portal: Portal;
let office: Office;
/** Cookies. */
let anna: string;
let auditor: string;
let annaId: string;
let ben: string;

beforeAll(async () => {
  portal = await openPortal();
  await nameDepartments(portal);
  office = officeOf(portal);
  annaId = await office.hires('安娜', { role: 'administrator' });
  anna = await office.enters(annaId);
  auditor = await office.enters(await office.hires('审计员', { role: 'auditor' }));
});
afterAll(() => portal.close());
beforeEach(async () => {
  ben = await office.hires('小本');
});

const grants = (id: string, fields: Record<string, string>, cookie = anna) =>
  office.post(`${ACCOUNTS}/${id}/grants`, { id: randomUUID(), ...fields }, cookie);
const revokes = (id: string, role: string, department = '') =>
  office.post(`${ACCOUNTS}/${id}/revocations`, { id: randomUUID(), role, department }, anna);
const sessions = async (id: string) =>
  (await portal.db.selectFrom('staff_sessions').select('id').where('user_id', '=', id).execute()).map(
    (row) => row.id,
  );
const lastEvent = async () => (await portal.log.readEvents({ order: 'descending', limit: 1 }))[0];
/** Every row of every table but those of accounts, as text. */
async function beyondAccounts(): Promise<string> {
  const { rows } = await sql<{ name: string }>`
    select table_name as name from information_schema.tables
    where table_schema = 'public' and table_type = 'BASE TABLE' and table_name not like 'staff%'`.execute(
    portal.db,
  );
  const texts: string[] = [];
  for (const { name } of rows) {
    const read = await sql<{ text: string }>`select t::text as text from ${sql.id(name)} t`.execute(
      portal.db,
    );
    texts.push(...read.rows.map(({ text }) => text));
  }
  return texts.join('\n');
}
const actions = async (subject: string) =>
  (await portal.db.selectFrom('staff_access_log').selectAll().where('subject', '=', subject).execute()).map(
    ({ action, user_id }) => `${user_id} ${action}`,
  );

describe('inviting', () => {
  const typed = { name: '新同事', role: 'responder', department: 'housing-bureau' };

  it('shows the link once, grants the role, and keeps name and address out of the log', async () => {
    const answer = await office.post(ACCOUNTS, { ...typed, email: 'new@office.example' }, anna);
    const shown = textOf(await answer.text());
    expect(answer.status).toBe(200);
    expect(answer.headers.get('Cache-Control')).toBe('no-store');
    expect(shown).toMatch(/https:\/\/portal\.example\/invitation\/[\w-]{43}/);
    const event = await lastEvent();
    expect(event).toMatchObject({
      type: 'role.granted',
      actorrole: 'administrator',
      actorref: annaId,
      data: { role: 'responder', office: 'housing-bureau' },
    });
    expect(await beyondAccounts()).toContain(String(Object(event?.data).reference));
    expect(await beyondAccounts()).not.toMatch(/新同事|new@office/);
    const list = textOf(await (await office.get(ACCOUNTS, auditor)).text());
    expect(list).toContain('承办人(区房管局)');
    expect(list).not.toContain('/invitation/');
    expect(await actions(String(Object(event?.data).reference))).toEqual([`${annaId} account.invited`]);
  });

  it.each([
    ['name', { name: '' }, '请填写姓名'],
    ['email', { email: 'nowhere' }, '请填写电子邮箱'],
    ['role', { role: 'operator' }, '请选择岗位'],
    ['department', { department: '' }, '这个岗位须选定部门'],
    ['department', { department: 'no-such' }, '没有名为“no-such”的部门'],
  ])('names the %s that is wrong, keeps what was typed, and adds nobody', async (_field, wrong, says) => {
    const count = async () => (await portal.db.selectFrom('staff_users').select('id').execute()).length;
    const before = await count();
    const answer = await office.post(ACCOUNTS, { ...typed, email: 'other@office.example', ...wrong }, anna);
    expect(answer.status).toBe(422);
    const html = await answer.text();
    expect(textOf(html)).toContain(says);
    expect(html).toContain('value="新同事"'.replace('新同事', 'name' in wrong ? '' : '新同事'));
    expect(await count()).toBe(before);
  });

  it('shows a name as it is written, and refuses one that would turn the line round', async () => {
    const fields = { email: 'odd@office.example', role: 'moderator' };
    const turned = await office.post(ACCOUNTS, { ...fields, name: '甲\u202E乙' }, anna);
    expect(turned.status).toBe(422);
    await office.post(ACCOUNTS, { ...fields, name: '<script>alert(1)</script>' }, anna);
    const html = await (await office.get(ACCOUNTS, anna)).text();
    expect(html).not.toContain('<script>alert');
    expect(textOf(html)).toContain('<script>alert(1)</script>');
  });

  it('takes an address once', async () => {
    const fields = { name: '甲', email: 'twice@office.example', role: 'moderator' };
    await office.post(ACCOUNTS, fields, anna);
    const again = await office.post(ACCOUNTS, { ...fields, email: 'TWICE@office.example' }, anna);
    expect(again.status).toBe(422);
    expect(textOf(await again.text())).toContain('这个邮箱已有账号');
  });
});

describe('roles', () => {
  it('are granted once, and revoked', async () => {
    const fields = { id: randomUUID(), role: 'moderator', department: '' };
    expect((await grants(ben, fields)).headers.get('Location')).toBe(`${ACCOUNTS}/${ben}?done=granted`);
    const { size } = await portal.log.head();
    expect((await grants(ben, fields)).status).toBe(303);
    expect((await grants(ben, { role: 'moderator' })).headers.get('Location')).toContain('done=unchanged');
    expect((await portal.log.head()).size).toBe(size);
    expect(await rolesOf(portal.log, ben)).toEqual([{ role: 'moderator' }]);
    expect((await revokes(ben, 'moderator')).status).toBe(303);
    expect(await rolesOf(portal.log, ben)).toEqual([]);
    expect(textOf(await (await revokes(ben, 'moderator')).text())).toContain('没有这项权限');
    const ofNone = await grants(ben, { role: 'responder', department: '' });
    expect([ofNone.status, textOf(await ofNone.text())]).toEqual([
      422,
      expect.stringContaining('这个岗位须选定部门'),
    ]);
  });

  it('end at once for whoever is signed in', async () => {
    await grants(ben, { role: 'administrator' });
    const cookie = await office.enters(ben);
    expect((await office.get(ACCOUNTS, cookie)).status).toBe(200);
    await revokes(ben, 'administrator');
    expect((await office.get(ACCOUNTS, cookie)).status).toBe(403);
  });

  it('are granted to nobody by themselves, and the last administrator stays', async () => {
    const own = await grants(annaId, { role: 'editor' });
    expect(own.status).toBe(422);
    expect(textOf(await own.text())).toContain('不能给自己授权');
    await grants(ben, { role: 'administrator' });
    const cookie = await office.enters(ben);
    const asked = { id: randomUUID(), role: 'administrator' };
    expect((await office.post(`${ACCOUNTS}/${annaId}/revocations`, asked, cookie)).status).toBe(303);
    expect((await office.get(ACCOUNTS, anna)).status).toBe(403);
    const last = await office.post(`${ACCOUNTS}/${ben}/revocations`, { ...asked, id: randomUUID() }, cookie);
    expect(last.status).toBe(422);
    await office.post(`${ACCOUNTS}/${annaId}/grants`, { id: randomUUID(), role: 'administrator' }, cookie);
    expect((await revokes(ben, 'administrator')).status).toBe(303);
  });

  it('are told on the account’s page with who granted them, by name to staff alone', async () => {
    await grants(ben, { role: 'editor' });
    const position = (await lastEvent())?.position;
    const page = textOf(await (await office.get(`${ACCOUNTS}/${ben}`, auditor)).text());
    expect(page).toMatch(/授予 编辑 经办:安娜/);
    expect(textOf(await (await office.get(`/events/${position}`)).text())).not.toMatch(/安娜|小本/);
  });
});

describe('an account', () => {
  it('is given a link that voids the one before', async () => {
    const first = await makeLink(portal.db, ben, 'invitation', new Date());
    const answer = await office.post(`${ACCOUNTS}/${ben}/links`, {}, anna);
    const [, path = ''] = /https:\/\/portal\.example(\/\w+\/[\w-]{43})/.exec(await answer.text()) ?? [];
    expect(path).toMatch(/^\/invitation\//);
    expect(path).not.toBe(first.path);
    expect((await office.get(path)).status).toBe(200);
    expect((await office.get(first.path)).status).not.toBe(200);
    expect(await actions(ben)).toEqual([`${annaId} link.made`]);
  });

  it('is signed out by an administrator, one session or all', async () => {
    for (let each = 0; each < 3; each++) await office.enters(ben);
    const [one = ''] = await sessions(ben);
    await office.post(`${ACCOUNTS}/${ben}/sessions/${one}/end`, {}, anna);
    expect(await sessions(ben)).toHaveLength(2);
    await office.post(`${ACCOUNTS}/${ben}/sessions/end`, {}, anna);
    expect(await sessions(ben)).toEqual([]);
  });

  it('is disabled with its roles, and enabled without', async () => {
    await grants(ben, { role: 'moderator' });
    const cookie = await office.enters(ben);
    await office.post(`${ACCOUNTS}/${ben}/disablement`, {}, anna);
    expect(await lastEvent()).toMatchObject({ type: 'role.revoked', data: { reference: ben } });
    expect((await office.get('/staff', cookie)).status).toBe(303);
    expect((await grants(ben, { role: 'moderator' })).status).toBe(422);
    await office.post(`${ACCOUNTS}/${ben}/enablement`, {}, anna);
    expect(await rolesOf(portal.log, ben)).toEqual([]);
    expect(await actions(ben)).toEqual([`${annaId} account.disabled`, `${annaId} account.enabled`]);
  });

  it.each(['disablement', 'links', 'second-factor/end', 'sessions/end'])(
    'of one’s own is not touched by %s',
    async (act) => {
      const answer = await office.post(`${ACCOUNTS}/${annaId}/${act}`, {}, anna);
      expect(answer.status).toBe(422);
      expect((await office.get(ACCOUNTS, anna)).status).toBe(200);
    },
  );
});

describe('the access log', () => {
  it('tells who did what with whom, and cannot be changed', async () => {
    await office.post(`${ACCOUNTS}/${ben}/links`, {}, anna);
    const page = textOf(await (await office.get('/staff/access-log', auditor)).text());
    expect(page).toMatch(/安娜 生成一次性链接 小本/);
    for (const statement of [
      sql`delete from staff_access_log`,
      sql`update staff_access_log set action = 'nothing'`,
      sql`truncate staff_access_log`,
    ]) {
      await expect(statement.execute(portal.db)).rejects.toThrow('only added to');
    }
  });

  it('is read page by page', async () => {
    for (let each = 0; each < 51; each++) await office.post(`${ACCOUNTS}/${ben}/links`, {}, anna);
    const first = await (await office.get('/staff/access-log', anna)).text();
    const [, before] = /before=(\d+)/.exec(first) ?? [];
    expect(before).toBeDefined();
    expect((await office.get(`/staff/access-log?before=${before}`, anna)).status).toBe(200);
    expect((await office.get('/staff/access-log?before=x', anna)).status).toBe(400);
  });
});

it('a new account without roles finds out what to do', async () => {
  const page = await office.get('/staff', await office.enters(ben));
  expect(page.status).toBe(200);
  expect(textOf(await page.text())).toContain('您的账号还没有授予岗位');
});

it.each(['zh', 'en'])('every page is whole in %s', async (lang) => {
  for (const path of ['/staff', ACCOUNTS, `${ACCOUNTS}/${ben}`, '/staff/access-log']) {
    const answer = await office.get(`${path}?lang=${lang}`, anna);
    expect(answer.status, path).toBe(200);
    expect(textOf(await answer.text())).not.toMatch(/undefined|\[object/);
  }
});
