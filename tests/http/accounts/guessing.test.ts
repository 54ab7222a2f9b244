/** Guessing one account's password from many addresses: each has fewer tries, and its holder is never shut out. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { linkFor } from '../../../src/auth/people.ts';
import { type Browser, type Offered, openOffice, PASSWORD } from './given.ts';

/** Refused before it is worked out: what counts is that it failed. */
const OVERLONG = 'x'.repeat(200);
const FROM_30 = [422, 422, 429];
const FROM_300 = [422, 429, 429];

describe('guessing one password from many addresses', () => {
  let office: Offered;
  let known: Browser;
  const mei = 'mei@office.example';
  /** Two strangers fail, and the row that counts both is made to say how many did. */
  const failing = async (email: string, count: number, network: number) => {
    const before = await counts();
    for (const host of [1, 2])
      expect((await office.browser(`10.0.${network}.${host}`).signIn(email, OVERLONG)).status).toBe(422);
    const raised = [...(await counts())].find(([key, now]) => now === (before.get(key) ?? 0) + 2);
    await office.db
      .updateTable('staff_attempts')
      .set({ count })
      .where('key', '=', raised?.[0] ?? '')
      .execute();
  };
  const counts = async () =>
    new Map(
      (await office.db.selectFrom('staff_attempts').select(['key', 'count']).execute()).map(
        ({ key, count }) => [key, count],
      ),
    );
  const tries = async (peer: string, email: string) => {
    const statuses = [];
    for (let guess = 0; guess < 3; guess++)
      statuses.push((await office.browser(peer).signIn(email, OVERLONG)).status);
    return statuses;
  };
  const cookieOf = ({ jar }: Browser): [string, string] =>
    [...jar].find(([name]) => name.includes('mingbai.device.')) ?? ['', ''];

  beforeAll(async () => {
    office = await openOffice();
    await office.person('mei', { role: 'moderator' });
    await office.person('lan', { role: 'moderator' });
    known = office.browser('203.0.113.1');
    expect((await known.signIn(mei)).status).toBe(303);
    await known.post('/sign-out', {});
  });
  afterAll(() => office.close());

  it('leaves two tries an hour to each address that the account does not know, whether or not there is one', async () => {
    for (const [index, email] of [mei, 'nobody@office.example'].entries()) {
      await failing(email, 27, 20 + index);
      expect(await tries(`198.51.100.${index}`, email)).toEqual([422, 422, 422]);
      expect(await tries(`198.51.100.${10 + index}`, email)).toEqual(FROM_30);
    }
    expect(await tries('198.51.100.30', 'lan@office.example')).toEqual([422, 422, 422]);
  });

  it('counts what one customer of a network has together', async () => {
    expect((await office.browser('2001:db8:1:1::1').signIn(mei, OVERLONG)).status).toBe(422);
    expect((await office.browser('2001:db8:1:2::1').signIn(mei, OVERLONG)).status).toBe(422);
    expect((await office.browser('2001:db8:1:3::1').signIn(mei, OVERLONG)).status).toBe(429);
    expect((await office.browser('2001:db8:2:1::1').signIn(mei, OVERLONG)).status).toBe(422);
  });

  it('lets its holder in from anywhere, and at once from where they have been', async () => {
    expect((await office.browser('203.0.113.50').signIn(mei)).status).toBe(303);
    // The address of the known browser is used up by a colleague who guesses, and not the browser.
    expect(await tries('203.0.113.1', mei)).toEqual(FROM_30);
    for (let slip = 0; slip < 5; slip++) expect((await known.signIn(mei, 'wrong')).status).toBe(422);
    expect((await known.signIn(mei)).status).toBe(303);
  });

  it('lets in from a place that is used up whoever brings a link from an administrator', async () => {
    expect(await tries('203.0.113.60', mei)).toEqual(FROM_30);
    const person = { id: 'none', name: '', email: mei, since: '', hasPassword: true, secondFactor: false };
    const { id } = await office.db
      .selectFrom('staff_users')
      .select('id')
      .where('email', '=', mei)
      .executeTakeFirstOrThrow();
    const { path } = await linkFor(office.db, { ...person, id }, office.accounts.clock());
    const browser = office.browser('203.0.113.60');
    await browser.post(path, { next: PASSWORD, repeat: PASSWORD });
    expect((await browser.signIn(mei)).status).toBe(303);
  });

  it('leaves one try where very many have failed', async () => {
    await failing(mei, 300, 30);
    expect(await tries('198.51.100.99', mei)).toEqual(FROM_300);
    expect((await office.browser('203.0.113.51').signIn(mei)).status).toBe(303);
    expect((await known.signIn(mei)).status).toBe(303);
  });

  it('believes no browser that is another’s, changed, or too long ago', async () => {
    const [name, value] = cookieOf(known);
    const lan = office.browser('198.51.100.200');
    await lan.signIn('lan@office.example');
    const forged = [
      [name, cookieOf(lan)[1]],
      [name, value.replace(/\.[0-9a-z]+\./, '.zzzzzz.')],
      [name, `${value.slice(0, -2)}AA`],
      [name, ''],
    ] as const;
    for (const [index, [cookie, text]] of forged.entries()) {
      const statuses = [];
      for (let guess = 0; guess < 2; guess++) {
        const stranger = office.browser(`198.51.101.${index}`);
        stranger.jar.set(cookie, text);
        statuses.push((await stranger.signIn(mei, OVERLONG)).status);
      }
      expect(statuses).toEqual([422, 429]);
    }
    const asks = async () => {
      const stranger = office.browser('198.51.101.9');
      stranger.jar.set(name, value);
      return (await stranger.signIn(mei, OVERLONG)).status;
    };
    expect([await asks(), await asks()]).toEqual([422, 422]);
  });

  it('tells nothing of accounts in the names of cookies, nor of browsers in the table', async () => {
    const [name, value] = cookieOf(known);
    expect(name).not.toContain('mei');
    const rows = JSON.stringify(await office.db.selectFrom('staff_attempts').selectAll().execute());
    expect(rows).not.toContain(value.split('.')[0]);
  });
});
