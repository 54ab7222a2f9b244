/** Files that only look like bundles. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { packTar, type TarHeader } from 'modern-tar';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bundleSource, openBundle } from '../../src/verify/bundle.ts';
import { verify } from '../../src/verify/verify.ts';
import { type Files, logKey, packed, zipped } from './given.ts';
import { entriesFor, figures, filesOver } from './small-log.ts';

const files = filesOver(entriesFor(figures(300)));
const keys = [logKey.key];
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mingbai-bundle-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function verifyFile(bytes: Uint8Array) {
  const path = join(folder, 'log.bundle');
  await writeFile(path, bytes);
  return (await verify({ source: openBundle(path), keys })).report;
}
async function verifyTar(bytes: Uint8Array, chunk = bytes.length) {
  const source = bundleSource(
    (async function* () {
      for (let at = 0; at < bytes.length; at += chunk) yield bytes.subarray(at, at + chunk);
    })(),
  );
  return (await verify({ source, keys })).report;
}

it('reads a bundle of a file, in chunks of any size', async () => {
  expect((await verifyFile(await zipped(files))).outcome).toBe('verified');
  for (const chunk of [1_000, 4_097])
    expect((await verifyTar(await packed(files), chunk)).outcome).toBe('verified');
});

it.each([
  ['a file that is not there', undefined],
  ['a file that is not zipped', Buffer.from('checkpoint')],
  ['an archive of nothing', gzipSync(Buffer.alloc(1024))],
  ['an empty file', Buffer.alloc(0)],
  ['noise', gzipSync(Buffer.alloc(5_000, 7))],
])('cannot check %s', async (_what, bytes) => {
  const report = bytes
    ? await verifyFile(bytes)
    : (await verify({ source: openBundle(join(folder, 'absent')), keys })).report;
  expect(report.outcome).toBe('unchecked');
  expect(report.findings).toMatchObject([{ code: 'unreadable' }]);
});

it('cannot check a bundle that ends in the middle', async () => {
  const whole = await zipped(files);
  expect((await verifyFile(whole.subarray(0, whole.length / 2))).outcome).toBe('unchecked');
  const tar = await packed(files);
  expect((await verifyTar(tar.subarray(0, tar.length / 2))).outcome).toBe('unchecked');
});

describe('an archive with', () => {
  const withFirst = (header: Partial<TarHeader>, body = files.get('checkpoint') ?? new Uint8Array()) =>
    packTar([
      { header: { name: 'checkpoint', size: body.length, type: 'file', ...header } as TarHeader, body },
      ...[...files].slice(1).map(([name, each]) => ({ header: { name, size: each.length }, body: each })),
    ]);

  it.each<[string, Partial<TarHeader>, Uint8Array?]>([
    ['a link', { type: 'symlink', linkname: '/etc/passwd', size: 0 }, new Uint8Array()],
    ['a hard link', { type: 'link', linkname: 'checkpoint', size: 0 }, new Uint8Array()],
    ['a folder', { name: 'checkpoint/', type: 'directory', size: 0 }, new Uint8Array()],
    ['a path out of its folder', { name: '../checkpoint' }],
    ['a path from the root', { name: '/checkpoint' }],
    ['an extended header', { pax: { comment: 'x'.repeat(2_000) } }],
    ['a checkpoint that is too long', {}, new Uint8Array((1 << 20) + 1)],
  ])('%s is refused', async (_what, header, body) => {
    const report = await verifyTar(await withFirst(header, body));
    expect(report.outcome).toBe('unchecked');
    expect(report.findings).toMatchObject([{ code: 'unreadable' }]);
  });

  it('a member that promises 8 GB costs nothing', async () => {
    const tar = Buffer.from(await packed(files));
    // The size of the first member, in octal, and the checksum of its header.
    tar.write('77777777777\0', 124, 'latin1');
    tar.fill(' ', 148, 156);
    const sum = tar.subarray(0, 512).reduce((total, byte) => total + byte, 0);
    tar.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148, 'latin1');
    const report = await verifyTar(tar);
    expect(report.findings[0]?.en).toContain('8589934591');
    tar[0] = 88;
    expect((await verifyTar(tar)).findings[0]?.en).toContain('checksum');
  });

  it('files in another order is refused', async () => {
    const reversed: Files = new Map([...files].reverse());
    expect((await verifyTar(await packed(reversed))).outcome).toBe('unchecked');
  });

  it('a zip bomb for a list is read no further than a line may go', async () => {
    const bomb: Files = new Map([...files, ['openings.ndjson', new Uint8Array(8 << 20)]]);
    const report = await verifyFile(await zipped(bomb));
    expect(report.findings[0]?.en).toContain('a line of more than');
  });

  it('JSON that nests without end is not followed', async () => {
    const deep = `{"position":299,"day":"2015-02-01","plans":[{"plan":"x","targets":[{"id":"t","verdict":{"rule":"at_least/1","terms":${'['.repeat(100_000)}${']'.repeat(100_000)}}}]}]}`;
    const report = await verifyFile(await zipped(new Map([...files, ['verdicts.json', Buffer.from(deep)]])));
    expect(report.outcome).not.toBe('verified');
  });
});
