/** One's own account: sessions, password; and the accounts of a demonstration. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  DEMO_ACCOUNTS,
  DEMO_PASSWORD,
  demoGuest,
  MOST_DEMO_PEOPLE,
} from '../../../src/auth/demo-accounts.ts';
import { makeDemoPeople } from '../../../src/auth/demo-people.ts';
import { addPerson, disablePerson, people } from '../../../src/auth/people.ts';
import { textOf } from '../pages/given.ts';
import { type Offered, openOffice, PASSWORD } from './given.ts';

const endsOf = (page: string): string[] =>
  [...page.matchAll(/action="(\/account\/sessions\/[^"]+)"/g)].map(([, path = '']) => path);

describe('an account', () => {
  let office: Offered;
  beforeAll(async () => {
    office = await openOffice();
  });
  afterAll(() => office.close());

  it('lists its sessions, and ends one of its own alone', async () => {
    await office.person('mei', { role: 'responder', department: '区房管局' });
    await office.person('lan', { role: 'moderator' });
    const [desk, phone, stranger] = [
      office.browser('203.0.113.1'),
      office.browser('203.0.113.2'),
      office.browser(),
    ];
    await desk.signIn('mei@office.example');
    await phone.signIn('mei@office.example');
    await stranger.signIn('lan@office.example');
    const page = await desk.read('/account');
    expect(textOf(page)).toContain('承办人 区房管局');
    expect(textOf(page)).toContain('203.0.113.2');
    const [end = '', ...others] = endsOf(page);
    expect(others).toEqual([]);

    await stranger.post(end, {});
    expect(await phone.isSignedIn()).toBe(true);
    await desk.post(end, {});
    expect([await phone.isSignedIn(), await desk.isSignedIn()]).toEqual([false, true]);
  });

  it('changes its password for whoever knows it, and ends the other sessions', async () => {
    await office.person('hua', { role: 'moderator' });
    const [desk, phone] = [office.browser(), office.browser()];
    await desk.signIn('hua@office.example');
    await phone.signIn('hua@office.example');
    const next = { next: 'another long password', repeat: 'another long password' };
    expect((await desk.post('/account/password', { ...next, current: 'a guess of mine' })).status).toBe(422);
    const done = await desk.post('/account/password', { ...next, current: PASSWORD });
    expect([done.status, done.headers.get('Location')]).toEqual([303, '/account?done=password']);
    expect([await desk.isSignedIn(), await phone.isSignedIn()]).toEqual([true, false]);
  });

  it('is at an end, with its sessions, once it is disabled', async () => {
    const { id } = await office.person('qin', { role: 'moderator' });
    const browser = office.browser();
    await browser.signIn('qin@office.example');
    await disablePerson(office.db, id, office.accounts.clock());
    expect(await browser.isSignedIn()).toBe(false);
  });

  it('sends whoever is not signed in to the sign-in', async () => {
    for (const path of ['/account', '/account/password', '/account/second-factor'])
      expect((await office.browser().get(path)).headers.get('Location')).toBe(
        `/sign-in?back=${encodeURIComponent(path)}`,
      );
  });
});

describe('a demonstration', () => {
  it('has an account for each role, which everybody uses and nobody changes', async () => {
    const office = await openOffice({ demo: true, totp: 'optional' });
    const { size } = await office.log.head();
    for (let start = 0; start < 2; start++)
      await makeDemoPeople(office.db, office.log, '演示·领导小组办公室', new Date());
    expect((await office.log.head()).size).toBe(size + DEMO_ACCOUNTS.length);
    const page = await office.browser().read('/sign-in');
    for (const { email } of DEMO_ACCOUNTS) expect(page).toContain(email);
    expect(page).toContain(DEMO_PASSWORD);

    const [one, other] = [office.browser('203.0.113.1'), office.browser('203.0.113.2')];
    await one.signIn('auditor@demo.example', DEMO_PASSWORD);
    await other.signIn('auditor@demo.example', DEMO_PASSWORD);
    expect(await one.staff()).toMatchObject({ id: 'demo-auditor', roles: [{ role: 'auditor' }] });
    expect(await one.read('/account')).not.toContain('203.0.113.2');
    const next = { current: DEMO_PASSWORD, next: 'only mine from now on', repeat: 'only mine from now on' };
    expect((await one.post('/account/password', next)).status).toBe(403);
    expect((await one.post('/account/second-factor', { password: DEMO_PASSWORD })).status).toBe(403);
    await office.close();
  });

  it('shows nobody what a visitor types for a name, and takes so many invitations', async () => {
    const office = await openOffice({ demo: true, totp: 'optional' });
    await makeDemoPeople(office.db, office.log, '演示·领导小组办公室', new Date());
    const visitor = office.browser('203.0.113.1');
    await visitor.signIn('administrator@demo.example', DEMO_PASSWORD);
    expect(await visitor.read('/staff/accounts')).not.toContain('name="email"');
    const typed = { name: '某某真人', email: 'somebody@real.example', role: 'moderator', department: '' };
    const link = textOf(await (await visitor.post('/staff/accounts', typed)).text());
    expect(link).toContain('演示·受邀人');
    const seen = await visitor.read('/staff/accounts');
    for (const word of [typed.name, typed.email]) expect(`${link}${seen}`).not.toContain(word);
    const [, path = ''] = /(\/invitation\/[\w-]+)/.exec(link) ?? [];
    expect(textOf(await office.browser().read(path))).toMatch(/guest-[0-9a-f]{6}@demo\.example/);

    while ((await people(office.db)).length < MOST_DEMO_PEOPLE)
      await addPerson(office.db, demoGuest(), new Date());
    const full = await visitor.post('/staff/accounts', typed);
    expect([full.status, textOf(await full.text())]).toEqual([422, expect.stringContaining('受邀账号已满')]);
    await office.close();
  });
});
