/** The log below `/log`: what C2SP tlog-tiles asks of a server, and that it fits the signed checkpoint. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createApp } from '../../../src/http/app.ts';
import { verifyEd25519 } from '../../../src/keys/ed25519.ts';
import { sha256 } from '../../../src/log/sha256.ts';
import { decodeBundle } from '../../../src/tlog/bundle.ts';
import { base64, concat } from '../../../src/tlog/bytes.ts';
import { parseCheckpoint } from '../../../src/tlog/checkpoint.ts';
import { leafHash } from '../../../src/tlog/hash.ts';
import { isSignedBy, parseNote } from '../../../src/tlog/note.ts';
import { rootOfTiles } from '../../../src/tlog/prove.ts';
import { tilePath } from '../../../src/tlog/tile.ts';
import { reported, streamOf } from '../../log/given.ts';
import { cosigns, logKey, publishes } from '../../log/publishing.ts';
import { openPortal, type Portal } from '../portal.ts';

const IMMUTABLE = 'public, max-age=604800, immutable';
const SIZE = 600;
let portal: Portal;

beforeAll(async () => {
  portal = await openPortal({ compress: true });
  await grows(SIZE);
  await publishes(portal.db);
  await grows(100);
});
afterAll(() => portal.close());

const grows = (by: number) =>
  portal.log.append([
    { stream: streamOf(), expected: 'any', events: Array.from({ length: by }, () => reported()) },
  ]);
const get = (path: string, headers = {}) => portal.get(`/log/${path}`, headers);
const bytesOf = async (path: string) => new Uint8Array(await (await get(path)).arrayBuffer());
async function headOf() {
  const note = parseNote(await (await get('checkpoint')).text());
  const head = parseCheckpoint(note?.text ?? '');
  if (!note || !head) throw new Error('not a checkpoint');
  return { note, ...head };
}

it('is 404 before anything is published', async () => {
  const empty = await openPortal();
  for (const path of ['checkpoint', 'tile/0/000.p/1', 'tile/entries/000.p/1']) {
    const answer = await empty.get(`/log/${path}`);
    expect(answer.status).toBe(404);
    expect(answer.headers.get('Access-Control-Allow-Origin')).toBe('*');
    expect(answer.headers.get('Cache-Control')).toBe('no-store');
  }
  await empty.close();
});

describe('the checkpoint', () => {
  it('is signed, and kept by nobody', async () => {
    const answer = await get('checkpoint');
    expect(answer.status).toBe(200);
    expect(answer.headers.get('Content-Type')).toBe('text/plain; charset=utf-8');
    expect(answer.headers.get('Cache-Control')).toBe('no-store');
    expect(answer.headers.get('Access-Control-Allow-Origin')).toBe('*');
    const { note, origin, size } = await headOf();
    expect({ origin, size }).toEqual({ origin: 'test.example/log', size: SIZE });
    expect(isSignedBy(note, logKey.key, verifyEd25519)).toBe(true);
  });

  it('carries a cosignature as soon as there is one', async () => {
    expect((await headOf()).note.signatures).toHaveLength(1);
    await cosigns(portal.db, SIZE, 1_455_508_900);
    expect((await headOf()).note.signatures.map(({ name }) => name)).toEqual([
      'test.example/log',
      'witness.example',
    ]);
  });

  it('is published first where whoever asks has to do it, and is served where that fails', async () => {
    const asked: number[] = [];
    const publish = async () => {
      asked.push((await portal.log.head()).size);
      throw new Error('no witness');
    };
    const app = createApp({ ...portal.deps, publish });
    expect((await app.request('/log/checkpoint')).status).toBe(200);
    expect(asked).toEqual([SIZE + 100]);
  });
});

describe('tiles', () => {
  it('make the signed root, and bundles make the tiles', async () => {
    const { size, root } = await headOf();
    const read = async (tile: { level: number; index: number; width: number }) => {
      const bytes = await bytesOf(tilePath(tile));
      if (tile.level > 0) return bytes;
      const entries = decodeBundle(await bytesOf(tilePath({ ...tile, level: 'entries' }))) ?? [];
      expect(bytes).toEqual(concat(...entries.map((entry) => leafHash(sha256, entry))));
      return bytes;
    };
    expect(base64(await rootOfTiles(sha256, read, size))).toBe(base64(root));
  });

  it.each([
    'tile/0/000',
    'tile/0/002.p/88',
    'tile/1/000.p/2',
    'tile/entries/000',
    'tile/entries/002.p/88',
    // Of a size that was published, or may have been.
    'tile/0/002.p/1',
    'tile/0/000.p/255',
  ])('%s is bytes that never change', async (path) => {
    const answer = await get(path, { 'Accept-Encoding': 'gzip' });
    expect(answer.status).toBe(200);
    expect(answer.headers.get('Content-Type')).toBe('application/octet-stream');
    expect(answer.headers.get('Cache-Control')).toBe(IMMUTABLE);
    expect(answer.headers.get('Access-Control-Allow-Origin')).toBe('*');
    expect(answer.headers.get('Set-Cookie')).toBeNull();
    const head = await portal.app.request(`/log/${path}`, { method: 'HEAD' });
    expect(head.status).toBe(200);
    expect(head.headers.get('Content-Type')).toBe('application/octet-stream');
    expect(await head.text()).toBe('');
  });

  it.each([
    // Appended, not published.
    'tile/0/002.p/89',
    'tile/entries/002.p/89',
    'tile/0/002',
    'tile/0/003.p/1',
    'tile/1/000',
    'tile/2/000.p/1',
    // Not the one spelling of anything.
    'tile/0/000.p/0',
    'tile/0/000.p/256',
    'tile/0/0',
    'tile/0/x000/000',
    'tile/00/000',
    'tile/7/000',
    'tile/0/000.p/01',
    'tile/-1/000',
    'tile/entries',
    'tile/entries/000.p',
    `tile/0/${'x999/'.repeat(9)}999`,
    `tile/0/${'9'.repeat(4000)}`,
    'tile/0/000%00',
    "tile/0/000'--",
    'tile/',
    'tile',
    'checkpoint/',
    '',
  ])('%s is not there', async (path) => {
    const answer = await get(path);
    expect(answer.status).toBe(404);
    expect(answer.headers.get('Access-Control-Allow-Origin')).toBe('*');
    expect(answer.headers.get('Cache-Control')).toBe('no-store');
  });

  it('are read, not written', async () => {
    const posted = await portal.app.request('/log/checkpoint', { method: 'POST' });
    expect(posted.status).toBe(405);
    expect(posted.headers.get('Allow')).toContain('GET');
  });
});
