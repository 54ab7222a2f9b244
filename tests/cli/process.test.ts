import { randomUUID } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openPGlite } from '../../src/db/pglite.ts';
import { openPostgres } from '../../src/db/postgres.ts';
import { createDatabase, serverUrl } from '../database.ts';
import { mingbai, start } from './spawn.ts';

const LINDENAU = join(import.meta.dirname, '../fixtures/plans/lindenau-2024-2027');

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mingbai-process-'));
});
afterAll(() => rm(folder, { recursive: true }));

describe('mingbai on an embedded database', () => {
  it('makes it, keeps it, and writes nothing of its own into the answer', async () => {
    const environment = { MINGBAI_DATA: join(folder, 'data') };
    expect(await mingbai(['plan', 'adopt', LINDENAU], environment)).toMatchObject({ code: 0, err: '' });
    const { out } = await mingbai(['status', '--json'], environment);
    expect(JSON.parse(out)).toMatchObject({ demo: false, plans: [{ plan: 'lindenau-2024-2027' }] });
  });

  it('says who holds it', async () => {
    const held = join(folder, 'held');
    const { close } = await openPGlite(held);
    const { code, out, err } = await mingbai(['status'], { MINGBAI_DATA: held });
    await close();
    expect({ code, out }).toEqual({ code: 4, out: '' });
    expect(err).toContain(`is in use by process ${process.pid}`);
    expect(err).not.toContain('    at ');
  });
});

describe('mingbai on a server', () => {
  it('is told to migrate first, then adopts, rebuilds and exports', async () => {
    const { url, drop } = await createDatabase();
    const environment = { DATABASE_URL: url };
    const early = await mingbai(['status'], environment);
    expect(early.code).toBe(4);
    expect(early.err).toBe('mingbai: the database is not migrated: run `mingbai migrate` first\n');
    expect(await mingbai(['migrate'], environment)).toMatchObject({ code: 0, err: '' });
    expect((await mingbai(['migrate'], environment)).out).toBe('nothing to migrate\n');
    expect(await mingbai(['plan', 'adopt', LINDENAU], environment)).toMatchObject({ code: 0 });
    expect((await mingbai(['rebuild', 'figures', 'plans'], environment)).out).toBe(
      'rebuilt: figures, plans\n',
    );

    const csv = join(folder, 'many.csv');
    await writeFile(csv, ranges(2_000));
    expect(await mingbai(['figures', 'import', csv], environment)).toMatchObject({ code: 0 });
    const reader = start(['export'], environment);
    reader.child.stdout?.once('data', () => reader.child.stdout?.destroy());
    expect(await reader.ended).toMatchObject({ code: 0, err: '' });
    await drop();
  });

  it('migrates and rebuilds as the owner, and adopts as a role that may do neither', async () => {
    const { url, drop } = await createDatabase();
    const owner = openPostgres(url, { max: 1 });
    const role = `portal_${randomUUID().replaceAll('-', '')}`;
    await sql`create role ${sql.id(role)} login`.execute(owner);
    const asRole = { DATABASE_URL: url.replace('owner@', `${role}@`) };
    const environment = { ...asRole, DATABASE_OWNER_URL: url };
    const denied = {
      code: 4,
      err: expect.stringMatching(/^mingbai: .*DATABASE_OWNER_URL must name the owner.*\n$/),
    };
    expect(await mingbai(['migrate'], asRole)).toMatchObject(denied);
    expect(await mingbai(['migrate'], environment)).toMatchObject({ code: 0, err: '' });
    expect(await mingbai(['plan', 'adopt', LINDENAU], asRole)).toMatchObject({ code: 0, err: '' });
    expect(await mingbai(['rebuild', 'indicators'], environment)).toMatchObject({ code: 0, err: '' });
    expect(await mingbai(['rebuild', 'indicators'], asRole)).toMatchObject(denied);
    const report = ['figure', 'report', 'fine-dust', '2014', '--value', '12'];
    expect(await mingbai(report, asRole)).toMatchObject({ code: 0, err: '' });
    await owner.destroy();
    await drop();
    const server = openPostgres(await serverUrl(), { max: 1 });
    await sql`drop role ${sql.id(role)}`.execute(server);
    await server.destroy();
  });

  it.each([
    ['nobody listens', 'postgres://nobody@127.0.0.1:1/none', 'the database cannot be reached'],
    ['there is no such host', 'postgres://nobody@mingbai.invalid/none', 'the database cannot be reached'],
  ])('says when %s, without a trace or a password', async (_what, url, message) => {
    const { code, err } = await mingbai(['status'], { DATABASE_URL: url.replace('nobody', 'nobody:s3cret') });
    expect(code).toBe(4);
    expect(err).toContain(message);
    expect(err).not.toMatch(/s3cret| {4}at /);
  });

  it('says which variable of the environment is wrong', async () => {
    const { code, err } = await mingbai(['status'], { DATABASE_URL: 'mysql://x', PORT: '0' });
    expect(code).toBe(2);
    expect(err).toMatch(/PORT .*\n.*DATABASE_URL |DATABASE_URL .*\n.*PORT /);
  });
});

/** Means of fine dust over ever other ranges of years. */
function ranges(count: number): string {
  const rows = Array.from({ length: count }, (_, index) => {
    const from = 1000 + Math.floor(index / 50);
    return `fine-dust,${from}/${from + 1 + (index % 50)},${index % 60}`;
  });
  return `indicator,period,value\n${rows.join('\n')}\n`;
}
