/** What a refusal costs does not depend on what is refused: as many hashes of passwords, as many questions to the database. */
import crypto from 'node:crypto';
import { syncBuiltinESMExports } from 'node:module';
import type { KyselyPlugin } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeLink } from '../../../src/auth/links.ts';
import { addPerson, disablePerson } from '../../../src/auth/people.ts';
import { type Offered, openOffice } from './given.ts';

const WRONG = 'wrong wrong wrong';
const NEW = { next: 'a new and longer password', repeat: 'a new and longer password' };

describe('what a refusal costs', () => {
  let office: Offered;
  let asked: string[] = [];
  let hashed = 0;
  const { scrypt } = crypto;
  const counting: KyselyPlugin = {
    transformQuery: ({ node }) => {
      asked.push(node.kind);
      return node;
    },
    transformResult: async ({ result }) => result,
  };
  /** What one request makes the portal do. */
  const costOf = async (request: () => Promise<Response>) => {
    [asked, hashed] = [[], 0];
    const { status } = await request();
    return { status, asked, hashed };
  };

  beforeAll(async () => {
    crypto.scrypt = ((...of: Parameters<typeof scrypt>) => {
      hashed += 1;
      return scrypt(...of);
    }) as typeof scrypt;
    syncBuiltinESMExports();
    office = await openOffice({}, (db) => db.withPlugin(counting));
    const now = new Date();
    await office.person('mei', { role: 'moderator' });
    await addPerson(office.db, { name: 'invited', email: 'invited@office.example' }, now);
    const gone = await office.person('gone', { role: 'moderator' });
    await disablePerson(office.db, gone.id, now);
    // What the library does once, when it is opened, is nobody's.
    await office.browser('203.0.113.99').signIn('first@office.example', WRONG);
  });
  afterAll(async () => {
    crypto.scrypt = scrypt;
    syncBuiltinESMExports();
    await office.close();
  });

  it('is one hash and the same questions, whichever account a wrong password is for', async () => {
    const costs = [];
    for (const [index, email] of [
      'mei@office.example',
      'nobody@office.example',
      'invited@office.example',
      'gone@office.example',
      'no address at all',
    ].entries())
      costs.push(await costOf(() => office.browser(`203.0.113.${index}`).signIn(email, WRONG)));
    expect(costs[0]).toMatchObject({ status: 422, hashed: 1 });
    for (const cost of costs) expect(cost).toEqual(costs[0]);
  });

  it('is the same whichever link is none', async () => {
    const now = office.accounts.clock();
    const { path } = await makeLink(
      office.db,
      (await office.person('lan', { role: 'moderator' })).id,
      'reset',
      now,
    );
    await office.browser().post(path, NEW);
    for (const method of ['get', 'post'] as const) {
      const costs = [];
      for (const link of [path, `/reset/${'x'.repeat(43)}`, '/reset/a', `/invitation/${path.split('/')[2]}`])
        costs.push(await costOf(() => office.browser()[method](link, NEW)));
      expect(costs[0]).toMatchObject({ status: 404, hashed: 0 });
      for (const cost of costs) expect(cost).toEqual(costs[0]);
    }
  });
});
