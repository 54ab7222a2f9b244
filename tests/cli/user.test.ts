/** `mingbai user`: accounts from the terminal. */
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findLink } from '../../src/auth/links.ts';
import { openEmbedded, type TestDatabase } from '../database.ts';
import { commandLine, type Ran } from './given.ts';

let database: TestDatabase;
let mingbai: (...words: string[]) => Promise<Ran>;
beforeAll(async () => {
  database = await openEmbedded();
  mingbai = commandLine(database, false, { MINGBAI_PUBLIC_URL: 'https://portal.example' });
  expect(await mingbai('plan', 'adopt', LINDENAU)).toMatchObject({ code: 0 });
});
afterAll(() => database.close());

const LINDENAU = join(import.meta.dirname, '../fixtures/plans/lindenau-2024-2027');
const WANG = ['--name', '王芳', '--email', 'Wang@office.example'];
const events = async () => {
  const rows = await database.db
    .selectFrom('events')
    .select('entry')
    .where('type', 'like', 'role.%')
    .execute();
  return rows.map(({ entry }) => entry);
};

describe('mingbai user', () => {
  it('opens the first account: its name in the database, its role in the log, and a link that works once', async () => {
    const { code, out } = await mingbai('user', 'add', ...WANG, '--role', 'administrator', '--json');
    expect(code).toBe(0);
    const { id, link } = JSON.parse(out);
    expect(link).toMatch(/^https:\/\/portal\.example\/invitation\/[\w-]{43}$/);
    const secret = link.split('/').at(-1);
    expect(await findLink(database.db, 'invitation', secret, new Date())).toMatchObject({ name: '王芳' });

    const [entry = '', ...others] = await events();
    expect(others).toEqual([]);
    expect(JSON.parse(entry)).toMatchObject({
      type: 'role.granted',
      actorrole: 'operator',
      data: { role: 'administrator', reference: id, office: '本站' },
    });
    expect(entry).not.toMatch(/王芳|wang/i);
  });

  it('refuses what cannot be, and records nothing of it', async () => {
    const { length } = await events();
    const add = (...words: string[]) => mingbai('user', 'add', ...words);
    expect(await add(...WANG, '--role', 'editor')).toMatchObject({
      code: 1,
      err: expect.stringContaining('--email'),
    });
    expect(await add('--name', '李', '--email', 'no address', '--role', 'editor')).toMatchObject({ code: 1 });
    expect(await add('--name', ' ', '--email', 'li@office.example', '--role', 'editor')).toMatchObject({
      code: 1,
    });
    expect(await add('--name', '李', '--email', 'li@office.example', '--role', 'responder')).toMatchObject({
      code: 1,
      err: expect.stringContaining('--office'),
    });
    expect(await add('--name', '李', '--email', 'li@office.example', '--role', 'emperor')).toMatchObject({
      code: 2,
    });
    expect(await events()).toHaveLength(length);
    expect((await mingbai('user', 'list')).out.trim().split('\n')).toHaveLength(1);
  });

  it('lists, invites anew and disables', async () => {
    const add = [
      '--name',
      '赵',
      '--email',
      'zhao@office.example',
      '--role',
      'responder',
      '--office',
      'environment',
    ];
    const first = JSON.parse((await mingbai('user', 'add', ...add, '--json')).out).link;
    const again = await mingbai('user', 'invite', 'zhao@office.example');
    expect(again.out).toMatch(/\/invitation\//);
    expect(await findLink(database.db, 'invitation', first.split('/').at(-1), new Date())).toBeUndefined();
    expect((await mingbai('user', 'list')).out).toContain(
      'zhao@office.example  赵  responder (environment)  invited',
    );
    expect(await mingbai('user', 'disable', 'zhao@office.example')).toMatchObject({ code: 0 });
    expect((await mingbai('user', 'list')).out).toContain('zhao@office.example  赵  -  disabled');
    // Somebody must be left who can grant roles.
    expect(await mingbai('user', 'disable', 'wang@office.example')).toMatchObject({ code: 1 });
    expect(await mingbai('user', 'invite', 'zhao@office.example')).toMatchObject({ code: 1 });
    expect(await mingbai('user', 'disable', 'nobody@office.example')).toMatchObject({ code: 1 });
  });
});
