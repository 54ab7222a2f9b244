/** Accounts on both databases; on the server with the rights of the portal's role alone. */
import { type Kysely, sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { createAccounts } from '../../src/auth/accounts.ts';
import { makeLink, useLink } from '../../src/auth/links.ts';
import { addPerson, disablePerson, forgetSecondFactor, people } from '../../src/auth/people.ts';
import { endSession, openSessions } from '../../src/auth/sessions.ts';
import { openPostgres } from '../../src/db/postgres.ts';
import { grantPortalRole } from '../../src/db/roles.ts';
import type { Database } from '../../src/db/schema.ts';
import { dialects, type TestDatabase } from '../database.ts';
import { codeOf } from '../http/accounts/given.ts';

const PASSWORD = 'correct horse battery staple';
const noRoles = { rows: async () => [] };

/** As whom the portal connects: on a server a role that owns nothing. */
async function asPortal({
  db,
  url,
}: TestDatabase): Promise<{ portal: Kysely<Database>; end: () => Promise<void> }> {
  if (url === undefined) return { portal: db, end: async () => {} };
  const role = `portal_${crypto.randomUUID().slice(0, 8)}`;
  await grantPortalRole(db, role);
  await sql`alter role ${sql.id(role)} login`.execute(db);
  const portal = openPostgres(url.replace('//owner@', `//${role}@`));
  const end = async () => {
    await portal.destroy();
    await sql`drop owned by ${sql.id(role)}`.execute(db);
    await sql`drop role ${sql.id(role)}`.execute(db);
  };
  return { portal, end };
}

describe.each(dialects)('on $dialect', ({ open }) => {
  test('an account is invited, signs in, sets up its second factor and ends its sessions', async () => {
    const database = await open();
    const { portal: db, end } = await asPortal(database);
    const problems: string[] = [];
    const accounts = createAccounts({
      db,
      log: noRoles,
      secret: 'a secret of the tests, which is long enough',
      publicUrl: 'https://portal.example',
      totp: 'required',
      onError: (message) => problems.push(message),
    });
    const now = new Date();
    const added = await addPerson(db, { name: '梅', email: 'mei@office.example' }, now);
    const id = added.ok ? added.id : '';
    expect(await addPerson(db, { name: '梅', email: 'MEI@office.example' }, now)).toMatchObject({
      ok: false,
    });
    const { path } = await makeLink(db, id, 'invitation', now);
    const taken = await twice(() => useLink(db, 'invitation', path.split('/')[2] ?? '', PASSWORD, now));
    expect(taken.filter(Boolean)).toHaveLength(1);

    const asking = { client: '203.0.113.1', subscriber: '203.0.113.1' };
    expect(await accounts.signIn(asking, 'mei@office.example', 'wrong')).toMatchObject({ reason: 'refused' });
    const cookie = cookieOf(await accounts.signIn(asking, 'mei@office.example', PASSWORD));
    expect(await accounts.read(cookie)).toMatchObject({ id, secondFactor: false, mustSetUp: false });
    const begun = await accounts.beginSecondFactor({ cookie }, PASSWORD);
    const secret = begun.ok ? (new URL(begun.uri).searchParams.get('secret') ?? '') : '';
    const after = cookieOf(await accounts.confirmSecondFactor({ cookie }, codeOf(secret)));
    expect(await accounts.read(cookie)).toBeUndefined();
    expect(await accounts.read(after)).toMatchObject({ id, secondFactor: true });

    const spare = begun.ok ? (begun.spare[0] ?? '') : '';
    for (const code of [codeOf(secret, Date.now() + 30_000), spare]) {
      const challenges = await twice(() => accounts.signIn(asking, 'mei@office.example', PASSWORD));
      const answers = await Promise.all(
        challenges.map((challenge) => accounts.secondFactor({ cookie: cookieOf(challenge) }, code)),
      );
      expect(answers.map(({ ok }) => ok).sort()).toEqual([false, true]);
      const [entered] = answers.filter(({ ok }) => ok).map(cookieOf);
      await accounts.signOut({ cookie: entered });
    }

    const [session, ...others] = await openSessions(db, id, now);
    expect(others).toEqual([]);
    expect(await endSession(db, id, session?.id ?? '')).toBe(true);
    expect(await accounts.read(after)).toBeUndefined();
    const half = await accounts.signIn(asking, 'mei@office.example', PASSWORD);
    await forgetSecondFactor(db, id);
    expect(await accounts.secondFactor({ cookie: cookieOf(half) }, codeOf(secret))).toMatchObject({
      ok: false,
    });
    const last = cookieOf(await accounts.signIn(asking, 'mei@office.example', PASSWORD));
    const [row] = await db.selectFrom('staff_sessions').selectAll().execute();
    await disablePerson(db, id, now);
    // As if it had begun while the account was being disabled.
    if (row) await db.insertInto('staff_sessions').values(row).execute();
    expect(await accounts.read(last)).toBeUndefined();
    expect(await people(db)).toMatchObject([{ id, hasPassword: true, secondFactor: false }]);
    expect(await accounts.signIn(asking, 'mei@office.example', PASSWORD)).toMatchObject({
      reason: 'refused',
    });
    // What the last sign-in met, and operators see.
    expect(problems).toEqual(['Failed to create session']);
    await end();
    await database.close();
  });
});

/** Two at the same moment. */
const twice = <T>(act: () => Promise<T>): Promise<T[]> => Promise.all([act(), act()]);

const cookieOf = (done: { ok: boolean; cookies?: string[] }): string =>
  (done.cookies ?? []).map((cookie) => cookie.split(';')[0]).join('; ');
