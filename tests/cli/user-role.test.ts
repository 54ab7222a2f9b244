/** `mingbai user grant` and `revoke`: roles from the terminal. */
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openEmbedded, type TestDatabase } from '../database.ts';
import { commandLine, type Ran } from './given.ts';

const LINDENAU = join(import.meta.dirname, '../fixtures/plans/lindenau-2024-2027');
const WANG = 'wang@office.example';
let database: TestDatabase;
let mingbai: (...words: string[]) => Promise<Ran>;
beforeAll(async () => {
  database = await openEmbedded();
  mingbai = commandLine(database, false, {});
  expect(await mingbai('plan', 'adopt', LINDENAU)).toMatchObject({ code: 0 });
  const add = ['--name', '王芳', '--email', WANG, '--role', 'administrator'];
  expect(await mingbai('user', 'add', ...add)).toMatchObject({ code: 0 });
});
afterAll(() => database.close());

const listed = async () => (await mingbai('user', 'list')).out;

it('grants and revokes, once however often it is asked', async () => {
  const responder = ['--role', 'responder', '--office', 'environment'];
  const grant = ['user', 'grant', WANG, ...responder];
  const id = '0198c0de-0000-4000-8000-000000000001';
  const granted = await mingbai(...grant, '--id', id);
  expect(granted).toMatchObject({ code: 0, out: expect.stringContaining(id) });
  expect((await mingbai(...grant, '--id', id)).code).toBe(0);
  expect((await mingbai(...grant)).code).toBe(0);
  expect(await listed()).toContain('responder (environment)');
  expect(await mingbai('user', 'revoke', WANG, ...responder)).toMatchObject({ code: 0 });
  expect(await listed()).not.toContain('responder');
  const types = await database.db
    .selectFrom('events')
    .select('type')
    .where('type', 'like', 'role.%')
    .execute();
  expect(types.map(({ type }) => type)).toEqual(['role.granted', 'role.granted', 'role.revoked']);
});

it('refuses what cannot be', async () => {
  const last = await mingbai('user', 'revoke', WANG, '--role', 'administrator');
  expect(last).toMatchObject({ code: 1, err: expect.stringContaining('last administrator') });
  const unknown = await mingbai('user', 'grant', WANG, '--role', 'responder', '--office', 'nowhere');
  expect(unknown).toMatchObject({ code: 1, err: expect.stringContaining('--office') });
  expect(await mingbai('user', 'grant', 'nobody@office.example', '--role', 'editor')).toMatchObject({
    code: 1,
  });
  expect(await mingbai('user', 'grant', WANG, '--role', 'emperor')).toMatchObject({ code: 2 });
});
