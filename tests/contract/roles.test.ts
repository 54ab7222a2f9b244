/** Two administrators at once: of the last right to grant, one always stays. */
import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { dismiss } from '../../src/auth/grants.ts';
import { addPerson } from '../../src/auth/people.ts';
import { rolesOf, rolesOfAll } from '../../src/auth/roles-of.ts';
import { openLog } from '../../src/log/open.ts';
import { rebuild } from '../../src/log/rebuild.ts';
import type { Office } from '../../src/office/office.ts';
import { performRole } from '../../src/office/roles.ts';
import { projections } from '../../src/projections/index.ts';
import { dialects, type TestDatabase } from '../database.ts';
import { verifyLog } from '../log/harness.ts';
import { officeOn, type TestOffice } from '../office/given.ts';

const NOW = new Date('2026-01-05T01:00:00Z');

describe.each(dialects)('roles on $dialect', ({ open }) => {
  let database: TestDatabase;
  let office: TestOffice;
  let other: Office;
  beforeEach(async () => {
    database = await open();
    office = officeOn(database);
    const db = database.another();
    other = { ...office, log: openLog({ db, clock: office.clock, source: 'test.example/log', projections }) };
  });
  afterEach(async () => {
    await office.log.close();
    await other.log.close();
    await database.close();
  });

  const hires = async (name: string) => {
    const added = await addPerson(database.db, { name, email: `${randomUUID()}@office.example` }, NOW);
    if (!added.ok) throw new Error(JSON.stringify(added));
    return added.id;
  };
  const asks = (by: Office, type: 'grant_role' | 'revoke_role', ref: string | undefined, reference: string) =>
    performRole(
      by,
      {
        type,
        id: randomUUID(),
        actor: ref === undefined ? { role: 'operator' } : { role: 'administrator', ref },
        reference,
        role: 'administrator',
      },
      new Set([reference, ...(ref === undefined ? [] : [ref])]),
    );

  test('two who revoke each other leave one', async () => {
    for (let round = 0; round < 4; round++) {
      const [anna, ben] = [await hires('安娜'), await hires('小本')];
      await asks(office, 'grant_role', undefined, anna);
      await asks(office, 'grant_role', undefined, ben);
      const outcomes = await Promise.all([
        asks(office, 'revoke_role', anna, ben),
        asks(other, 'revoke_role', ben, anna),
      ]);
      expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
      const left = [...(await rolesOf(office.log, anna)), ...(await rolesOf(office.log, ben))];
      expect(left).toEqual([{ role: 'administrator' }]);
    }
    await verifyLog(database.db, office.log);
  });

  test('two who disable each other leave one who can sign in', async () => {
    const [anna, ben] = [await hires('安娜'), await hires('小本')];
    await asks(office, 'grant_role', undefined, anna);
    await asks(office, 'grant_role', undefined, ben);
    const disables = (by: Office, ref: string, reference: string) =>
      dismiss(database.db, by, {
        actor: { role: 'administrator', ref },
        reference,
        newId: randomUUID,
        now: NOW,
      });
    const refused = await Promise.all([disables(office, anna, ben), disables(other, ben, anna)]);
    expect(refused.filter((each) => each === undefined)).toHaveLength(1);
    const active = await database.db
      .selectFrom('staff_users')
      .select('id')
      .where('disabled_at', 'is', null)
      .execute();
    expect(active).toHaveLength(1);
    expect([...(await rolesOfAll(office.log)).keys()]).toEqual(active.map(({ id }) => id));
  });

  test('are the same when they are folded anew', async () => {
    const anna = await hires('安娜');
    await asks(office, 'grant_role', undefined, anna);
    const before = await rolesOfAll(office.log);
    await rebuild(database.db, projections, { names: ['roles'] });
    expect(await rolesOfAll(office.log)).toEqual(before);
    expect(before.get(anna)).toEqual([{ role: 'administrator' }]);
  });
});
