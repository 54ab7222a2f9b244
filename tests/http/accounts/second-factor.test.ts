/** One-time codes: who must have them, how they are set up, and that each lets somebody in once. */
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { decode, textOf } from '../pages/given.ts';
import { codeOf, type Offered, openOffice, PASSWORD } from './given.ts';

describe('the second factor', () => {
  let office: Offered;
  let secret = '';
  let spare: string[] = [];
  let firstCode = '';
  const email = 'adm@office.example';
  const challenged = async () => {
    const browser = office.browser();
    expect((await browser.signIn(email)).headers.get('Location')).toBe('/sign-in/code');
    return browser;
  };
  beforeAll(async () => {
    // The time stands: however slow the machine is, a code is as old as it is meant to be.
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() });
    office = await openOffice();
    await office.person('adm', { role: 'administrator' });
    await office.person('mod', { role: 'moderator' });
  });
  afterAll(async () => {
    vi.useRealTimers();
    await office.close();
  });

  it('is not asked of a moderator', async () => {
    const browser = office.browser();
    await browser.signIn('mod@office.example');
    expect(await browser.staff()).toMatchObject({ name: 'mod' });
  });

  it('is all that an administrator can see to until it is there', async () => {
    const browser = office.browser();
    await browser.signIn(email);
    expect(await browser.staff()).toBeNull();
    expect(textOf(await browser.read('/account'))).toContain('您的岗位要求使用动态验证码');

    const refused = await browser.post('/account/second-factor', { password: 'not my password' });
    expect([refused.status, await refused.text()]).toEqual([422, expect.not.stringContaining('totp-key')]);

    const keys = await (await browser.post('/account/second-factor', { password: PASSWORD })).text();
    expect(keys).toContain('<svg');
    secret = decode(/class="totp-key">([^<]*)</.exec(keys)?.[1] ?? '').replaceAll(' ', '');
    spare = [...keys.matchAll(/<li>(\w{5}-\w{5})<\/li>/g)].map(([, code = '']) => code);
    expect(spare).toHaveLength(10);

    expect((await browser.post('/account/second-factor/code', { code: '000000' })).status).toBe(422);
    const before = new Map(browser.jar);
    // Typed as it is shown, with a blank.
    firstCode = codeOf(secret, Date.now() - 30_000);
    const code = firstCode.replace(/^(...)/, '$1 ');
    expect((await browser.post('/account/second-factor/code', { code })).status).toBe(303);
    expect(await browser.staff()).toMatchObject({ name: 'adm', roles: [{ role: 'administrator' }] });
    expect(browser.jar).not.toEqual(before);

    const old = office.browser();
    for (const [name, value] of before) old.jar.set(name, value);
    expect(await old.isSignedIn()).toBe(false);
  });

  it('stands between the password and a session', async () => {
    const browser = await challenged();
    expect(await browser.isSignedIn()).toBe(false);
    const wrong = await browser.post('/sign-in/code', { code: '123' });
    expect([wrong.status, textOf(await wrong.text())]).toEqual([422, expect.stringContaining('验证码不对')]);
    expect(await browser.staff()).toBeNull();
  });

  it('takes a code once: not from whoever set it up, not from whoever looked over a shoulder', async () => {
    const first = await challenged();
    const second = await challenged();
    // The code of the set-up, within its time.
    const used = await first.post('/sign-in/code', { code: firstCode });
    // The question is answered for good: the password is asked for again, where a next code could not be right.
    expect([used.status, textOf(await used.text())]).toEqual([422, expect.stringContaining('已经用过')]);
    const next = await first.post('/sign-in/code', { code: codeOf(secret, Date.now()) });
    expect([next.status, await next.text()]).toEqual([422, expect.stringContaining('name="password"')]);

    const third = await challenged();
    const code = codeOf(secret, Date.now() + 30_000);
    const answers = await Promise.all([second, third].map((each) => each.post('/sign-in/code', { code })));
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 422]);
    const signedIn = await Promise.all([second, third].map((each) => each.isSignedIn()));
    expect(signedIn.sort()).toEqual([false, true]);
    const { length } = await office.db.selectFrom('staff_sessions').select('id').execute();
    expect(length).toBe(3);
  });

  it('takes each spare code once', async () => {
    const [code = ''] = spare;
    expect((await (await challenged()).post('/sign-in/code', { code })).status).toBe(303);
    expect((await (await challenged()).post('/sign-in/code', { code })).status).toBe(422);
  });

  it('voids the question after a few wrong answers', async () => {
    const browser = await challenged();
    for (let guess = 0; guess < 5; guess++) await browser.post('/sign-in/code', { code: `00000${guess}` });
    expect((await browser.post('/sign-in/code', { code: spare[1] ?? '' })).status).toBe(422);
    expect((await (await challenged()).post('/sign-in/code', { code: spare[1] ?? '' })).status).toBe(303);
  });

  it('keeps neither key nor spare codes readable in the database', async () => {
    const rows = JSON.stringify(await office.db.selectFrom('staff_two_factors').selectAll().execute());
    for (const word of [secret, ...spare]) expect(rows).not.toContain(word);
  });
});

describe('where the configuration says that the second factor is optional', () => {
  it('an administrator works without', async () => {
    const office = await openOffice({ totp: 'optional' });
    await office.person('adm', { role: 'administrator' });
    const browser = office.browser();
    await browser.signIn('adm@office.example');
    expect(await browser.staff()).toMatchObject({ name: 'adm' });
    await office.close();
  });
});
