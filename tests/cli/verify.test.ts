/** `mingbai export --bundle` and `mingbai verify`: files in, a report and an exit code out. */
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { canonical } from '../../events/envelope.ts';
import { openLog } from '../../src/log/open.ts';
import { projections } from '../../src/projections/index.ts';
import { formatVkey } from '../../src/tlog/note.ts';
import { openEmbedded, type TestDatabase } from '../database.ts';
import { reported, SOURCE, streamOf } from '../log/given.ts';
import { cosigns, logKey, publishes, witnessKey } from '../log/publishing.ts';
import { zipped } from '../verify/given.ts';
import { entriesFor, figures, filesOver } from '../verify/small-log.ts';
import { commandLine } from './given.ts';

const VKEY = formatVkey(logKey.key);
let database: TestDatabase;
let folder: string;
let mingbai: ReturnType<typeof commandLine>;
const at = (name: string) => join(folder, name);

beforeAll(async () => {
  database = await openEmbedded();
  folder = await mkdtemp(join(tmpdir(), 'mingbai-verify-'));
  const { db } = database;
  const log = openLog({ db, clock: () => new Date('2016-02-15T04:00:00Z'), source: SOURCE, projections });
  const events = Array.from({ length: 300 }, (_, n) => reported({ period: String(1700 + n) }));
  await log.append([{ stream: streamOf(), expected: 'any', events }]);
  await log.close();
  await cosigns(db, await publishes(db), 1_455_508_900);
  mingbai = commandLine(database);
  expect(await mingbai('export', '--bundle', at('log.bundle'))).toMatchObject({ code: 0, out: '' });
});
afterAll(async () => {
  await rm(folder, { recursive: true });
  await database.close();
});

it('verifies a bundle, needs no database for it, and keeps the checkpoint', async () => {
  const nowhere = commandLine({ db: undefined as never });
  const words = ['verify', at('log.bundle'), '--key', VKEY, '--key', formatVkey(witnessKey.key)];
  const ran = await nowhere(...words, '--save', at('kept'));
  expect(ran).toMatchObject({ code: 0, err: '' });
  expect(ran.out).toContain(`signed by   test.example/log+${logKey.key.id}\n`);
  expect(ran.out).toContain('2016-02-15T04:01:40.000Z');
  expect(ran.out).toMatch(/It verifies\.\n$/);
  expect(await readFile(at('kept'), 'utf8')).toMatch(/^test\.example\/log\n300\n/);
  const again = await nowhere(...words, '--since', at('kept'), '--json');
  expect(again.code).toBe(0);
  expect(JSON.parse(again.out)).toMatchObject({ outcome: 'verified', earlier: [300], findings: [] });
});

it('speaks Chinese when asked, and where the machine does', async () => {
  const words = ['verify', at('log.bundle'), '--key', VKEY];
  expect((await mingbai(...words, '--lang', 'zh')).out).toMatch(/结论:核验通过。\n$/);
  const zh = commandLine(database, false, { LANG: 'zh_CN.UTF-8' });
  expect((await zh(...words)).out).toContain('[通过] 检查点的签名');
  expect((await zh(...words, '--lang', 'en')).out).toContain('It verifies.');
});

it('ends with 1 where a byte was changed, names the event, and keeps nothing', async () => {
  const tar = gunzipSync(await readFile(at('log.bundle')));
  const where = tar.indexOf('"period":"1850"');
  tar.write('1', where + '"period":"'.length + 3);
  await writeFile(at('changed.bundle'), gzipSync(tar));
  const ran = await mingbai('verify', at('changed.bundle'), '--key', VKEY, '--save', at('not-kept'));
  expect(ran.code).toBe(1);
  expect(ran.out).toMatch(/FAILED: event 150 \([0-9a-f-]{36}\) is not what was signed/);
  expect(ran.out).toMatch(/It does NOT verify\. event 150 .*\n$/);
  expect(await readdir(folder)).not.toContain('not-kept');
});

it('ends with 2 where it could not check', async () => {
  const absent = await mingbai('verify', at('absent.bundle'), '--key', VKEY);
  expect(absent).toMatchObject({ code: 2 });
  expect(absent.out).toContain('could not check: ');
  const refused = await mingbai('verify', 'ftp://portal.example', '--key', VKEY);
  expect(refused.code).toBe(2);
});

it('sends nothing of the log to the terminal that steers it', async () => {
  const hostile = (entry: Uint8Array) => {
    const event = JSON.parse(Buffer.from(entry).toString());
    return Buffer.from(
      canonical({ ...event, dataschema: 'urn:mingbai:event:\u001b[2J\u202e:1', type: '\u001b[2J\u202e' }),
    );
  };
  await writeFile(at('hostile.bundle'), await zipped(filesOver(entriesFor(figures(3)).map(hostile))));
  for (const more of [['--json'], ['--lang', 'zh'], ['--lang', 'en']]) {
    const ran = await mingbai('verify', at('hostile.bundle'), '--key', VKEY, ...more);
    expect(ran.code).toBe(2);
    expect(ran.out).toContain('[2J');
    for (const character of ['\u001b', '\u202e']) expect(ran.out).not.toContain(character);
  }
});

it.each([
  ['no key', ['verify', 'log.bundle'], 'key'],
  ['a key that is none', ['verify', 'log.bundle', '--key', 'abc'], 'not a vkey'],
  ['a witness alone', ['verify', 'log.bundle', '--key', formatVkey(witnessKey.key)], 'no --key of the log'],
  [
    'an earlier checkpoint that is not there',
    ['verify', 'x', '--key', VKEY, '--since', 'absent'],
    'cannot be read',
  ],
  [
    'an earlier checkpoint that is none',
    ['verify', 'x', '--key', VKEY, '--since', 'package.json'],
    'not a checkpoint',
  ],
  ['an address that is none', ['verify', 'http://', '--key', VKEY], 'not an address'],
  ['an address with a user', ['verify', 'http://a:b@portal.example', '--key', VKEY], 'user name'],
])('ends with 2 for %s', async (_what, words, told) => {
  const ran = await mingbai(...words);
  expect(ran.code).toBe(2);
  expect(ran.err).toContain(told);
});

it('writes a bundle over nothing, and none before anything is published', async () => {
  expect(await mingbai('export', '--bundle', at('log.bundle'))).toMatchObject({ code: 1 });
  const empty = await openEmbedded();
  const ran = await commandLine(empty)('export', '--bundle', at('empty.bundle'));
  expect(ran).toMatchObject({ code: 1 });
  expect(ran.err).toContain('nothing is published yet');
  expect(await readdir(folder)).not.toContain('empty.bundle');
  await empty.close();
});
