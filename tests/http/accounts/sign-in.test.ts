/** Signing in and out: what comes of it, and what strangers cannot learn or do. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addPerson, disablePerson } from '../../../src/auth/people.ts';
import { pagesOf, textOf } from '../pages/given.ts';
import { type Offered, ORIGIN, openOffice } from './given.ts';

describe('signing in', () => {
  let office: Offered;
  beforeAll(async () => {
    office = await openOffice();
    await office.person('mei', { role: 'moderator' });
  });
  afterAll(() => office.close());

  it('sets one cookie that scripts cannot read and other sites cannot send, and leads to the work', async () => {
    const browser = office.browser();
    const answer = await browser.post('/sign-in', {
      email: ' Mei@Office.Example ',
      password: 'correct horse battery staple',
      back: '/staff/comments?page=2',
    });
    expect([answer.status, answer.headers.get('Location')]).toEqual([303, '/staff/comments?page=2']);
    const [cookie = '', device = '', ...others] = answer.headers.getSetCookie();
    expect(others).toEqual([]);
    expect(cookie).toMatch(/^__Host-mingbai\.session_token=.*; Path=\/; HttpOnly; Secure; SameSite=Lax$/);
    expect(device).toMatch(
      /^__Secure-mingbai\.device\.[\w-]+=[\w.-]+; Max-Age=\d+; Path=\/sign-in; HttpOnly; Secure; SameSite=Strict$/,
    );
    expect(answer.headers.get('Cache-Control')).toBe('no-store');
    expect(await browser.staff()).toMatchObject({ name: 'mei', roles: [{ role: 'moderator' }] });
    expect((await browser.get('/account')).headers.get('Cache-Control')).toBe('no-store');
  });

  it('leads nowhere but to where staff work', async () => {
    for (const back of [
      '//elsewhere.example',
      'https://elsewhere.example/staff',
      '/staffroom',
      '/\\elsewhere',
    ]) {
      const page = await office.browser().read(`/sign-in?back=${encodeURIComponent(back)}`);
      expect(page).not.toContain('elsewhere');
      expect(page).not.toMatch(/class="account-form"[\s\S]*name="back"/);
    }
  });

  it('tells nobody which accounts there are', async () => {
    const now = new Date();
    await addPerson(office.db, { name: 'invited', email: 'invited@office.example' }, now);
    const gone = await office.person('gone', { role: 'moderator' });
    await disablePerson(office.db, gone.id, now);
    const answers = [];
    for (const [email, password] of [
      ['mei@office.example', 'wrong wrong wrong'],
      ['nobody@office.example', 'wrong wrong wrong'],
      ['invited@office.example', 'wrong wrong wrong'],
      ['gone@office.example', 'correct horse battery staple'],
      ["' or 1=1 --", 'wrong wrong wrong'],
    ] as const) {
      const answer = await office.browser().signIn(email, password);
      const said = (await answer.text()).replace(/ value="[^"]*"/g, '');
      answers.push([answer.status, textOf(said), answer.headers.getSetCookie()]);
    }
    expect(answers[0]?.[0]).toBe(422);
    for (const answer of answers) expect(answer).toEqual(answers[0]);
  });

  it('takes on no session that somebody planted, and ends the one that was there', async () => {
    const attacker = office.browser();
    await attacker.signIn('mei@office.example');
    const [name = '', planted = ''] = [...attacker.jar][0] ?? [];
    const victim = office.browser();
    victim.jar.set(name, planted);
    await victim.signIn('mei@office.example');
    expect(victim.jar.get(name)).not.toBe(planted);
    expect(await victim.isSignedIn()).toBe(true);
    expect(await attacker.isSignedIn()).toBe(false);
  });

  it('believes no cookie that it did not sign', async () => {
    const browser = office.browser();
    await browser.signIn('mei@office.example');
    const [name = '', value = ''] = [...browser.jar][0] ?? [];
    browser.jar.set(name, value.replace(/\..*$/, '.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA%3D'));
    expect(await browser.isSignedIn()).toBe(false);
  });

  it('refuses forms of other sites', async () => {
    const answer = await office.browser().signIn('mei@office.example', undefined, {
      Origin: 'https://elsewhere.example',
    });
    expect([answer.status, answer.headers.getSetCookie()]).toEqual([403, []]);
  });

  it('ends the session on the server when somebody signs out', async () => {
    const browser = office.browser();
    await browser.signIn('mei@office.example');
    const kept = new Map(browser.jar);
    expect((await browser.post('/sign-out', {})).headers.get('Location')).toBe('/sign-in');
    expect([...browser.jar.keys()]).toEqual([expect.stringContaining('mingbai.device.')]);
    for (const [name, value] of kept) browser.jar.set(name, value);
    expect(await browser.isSignedIn()).toBe(false);
  });

  it('is nothing where the portal has no accounts, and the page says so', async () => {
    const page = await pagesOf(office).read('/sign-in');
    expect(textOf(page)).toContain('本站尚未启用账号');
    expect(page).not.toContain('type="password"');
  });

  it('shows no demonstration accounts on a real portal', async () => {
    expect(await office.browser().read('/sign-in')).not.toContain('demo.example');
  });
});

describe('guessing passwords', () => {
  let office: Offered;
  beforeAll(async () => {
    office = await openOffice();
    await office.person('mei', { role: 'moderator' });
    await office.person('lan', { role: 'moderator' });
  });
  afterAll(() => office.close());

  it('is stopped for one account from one address, and locks nobody else out', async () => {
    const statuses = [];
    for (let guess = 0; guess < 9; guess++) {
      // What a client says of itself is not believed.
      const spoofed = { 'X-Forwarded-For': `198.51.100.${guess}`, 'X-Mingbai-Client': `198.51.100.${guess}` };
      const stranger = office.browser('203.0.113.9');
      statuses.push((await stranger.signIn('mei@office.example', `wrong ${guess}`, spoofed)).status);
    }
    expect(statuses).toEqual([...Array(8).fill(422), 429]);
    const right = await office.browser('203.0.113.9').signIn('mei@office.example');
    expect(right.status).toBe(429);
    expect(textOf(await right.text())).toContain('尝试次数过多');

    // Their holder, from elsewhere; a colleague, from the same address; somebody behind a proxy that is trusted.
    expect((await office.browser('203.0.113.10').signIn('mei@office.example')).status).toBe(303);
    expect((await office.browser('203.0.113.9').signIn('lan@office.example')).status).toBe(303);
    const behind = await office
      .browser('10.0.0.1')
      .signIn('mei@office.example', undefined, { 'X-Forwarded-For': '203.0.113.11' });
    expect(behind.status).toBe(303);
    const rows = await office.db.selectFrom('staff_attempts').selectAll().execute();
    expect(JSON.stringify(rows)).not.toMatch(/mei@|203\.0\.113\.9\b.*sign-in .*mei/);
  });

  it('is refused as plainly when the form is not one', async () => {
    const forms: [string | FormData, string?][] = [
      ['{"email":"mei@office.example"}', 'application/json'],
      ['email[]=mei@office.example&password[$ne]=', 'application/x-www-form-urlencoded'],
      ['email=a%00&password=%F0%9F', 'application/x-www-form-urlencoded'],
      [`email=mei%40office.example&password=${'x'.repeat(100_000)}`, 'application/x-www-form-urlencoded'],
      ['--half', 'multipart/form-data; boundary=whole'],
    ];
    for (const [body, type] of forms) {
      const headers = { Origin: ORIGIN, ...(type && { 'Content-Type': type }) };
      const answer = await office.app.request('/sign-in', { method: 'POST', body, headers });
      expect([answer.status, answer.headers.getSetCookie()]).toEqual([422, []]);
    }
  });

  it('may go on once the time is over, and leaves nothing behind', async () => {
    office.wait(2);
    await office.browser('203.0.113.12').signIn('nobody@office.example');
    expect(await office.db.selectFrom('staff_attempts').select('key').execute()).toHaveLength(3);
    expect((await office.browser('203.0.113.9').signIn('mei@office.example')).status).toBe(303);
  });
});
