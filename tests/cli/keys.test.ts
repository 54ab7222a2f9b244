/** A portal's keys from the command line: made, shown, and rotated with the old one's signature. */
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { verifyEd25519 } from '../../src/keys/ed25519.ts';
import { openLog } from '../../src/log/open.ts';
import { publishedOf } from '../../src/log/published.ts';
import { sha256 } from '../../src/log/sha256.ts';
import { anchorFile } from '../../src/node/anchor-file.ts';
import { readLogKey } from '../../src/node/key-file.ts';
import { projections } from '../../src/projections/index.ts';
import { isSignedBy, parseNote, parseVkey } from '../../src/tlog/note.ts';
import { openEmbedded, type TestDatabase } from '../database.ts';
import { append, clock, publisherOn } from '../publish/given.ts';
import { commandLine } from './given.ts';

const ORIGIN = 'test.example/log';
let folder: string;
let database: TestDatabase;
let environment: Record<string, string>;
const mingbai = (...words: string[]) => commandLine(database, false, environment)(...words);
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mingbai-keys-'));
  database = await openEmbedded();
  environment = { MINGBAI_DATA: folder, MINGBAI_ORIGIN: ORIGIN };
});
afterAll(async () => {
  await rm(folder, { recursive: true });
  await database.close();
});

const log = () => openLog({ db: database.db, clock, source: ORIGIN, projections });

/** The key that the next start of the portal would sign with. */
async function publisherWithKeyInUse() {
  const signing = await readLogKey({
    origin: ORIGIN,
    dataFolder: folder,
    database: { kind: 'server', url: '', ownerUrl: '' },
  });
  if (!signing) throw new Error('no key');
  return publisherOn(database.db, { signing, anchor: anchorFile(join(folder, 'log.anchor')) });
}
async function isPublishedBy(vkey: string): Promise<boolean> {
  const note = parseNote((await publishedOf(database.db).publishedNow())?.note ?? '');
  const key = parseVkey(sha256, vkey);
  return note !== undefined && key !== undefined && isSignedBy(note, key, verifyEd25519);
}

describe('the keys of a log', () => {
  const vkeys: string[] = [];

  test('are not shown or rotated before there is one', async () => {
    expect(await mingbai('keys', 'show')).toMatchObject({ code: 2, err: expect.stringMatching(/keys new/) });
    expect(await mingbai('keys', 'rotate')).toMatchObject({ code: 2 });
  });

  test('are made once, and shown', async () => {
    const made = await mingbai('keys', 'new');
    vkeys.push(made.out.trim());
    expect(made.code).toBe(0);
    expect(parseVkey(sha256, vkeys[0] ?? '')?.name).toBe(ORIGIN);
    expect(await mingbai('keys', 'new')).toMatchObject({
      code: 2,
      err: expect.stringMatching(/not overwritten/),
    });
    expect(await mingbai('keys', 'show')).toMatchObject({ code: 0, out: `${vkeys[0]}\n` });
    const secret = await readFile(join(folder, 'log.key'), 'utf8');
    expect(made.out + made.err).not.toContain(secret.trim());
  });

  test('are rotated: announced, signed by the old one, and then the new one signs', async () => {
    await append(log(), 'air', 'water');
    const running = await publisherWithKeyInUse();
    await running.publish();
    const rotated = JSON.parse((await mingbai('keys', 'rotate', '--json')).out);
    expect(rotated.old).toBe(vkeys[0]);
    vkeys.push(rotated.vkey);
    expect(await isPublishedBy(rotated.old)).toBe(true);
    expect((await publishedOf(database.db).publishedNow())?.size).toBe(4);
    expect((await readdir(folder)).sort()).toEqual([
      'log.anchor',
      'log.key',
      `log.key.${rotated.old.split('+')[1]}`,
    ]);

    // A portal that was not started anew signs nothing by the old one.
    await append(log(), 'air');
    expect(await running.publish()).toMatchObject({
      outcome: 'halted',
      halted: { position: 3, what: expect.stringMatching(/is retired: start this portal anew/) },
    });
    const started = await publisherWithKeyInUse();
    expect(await started.publish()).toEqual({ outcome: 'published', size: 5 });
    expect(await isPublishedBy(rotated.vkey)).toBe(true);
    expect(await started.audit()).toMatchObject({ ok: true, checkpoints: 3 });
    const shown = JSON.parse((await mingbai('keys', 'show', '--json')).out);
    expect(shown).toMatchObject({
      vkey: rotated.vkey,
      old: [expect.stringMatching(/log\.key\.[0-9a-f]{8}$/)],
    });
  });

  test('are rotated without the old one when that is lost', async () => {
    await rm(join(folder, 'log.key'));
    expect(await mingbai('keys', 'rotate', '--lost', 'other.example/log+1')).toMatchObject({ code: 2 });
    expect(await mingbai('keys', 'rotate', '--lost', vkeys[1] ?? '')).toMatchObject({ code: 0 });
    const started = await publisherWithKeyInUse();
    expect(await started.publish()).toEqual({ outcome: 'published', size: 7 });
    expect(await started.audit()).toMatchObject({ ok: true });
  });

  test('in the environment are rotated into a file that is named', async () => {
    const secret = await readFile(join(folder, 'log.key'), 'utf8');
    environment.MINGBAI_LOG_KEY = secret;
    expect(await mingbai('keys', 'rotate')).toMatchObject({
      code: 2,
      err: expect.stringMatching(/say --file/),
    });
    const next = join(folder, 'next.key');
    expect(await mingbai('keys', 'rotate', '--file', next)).toMatchObject({
      code: 0,
      err: expect.stringMatching(/set MINGBAI_LOG_KEY to the text in .*next\.key/),
    });
    // Again, as if it had been cut short: nothing is announced twice.
    const { size } = await log().head();
    expect(await mingbai('keys', 'rotate', '--file', next)).toMatchObject({ code: 0 });
    expect((await log().head()).size).toBe(size);
    environment.MINGBAI_LOG_KEY = await readFile(next, 'utf8');
    expect(await mingbai('keys', 'show')).toMatchObject({
      code: 0,
      err:
        'from MINGBAI_LOG_KEY\n' +
        `kept from before: ${join(folder, (await readdir(folder)).find((name) => /^log\.key\./.test(name)) ?? '')}\n`,
    });
  });

  test('do not change hands when the log was changed unannounced', async () => {
    await rm(join(folder, 'log.key'));
    delete environment.MINGBAI_LOG_KEY;
    await mingbai('keys', 'new');
    await append(log(), 'air');
    expect(await (await publisherWithKeyInUse()).publish()).toMatchObject({
      outcome: 'halted',
      halted: {
        what: expect.stringMatching(/does not announce test.example\/log\+[0-9a-f]{8}: .* keys rotate/),
      },
    });
  });
});
