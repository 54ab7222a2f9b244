/** `mingbai receipt check`: two files and a key, and nothing else; what does not fit is told, and never passes. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newSigningKey } from '../../src/keys/signing-key.ts';
import { sha256 } from '../../src/log/sha256.ts';
import { utf8 } from '../../src/tlog/bytes.ts';
import { formatCheckpoint } from '../../src/tlog/checkpoint.ts';
import { cosign } from '../../src/tlog/cosignature.ts';
import { leafHash } from '../../src/tlog/hash.ts';
import { COSIGNATURE, ED25519, formatVkey, signatureLine, signNote } from '../../src/tlog/note.ts';
import { inclusionRanges } from '../../src/tlog/ranges.ts';
import { formatReceipt } from '../../src/tlog/receipt.ts';
import { rootOf } from '../../src/tlog/tree.ts';
import { commandLine } from './given.ts';

const NAME = 'portal.example/log';
const own = newSigningKey(NAME, ED25519);
const stranger = newSigningKey(NAME, ED25519);
const elsewhere = newSigningKey('other.example/log', ED25519);
const witness = newSigningKey('audit.example/witness', COSIGNATURE);
const idle = newSigningKey('idle.example/witness', COSIGNATURE);
const vkey = formatVkey(own.key);

const events = Array.from({ length: 7 }, (_, n) => ({
  type: 'figure.reported',
  time: `2016-02-15T04:00:0${n}.000Z`,
  subject: `plan/p/indicator/${n}`,
}));
const entries = events.map((event) => utf8(JSON.stringify(event)));
const leaves = entries.map((entry) => leafHash(sha256, entry));

function receiptOf(index: number): string {
  const size = entries.length;
  const text = formatCheckpoint({ origin: NAME, size, root: rootOf(sha256, leaves) });
  const line = signatureLine(cosign(text, 1_455_508_900, witness.key, witness.sign));
  const proof = inclusionRanges(index, size).map(({ start, end }) =>
    rootOf(sha256, leaves.slice(start, end)),
  );
  return formatReceipt({ index, proof, checkpoint: signNote(text, own.key, own.sign) + line });
}

const mingbai = commandLine({ db: {} as never });
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'receipt-'));
  await keep('5.tlog-proof', receiptOf(5));
  await keep('5.json', entries[5] ?? '');
});
afterAll(() => rm(folder, { recursive: true }));

const keep = async (name: string, contents: string | Uint8Array): Promise<string> => {
  const path = join(folder, name);
  await writeFile(path, contents);
  return path;
};
const checks = (receipt: string, event: string, ...options: string[]) =>
  mingbai('receipt', 'check', join(folder, receipt), join(folder, event), ...options);

describe('a receipt that fits', () => {
  it('says which record it is, who signed it and who has seen it', async () => {
    const { code, out } = await checks('5.tlog-proof', '5.json', '--key', vkey);
    expect(code).toBe(0);
    expect(out).toContain(`record 5 of the log ${NAME}`);
    expect(out).toContain('figure.reported, recorded 2016-02-15T04:00:05.000Z, of plan/p/indicator/5');
    expect(out).toContain(`signed by   ${NAME}+${own.key.id}`);
    expect(out).toContain(`not checked audit.example/witness+${witness.key.id}`);
  });

  it('is told in Chinese, and as JSON, with the witness and its time', async () => {
    const keys = ['--key', vkey, '--key', formatVkey(witness.key)];
    const zh = await checks('5.tlog-proof', '5.json', ...keys, '--lang', 'zh');
    expect(zh.out).toContain('核对通过:这就是账本 portal.example/log 的第 5 条记录');
    expect(zh.out).toContain('2016-02-15T04:01:40.000Z(以见证方的时钟为准)');
    expect(zh.out).not.toContain('未核对');
    const json = await checks('5.tlog-proof', '5.json', ...keys, '--json');
    expect(JSON.parse(json.out)).toMatchObject({
      ok: true,
      index: 5,
      size: 7,
      origin: NAME,
      cosignedBy: [{ key: `audit.example/witness+${witness.key.id}`, at: '2016-02-15T04:01:40.000Z' }],
      unchecked: [],
    });
  });

  it('verifies by any of the keys of a log that has changed them', async () => {
    const { code } = await checks('5.tlog-proof', '5.json', '--key', formatVkey(stranger.key), '--key', vkey);
    expect(code).toBe(0);
  });
});

describe('what does not fit is refused with 1', () => {
  const refused = async (code: string, receipt: string, event: string, ...keys: string[]) => {
    const options = keys.flatMap((key) => ['--key', key]);
    const ran = await checks(receipt, event, ...options, '--json');
    expect({ exit: ran.code, ...JSON.parse(ran.out) }).toMatchObject({ exit: 1, ok: false, code });
    const told = await checks(receipt, event, ...options, '--lang', 'zh');
    expect(told.out).toContain('核对不通过');
  };

  it('another record, and one byte more or other', async () => {
    await keep('4.json', entries[4] ?? '');
    await keep('more.json', `${Buffer.from(entries[5] ?? [])}\n`);
    await keep('other.json', `${Buffer.from(entries[5] ?? [])}`.replace('05.000Z', '06.000Z'));
    await keep('none.json', '');
    for (const event of ['4.json', 'more.json', 'other.json', 'none.json'])
      await refused('not-included', '5.tlog-proof', event, vkey);
  });

  it('another position, an altered proof, an altered checkpoint', async () => {
    const receipt = receiptOf(5);
    await keep('moved.tlog-proof', receipt.replace('index 5', 'index 4'));
    await refused('not-included', 'moved.tlog-proof', '5.json', vkey);
    await keep('beyond.tlog-proof', receipt.replace('index 5', 'index 7'));
    await refused('not-included', 'beyond.tlog-proof', '5.json', vkey);
    await keep('short.tlog-proof', receipt.split('\n').toSpliced(2, 1).join('\n'));
    await refused('not-included', 'short.tlog-proof', '5.json', vkey);
    await keep('larger.tlog-proof', receipt.replace('\n7\n', '\n8\n'));
    await refused('not-signed', 'larger.tlog-proof', '5.json', vkey);
  });

  it('another key, another log, a witness that has not signed', async () => {
    await refused('not-signed', '5.tlog-proof', '5.json', formatVkey(stranger.key));
    await refused('other-log', '5.tlog-proof', '5.json', formatVkey(elsewhere.key));
    await refused('not-cosigned', '5.tlog-proof', '5.json', vkey, formatVkey(idle.key));
  });

  it('files that are something else', async () => {
    await keep(
      'bytes',
      Uint8Array.from({ length: 9_000 }, (_, n) => n % 256),
    );
    await keep('lines', '\n'.repeat(60_000));
    await keep('half', receiptOf(5).split('\n\n')[0] ?? '');
    await keep('unsigned', `${receiptOf(5).split('\n\n').slice(0, 2).join('\n\n')}\n`);
    for (const receipt of ['bytes', 'lines', 'half', '5.json'])
      await refused('not-a-receipt', receipt, '5.json', vkey);
    await refused('not-a-checkpoint', 'unsigned', '5.json', vkey);
  });
});

describe('what cannot be checked ends with 2', () => {
  it('a file that is not there, or too long to be one', async () => {
    await keep('long', 'x'.repeat(70_000));
    for (const [receipt = '', event = ''] of [
      ['nowhere', '5.json'],
      ['5.tlog-proof', 'nowhere'],
      ['.', '5.json'],
      ['long', '5.json'],
      ['5.tlog-proof', 'long'],
    ]) {
      const { code, out, err } = await checks(receipt, event, '--key', vkey);
      expect({ code, out }).toEqual({ code: 2, out: '' });
      expect(err).toMatch(/cannot be read|is longer than/);
    }
  });

  it('without a key of a log, or with what is none', async () => {
    expect((await checks('5.tlog-proof', '5.json')).code).toBe(2);
    expect((await checks('5.tlog-proof', '5.json', '--key', 'x')).code).toBe(2);
    const alone = await checks('5.tlog-proof', '5.json', '--key', formatVkey(witness.key));
    expect(alone.code).toBe(2);
    expect(alone.err).toContain('/verify');
  });
});
