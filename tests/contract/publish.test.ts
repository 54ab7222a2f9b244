/** Publishing on both databases: what is signed once is never contradicted. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { publishedOf } from '../../src/log/published.ts';
import { wholeLeaves } from '../../src/publish/rows.ts';
import { parseCheckpoint } from '../../src/tlog/checkpoint.ts';
import { parseNote } from '../../src/tlog/note.ts';
import { dialects, type TestDatabase } from '../database.ts';
import { SOURCE } from '../log/given.ts';
import {
  append,
  appendMany,
  endingAt,
  memoryAnchor,
  openOn,
  publisherOn,
  sizesOn,
} from '../publish/given.ts';

describe.each(dialects)('publishing on $dialect', ({ open }) => {
  let database: TestDatabase;
  let log: ReturnType<typeof openOn>;
  beforeEach(async () => {
    database = await open();
    log = openOn(database.db);
  });
  afterEach(async () => {
    await log.close();
    await database.close();
  });

  const signedSizes = () => sizesOn(database.db);
  const lastPublished = () => publishedOf(database.db).publishedNow();

  /** What was published is a chain of signed trees over the rows, each of one size alone. */
  async function expectWhole(size: number) {
    expect(await publisherOn(database.db).audit()).toMatchObject({ ok: true, size });
    const published = await lastPublished();
    expect(published?.size).toBe(size);
    expect(parseCheckpoint(parseNote(published?.note ?? '')?.text ?? '')?.root).toEqual(
      new Uint8Array((await log.head()).rootHash),
    );
  }

  test('signs what was appended, keeps the hashes of full tiles, and nothing of an empty log', async () => {
    const publisher = publisherOn(database.db, { anchor: memoryAnchor() });
    expect(await publisher.publish()).toEqual({ outcome: 'empty' });
    await append(log, 'air', 'water');
    expect(await publisher.publish()).toEqual({ outcome: 'published', size: 2 });
    expect(await publisher.publish()).toEqual({ outcome: 'unchanged', size: 2 });
    await appendMany(log, 600);
    expect(await publisher.publish()).toEqual({ outcome: 'published', size: 602 });
    const nodes = await database.db
      .selectFrom('tree_nodes')
      .select(['level', 'index'])
      .orderBy('index')
      .execute();
    expect(nodes).toEqual([
      { level: 1, index: 0 },
      { level: 1, index: 1 },
    ]);
    await expectWhole(602);
    // The quick way is the one that was taken, and it is taken for this log's own events alone.
    expect(await wholeLeaves(database.db, 0, 602, SOURCE)).toHaveLength(602 * 32);
    expect(await wholeLeaves(database.db, 0, 602, 'other.example/log')).toBeUndefined();
  });

  test('lets one of two publishers sign, and both go on from it', async () => {
    const anchor = memoryAnchor();
    const both = [publisherOn(database.db, { anchor }), publisherOn(database.another(), { anchor })];
    for (let round = 1; round <= 5; round++) {
      await append(log, 'air', `i-${round}`);
      const outcomes = await Promise.all(both.map((each) => each.publish()));
      for (const { outcome } of outcomes) expect(outcome).toMatch(/^(published|outrun|unchanged)$/);
      await both[0]?.publish();
    }
    expect(await signedSizes()).toEqual([
      [0, 2],
      [2, 4],
      [4, 6],
      [6, 8],
      [8, 10],
    ]);
    await expectWhole(10);
  });

  test.each(['before', 'after'] as const)(
    'goes on right wherever a process ended: %s its nth statement',
    async (when) => {
      const anchor = memoryAnchor();
      let size = 0;
      for (let statement = 1; ; statement++) {
        await append(log, 'air', 'water', 'noise');
        size += 3;
        const ending = endingAt(database.db, statement, when);
        const cut = await publisherOn(ending.db, { anchor })
          .publish()
          .catch((error: Error) => error);
        if (!(cut instanceof Error)) {
          expect(ending.progress.statements).toBeGreaterThan(6);
          break;
        }
        expect(cut.message).toBe('the process ended');
        const shown = await lastPublished();
        expect(await publisherOn(database.db, { anchor }).publish()).toMatchObject({ size });
        // What was shown before the end still is, and the anchor knows the newest.
        expect((await publishedOf(database.db).publications()).map((each) => each.note)).toEqual(
          expect.arrayContaining(shown ? [shown.note] : []),
        );
        expect(anchor.note).toContain(`\n${size}\n`);
      }
      await expectWhole(size);
    },
  );
});
