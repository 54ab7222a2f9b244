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

it.each([
  [2, "'--role <role>'", ['grant', WANG, '--role', 'mayor']],
  [2, "'--role <role>'", ['grant', WANG]],
  [2, "'--role <role>'", ['grant', WANG, '--role', 'editor', '--role', 'auditor']],
  [2, "'email'", ['grant', '--role', 'editor']],
  [2, 'too many arguments', ['grant', WANG, 'li@office.example', '--role', 'editor']],
  [2, "'--rolle'", ['grant', WANG, '--role', 'editor', '--rolle', 'editor']],
  [1, 'no account nobody@office.example', ['grant', 'nobody@office.example', '--role', 'editor']],
  [1, 'no account nobody', ['disable', 'nobody']],
  [1, 'no account nobody', ['invite', 'nobody']],
  [1, 'id: “no-id”', ['grant', WANG, '--role', 'editor', '--id', 'no-id']],
  [1, '--office', ['grant', WANG, '--role', 'responder', '--office', 'no-such-bureau']],
  [1, '--email', ['add', '--name', '李', '--email', 'li@', '--role', 'editor']],
  [
    2,
    "'--email <address>'",
    ['add', '--name', '李', '--email', 'a@b.example', '--email', 'c@d.example', '--role', 'editor'],
  ],
  [1, '--name', ['add', '--name', '李'.repeat(51), '--email', 'li@office.example', '--role', 'editor']],
] as const)('answers %i and names %s', async (code, named, words) => {
  const before = await listed();
  expect(await mingbai('user', ...words)).toMatchObject({ code, err: expect.stringContaining(named) });
  expect(await listed()).toBe(before);
});
