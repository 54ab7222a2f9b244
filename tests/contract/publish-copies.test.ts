/** What keeps a database that is not the newest one, or not the only one, from publishing. */
import { sql } from 'kysely';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { listenPostgres } from '../../src/db/listen.ts';
import { openLog } from '../../src/log/open.ts';
import { openOnServer, type TestDatabase } from '../database.ts';
import { projections, SOURCE } from '../log/given.ts';
import { append, clock, memoryAnchor, openOn, publisherOn, witness } from '../publish/given.ts';

/** Two databases: the second is what a copy of the first goes on with. */
let first: TestDatabase;
let second: TestDatabase;
beforeEach(async () => {
  [first, second] = [await openOnServer(), await openOnServer()];
});
afterEach(async () => {
  await first.close();
  await second.close();
});

const TABLES = [
  'events',
  'head',
  'checkpoints',
  'publications',
  'cosignatures',
  'tree_nodes',
  'projections',
] as const;

/** A dump of the first, restored in the second. */
async function copy(): Promise<void> {
  await sql`delete from head`.execute(second.db);
  for (const table of TABLES) {
    const rows = await first.db.selectFrom(table).selectAll().execute();
    if (rows.length > 0) await second.db.insertInto(table).values(rows).execute();
  }
}
const publishedOn = async ({ db }: TestDatabase) =>
  (await db.selectFrom('publications').select('size').orderBy('size').execute()).map(({ size }) => size);

test('an older dump is refused by the anchor, which says what to do', async () => {
  const anchor = memoryAnchor();
  await append(openOn(first.db), 'air', 'water');
  await publisherOn(first.db, { anchor }).publish();
  await copy();
  await append(openOn(first.db), 'air');
  await publisherOn(first.db, { anchor }).publish();

  const restored = publisherOn(second.db, { anchor });
  expect(await restored.publish()).toMatchObject({
    outcome: 'halted',
    halted: {
      position: 2,
      what: expect.stringMatching(/checkpoint 3 was published .* 2 events alone: .* Restore a newer backup/),
    },
  });
  // Nor does it once it has grown past what was published.
  await append(openOn(second.db), 'noise', 'tide');
  expect(await publisherOn(second.db, { anchor }).publish()).toMatchObject({
    halted: { what: expect.stringMatching(/published with another root .* another history/) },
  });
  expect(await publishedOn(second)).toEqual([2]);
});

test('a dump that is as new as the anchor goes on', async () => {
  const anchor = memoryAnchor();
  await append(openOn(first.db), 'air', 'water');
  await publisherOn(first.db, { anchor }).publish();
  await copy();
  await append(openOn(second.db), 'air');
  expect(await publisherOn(second.db, { anchor }).publish()).toEqual({ outcome: 'published', size: 3 });
});

test('of two portals on copies with one anchor, one publishes', async () => {
  const anchor = memoryAnchor();
  await append(openOn(first.db), 'air');
  await publisherOn(first.db, { anchor }).publish();
  await copy();
  await append(openOn(first.db), 'water');
  await append(openOn(second.db), 'noise');
  // Both have looked at the anchor before either replaces it.
  const both = [publisherOn(first.db, { anchor }), publisherOn(second.db, { anchor })];
  const outcomes = await Promise.all(both.map((each) => each.publish()));
  expect(outcomes.map(({ outcome }) => outcome).sort()).toEqual(['halted', 'published']);
  expect((await Promise.all([publishedOn(first), publishedOn(second)])).flat().sort()).toEqual([1, 1, 2]);
});

test.each([
  ['gone', undefined, /the anchor .* is missing, though checkpoints were published/],
  ['no checkpoint', 'localhost\n', /holds no checkpoint/],
  [
    'of another log',
    'other.example/log\n1\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n\n— a AAAAAAA=\n',
    /is that of another log, other.example\/log/,
  ],
])('an anchor that is %s is refused', async (_, note, says) => {
  const anchor = memoryAnchor();
  await append(openOn(first.db), 'air');
  await publisherOn(first.db, { anchor }).publish();
  anchor.note = note;
  await append(openOn(first.db), 'air');
  const publisher = publisherOn(first.db, { anchor });
  expect(await publisher.publish()).toMatchObject({
    outcome: 'halted',
    halted: { what: expect.stringMatching(says) },
  });
  expect(anchor.note).toBe(note);
});

test('of two portals on copies with a required witness, one publishes', async () => {
  const common = witness(true);
  await append(openOn(first.db), 'air', 'water');
  await publisherOn(first.db, { witnesses: [common] }).publish();
  await copy();
  await append(openOn(first.db), 'noise');
  await append(openOn(second.db), 'tide');
  expect(await publisherOn(first.db, { witnesses: [common] }).publish()).toEqual({
    outcome: 'published',
    size: 3,
  });

  // As large as the other: no proof can be right. Larger: neither.
  const copied = publisherOn(second.db, { witnesses: [common] });
  expect(await copied.publish()).toMatchObject({ outcome: 'waiting', size: 3 });
  expect(copied.state().waiting).toMatchObject({ refused: true, reason: expect.stringMatching(/422/) });
  await append(openOn(second.db), 'tide');
  expect(await copied.publish()).toMatchObject({ outcome: 'waiting', size: 3 });
  // Smaller than what the witness knows.
  await append(openOn(first.db), 'air');
  await publisherOn(first.db, { witnesses: [common] }).publish();
  expect(await copied.publish()).toMatchObject({
    outcome: 'halted',
    halted: {
      what: expect.stringMatching(
        /has cosigned a tree of 4 events, and this database has signed none larger than 3/,
      ),
    },
  });
  expect(await publishedOn(second)).toEqual([2]);
});

test('a portal hears of what another process appends', async () => {
  const listener = listenPostgres(first.url ?? '');
  const log = openLog({ db: first.db, clock, source: SOURCE, projections, hints: listener });
  const heard = Promise.withResolvers<void>();
  // It rings once when it has begun to listen.
  const listening = Promise.withResolvers<void>();
  let rings = 0;
  const stop = log.hints.subscribe(() => {
    rings++;
    if (rings === 1) listening.resolve();
    else heard.resolve();
  });
  await listening.promise;
  await append(openOn(first.another()), 'air');
  await heard.promise;
  stop();
  await listener.close();
  expect(rings).toBe(2);
});
