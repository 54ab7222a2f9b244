/** A process that is killed while it erases leaves each comment whole or erased whole; asked again it ends the work. */
import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
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
import { performComment } from '../../src/office/comments.ts';
import { openOnServer } from '../database.ts';
import { verifyLog } from '../log/harness.ts';
import { officeOn, operator } from '../office/given.ts';
import { ROUNDS, rounds } from './rounds.ts';

const COMMENTS = 40;
const MARK = '暗号';

type Opened = { db: Kysely<Database>; close: () => Promise<void> };
/** A database that a child process opens for itself: PGlite cannot be open here meanwhile. */
type Place = { where: string; open: () => Promise<Opened>; remove: () => Promise<void> };

const places: [string, () => Promise<Place>][] = [
  [
    'PGlite',
    async () => {
      const folder = await mkdtemp(join(tmpdir(), 'mingbai-erase-'));
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

describe.each(places)('an erasure that is cut off on %s', (_, make) => {
  test(
    'is whole or has not begun, and is ended by asking again',
    async () => {
      const place = await make();
      const comments = await submitted(place);
      for (const { round, roll } of rounds(90)) {
        const told = await erased(place.where, comments, {
          lines: Math.floor(((round + roll()) * COMMENTS) / ROUNDS),
          wait: roll() * 10,
        });
        const states = await inspect(place, comments);
        for (const comment of told) expect(states.get(comment), `round ${round}`).toBe('erased');
      }
      await erased(place.where, comments);
      expect(new Set((await inspect(place, comments)).values())).toEqual(new Set(['erased']));
      await place.remove();
    },
    30_000 * (ROUNDS + 1),
  );
});

async function submitted(place: Place): Promise<string[]> {
  const { db, close } = await place.open();
  const office = officeOn({ db });
  const ids = Array.from({ length: COMMENTS }, () => randomUUID());
  const words = { title: MARK, body: `${MARK}三号楼的路灯坏了一个月。`, name: MARK };
  for (const id of ids) {
    const of = { actor: operator, ...words };
    await performComment(office, { type: 'submit_comment', id, kind: 'complaint', consent: true, ...of });
    await performComment(office, { type: 'accept_comment', id: randomUUID(), comment: id, actor: operator });
    await performComment(office, { type: 'select_comment', id: randomUUID(), comment: id, ...of });
  }
  await office.log.close();
  await close();
  return ids;
}

/** What became of each comment; the event and the openings must say the same. */
async function inspect(place: Place, comments: readonly string[]): Promise<Map<string, 'erased' | 'whole'>> {
  const { db, close } = await place.open();
  const office = officeOn({ db });
  await verifyLog(db, office.log);
  const states = new Map<string, 'erased' | 'whole'>();
  for (const comment of comments) {
    const events = await office.log.readEvents({ stream: `comment/${comment}` });
    const types = events.map(({ type }) => type);
    const openings = await db
      .selectFrom('openings')
      .selectAll()
      .where(
        'event_id',
        'in',
        events.map(({ id }) => id),
      )
      .execute();
    const state = types.includes('comment.erased') ? 'erased' : 'whole';
    expect(types).toEqual([
      'comment.submitted',
      'comment.accepted',
      'comment.selected',
      ...(state === 'erased' ? ['comment.erased'] : []),
    ]);
    expect(openings.map(({ sealed }) => sealed?.includes(MARK) ?? false)).toEqual(
      openings.map(() => state === 'whole'),
    );
    states.set(comment, state);
  }
  await close();
  return states;
}

/** Runs the eraser, kills it a moment (ms) after it told that many lines, and returns the comments that it told. */
async function erased(
  where: string,
  comments: readonly string[],
  kill?: { lines: number; wait: number },
): Promise<string[]> {
  const script = fileURLToPath(new URL('eraser.ts', import.meta.url));
  const child = spawn(process.execPath, ['--import', 'tsx', script, where, ...comments]);
  let output = '';
  let errors = '';
  child.stderr.on('data', (chunk) => {
    errors += chunk;
  });
  child.stdout.on('data', (chunk) => {
    output += chunk;
    if (kill && output.split('\n').length > kill.lines) setTimeout(() => child.kill('SIGKILL'), kill.wait);
  });
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
  if (code !== 0 && code !== null) throw new Error(errors);
  const lines = output.split('\n').slice(0, -1);
  expect(lines.filter((line) => !line.endsWith(' true'))).toEqual([]);
  return lines.map((line) => line.split(' ')[0] ?? '');
}
