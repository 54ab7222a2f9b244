/** Links by which passwords are set: once, for a time, and told to nobody. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeLink } from '../../../src/auth/links.ts';
import { addPerson, disablePerson, linkFor, type Person } from '../../../src/auth/people.ts';
import { textOf } from '../pages/given.ts';
import { type Offered, openOffice } from './given.ts';

const NEW = { next: 'a new and longer password', repeat: 'a new and longer password' };

describe('one-time links', () => {
  let office: Offered;
  let person: Person;
  const link = () => linkFor(office.db, person, office.accounts.clock());
  beforeAll(async () => {
    office = await openOffice();
    person = await office.person('mei', { role: 'moderator' });
  });
  afterAll(() => office.close());

  it('set the password of a new account, once', async () => {
    const now = office.accounts.clock();
    const added = await addPerson(office.db, { name: '王<芳>', email: 'wang@office.example' }, now);
    const { path } = await makeLink(office.db, added.ok ? added.id : '', 'invitation', now);
    const browser = office.browser();
    // Looked at by a program on the way.
    for (let look = 0; look < 2; look++) expect(textOf(await browser.read(path))).toContain('王<芳>');
    expect((await browser.post(path, { ...NEW, next: 'short', repeat: 'short' })).status).toBe(422);
    expect((await browser.post(path, { ...NEW, repeat: 'something else entirely' })).status).toBe(422);
    const done = await browser.post(path, NEW);
    expect([done.status, done.headers.get('Location')]).toEqual([303, '/sign-in?done=password']);
    expect((await browser.post(path, NEW)).status).toBe(404);
    expect((await browser.get(path)).status).toBe(404);
    expect((await browser.signIn('wang@office.example', NEW.next)).status).toBe(303);
  });

  it('end every session of the account when they reset its password', async () => {
    const before = office.browser();
    await before.signIn('mei@office.example');
    const { path } = await link();
    expect(path).toMatch(/^\/reset\//);
    const both = await Promise.all([0, 1].map(() => office.browser().post(path, NEW)));
    expect(both.map(({ status }) => status).sort()).toEqual([303, 404]);
    expect(await before.isSignedIn()).toBe(false);
    expect((await before.signIn('mei@office.example')).status).toBe(422);
    expect((await before.signIn('mei@office.example', NEW.next)).status).toBe(303);
  });

  it('are void once there is a newer one, under the other name, and when their time is over', async () => {
    const { path: older } = await link();
    const { path } = await link();
    const browser = office.browser();
    expect((await browser.get(older)).status).toBe(404);
    expect((await browser.get(path)).status).toBe(200);
    expect((await browser.get(path.replace('/reset/', '/invitation/'))).status).toBe(404);
    expect((await browser.post(path.replace('/reset/', '/invitation/'), NEW)).status).toBe(404);
    office.wait(3);
    expect((await browser.get(path)).status).toBe(404);
    expect((await browser.post(path, NEW)).status).toBe(404);
  });

  it('are void once the account is disabled', async () => {
    const other = await office.person('lan', { role: 'moderator' });
    const { path } = await linkFor(office.db, other, office.accounts.clock());
    await disablePerson(office.db, other.id, office.accounts.clock());
    expect((await office.browser().post(path, NEW)).status).toBe(404);
  });

  it('stand neither in the database nor in the log of requests', async () => {
    const { path } = await link();
    await office.browser().get(path);
    const secret = path.split('/').at(-1) ?? '';
    expect(JSON.stringify(await office.db.selectFrom('staff_links').selectAll().execute())).not.toContain(
      secret,
    );
    expect(JSON.stringify(office.logger.lines)).not.toContain(secret);
    expect(office.logger.lines.at(-1)).toMatchObject({ path: '/reset/…', status: 200 });
  });
});
