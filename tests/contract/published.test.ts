/** What the log has published, read again: checkpoints, tiles and receipts of them, and nothing beyond. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { verifyEd25519 } from '../../src/keys/ed25519.ts';
import { openLog } from '../../src/log/open.ts';
import { publishedVersion } from '../../src/log/published.ts';
import { sha256 } from '../../src/log/sha256.ts';
import { parseCheckpoint } from '../../src/tlog/checkpoint.ts';
import { cosignedAt } from '../../src/tlog/cosignature.ts';
import { isSignedBy, parseNote } from '../../src/tlog/note.ts';
import { isIncluded } from '../../src/tlog/proof.ts';
import { parseReceipt } from '../../src/tlog/receipt.ts';
import { dialects, type TestDatabase } from '../database.ts';
import { reported, SOURCE, streamOf } from '../log/given.ts';
import { cosigns, logKey, publishes, witnessKey } from '../log/publishing.ts';

const clock = () => new Date('2016-02-15T04:00:00Z');
describe.each(dialects)('what is published, on $dialect', ({ open }) => {
  let database: TestDatabase;
  let log: ReturnType<typeof openLog>;

  beforeAll(async () => {
    database = await open();
    log = openLog({ db: database.db, clock, source: SOURCE, projections: [] });
  });
  afterAll(async () => {
    await log.close();
    await database.close();
  });

  const grows = (by: number) =>
    log.append([
      { stream: streamOf(), expected: 'any', events: Array.from({ length: by }, () => reported()) },
    ]);

  it('is nothing before the first checkpoint, and grows with each', async () => {
    await grows(300);
    expect(await log.published()).toBeUndefined();
    expect(await log.tile({ level: 0, index: 0, width: 1 })).toBeUndefined();
    expect(await log.receipt(0)).toBeUndefined();

    await publishes(database.db);
    await grows(300);
    const tile = await log.tile({ level: 0, index: 1, width: 44 });
    expect(tile).toHaveLength(44 * 32);
    // Of the log, but not of what is published.
    expect(await log.tile({ level: 0, index: 1, width: 45 })).toBeUndefined();
    expect(await log.tile({ level: 'entries', index: 1, width: 256 })).toBeUndefined();
    expect(await log.receipt(300)).toBeUndefined();

    await publishes(database.db);
    expect(await log.tile({ level: 'entries', index: 1, width: 256 })).toBeDefined();
    // Partial tiles of a size that was published once stay.
    expect(await log.tile({ level: 0, index: 1, width: 44 })).toEqual(tile);
    expect(await log.tile({ level: 1, index: 0, width: 2 })).toHaveLength(64);
  });

  it('is a note with every cosignature in it, and has another version with each', async () => {
    const before = await log.publishedNow();
    await cosigns(database.db, 600, 1_455_508_900);
    const after = await log.publishedNow();
    expect(publishedVersion(after)).not.toBe(publishedVersion(before));
    const note = parseNote(after?.note ?? '');
    if (!note) throw new Error('not a note');
    expect(isSignedBy(note, logKey.key, verifyEd25519)).toBe(true);
    expect(cosignedAt(note, witnessKey.key, verifyEd25519)).toBe(1_455_508_900);
    expect(after?.cosignatures).toEqual([
      { name: 'witness.example', keyId: witnessKey.key.id, at: '2016-02-15T04:01:40.000Z' },
    ]);
    expect(parseCheckpoint(note.text)).toMatchObject({ size: 600, root: new Uint8Array(after?.root ?? []) });
  });

  it('tells who cosigned, and what last', async () => {
    await cosigns(database.db, 300, 1_455_508_800);
    const [witness, ...others] = await log.witnesses();
    expect(others).toEqual([]);
    expect(witness).toMatchObject({ name: 'witness.example', size: 600, at: '2016-02-15T04:01:40.000Z' });
  });

  it('is told from the newest on, below a size', async () => {
    const sizes = async (where: { below?: number; limit?: number }) =>
      (await log.publications(where)).map(({ size }) => size);
    expect(await sizes({})).toEqual([600, 300]);
    expect(await sizes({ limit: 1 })).toEqual([600]);
    expect(await sizes({ below: 600 })).toEqual([300]);
  });

  it.each([0, 255, 256, 511, 512, 599])(
    'gives a receipt of event %i that is checked alone',
    async (position) => {
      const receipt = parseReceipt((await log.receipt(position)) ?? '');
      const note = parseNote(receipt?.checkpoint ?? '');
      const head = parseCheckpoint(note?.text ?? '');
      const [stored] = await log.read({ from: position, to: position });
      if (!receipt || !head || !stored) throw new Error('no receipt');
      const { index, proof } = receipt;
      expect(index).toBe(position);
      expect(isIncluded(sha256, { index, leaf: stored.leafHash }, proof, head)).toBe(true);
      expect(isIncluded(sha256, { index: index ^ 1, leaf: stored.leafHash }, proof, head)).toBe(false);
    },
  );
});
