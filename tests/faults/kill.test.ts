/** A process that is killed while it appends leaves a whole log, and doing the same again completes it. */
import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Kysely } from 'kysely';
import { describe, expect, test } from 'vitest';
import { migrate } from '../../src/db/migrate.ts';
import { openPGlite } from '../../src/db/pglite.ts';
import { openPostgres } from '../../src/db/postgres.ts';
import type { Database } from '../../src/db/schema.ts';
import { openLog } from '../../src/log/open.ts';
import { rebuild } from '../../src/log/rebuild.ts';
import { openOnServer } from '../database.ts';
import { projections, SOURCE } from '../log/given.ts';
import { verifyLog } from '../log/harness.ts';

const COMMANDS = 150;
const EVENTS = COMMANDS * 3;

type Opened = { db: Kysely<Database>; close: () => Promise<void> };
/** A database that a child process opens for itself: PGlite cannot be open here meanwhile. */
type Place = { where: string; open: () => Promise<Opened>; remove: () => Promise<void> };

const places: [string, () => Promise<Place>][] = [
  [
    'PGlite',
    async () => {
      const folder = await mkdtemp(join(tmpdir(), 'mingbai-kill-'));
      const open = () => openPGlite(folder);
      const { db, close } = await open();
      await migrate(db);
      await close();
      return { where: `pglite:${folder}`, open, remove: () => rm(folder, { recursive: true, force: true }) };
    },
  ],
  [
    'PostgreSQL',
    async () => {
      const { url = '', close } = await openOnServer();
      const open = async () => {
        const db = openPostgres(url);
        return { db, close: () => db.destroy() };
      };
      return { where: url, open, remove: close };
    },
  ],
];

describe.each(places)('a killed process on %s', (_, make) => {
  test('leaves a whole log, which the same commands complete without duplicates', async () => {
    const place = await make();
    let told = new Map<number, string>();
    for (const lines of [1, 20, 70]) {
      told = new Map([...told, ...(await runAppender(place.where, lines))]);
      await inspect(place, async (db, log) => {
        const { size } = await log.head();
        expect(size % 3).toBe(0);
        expect(size).toBeGreaterThanOrEqual(told.size * 3);
        await verifyLog(db, log);
        await expectProjected(db);
      });
    }
    const last = await runAppender(place.where);
    expect(last.size).toBe(COMMANDS);
    for (const [command] of told) expect(last.get(command)).toBe('duplicate');
    await inspect(place, async (db, log) => {
      expect((await log.head()).size).toBe(EVENTS);
      await verifyLog(db, log);
      await expectProjected(db);
    });
    await place.remove();
  });
});

async function inspect(
  place: Place,
  look: (db: Kysely<Database>, log: ReturnType<typeof openLog>) => Promise<void>,
): Promise<void> {
  const { db, close } = await place.open();
  await look(db, openLog({ db, clock: () => new Date(), source: SOURCE, projections }));
  await close();
}

/** The rows are those that the log gives. */
async function expectProjected(db: Kysely<Database>): Promise<void> {
  const rows = () => db.selectFrom('figures').selectAll().orderBy('key').orderBy('from_position').execute();
  const live = await rows();
  await rebuild(db, projections);
  expect(live).toEqual(await rows());
}

/** Runs the appender, kills it once it told that many outcomes, and returns what it told. */
async function runAppender(where: string, kill = Number.POSITIVE_INFINITY): Promise<Map<number, string>> {
  const script = fileURLToPath(new URL('appender.ts', import.meta.url));
  const child = spawn(process.execPath, ['--import', 'tsx', script, where, String(COMMANDS)]);
  let output = '';
  let errors = '';
  child.stderr.on('data', (chunk) => {
    errors += chunk;
  });
  child.stdout.on('data', (chunk) => {
    output += chunk;
    if (output.split('\n').length > kill) child.kill('SIGKILL');
  });
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
  if (code !== 0 && code !== null) throw new Error(errors);
  const lines = output.split('\n').slice(0, -1);
  return new Map(lines.map((line) => [Number(line.split(' ')[0]), line.split(' ')[1] ?? '']));
}
