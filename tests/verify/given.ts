/** A small log with a plan, figures, comments and evidence, published; and bundles of it with something changed. */
import { randomUUID } from 'node:crypto';
import { gunzipSync, gzipSync } from 'node:zlib';
import { packTar, unpackTar } from 'modern-tar';
import type { Actor } from '../../events/envelope.ts';
import { bundleOf } from '../../src/cli/export-bundle.ts';
import type { Portal as CliPortal } from '../../src/cli/portal.ts';
import type { SigningKey } from '../../src/keys/signing-key.ts';
import type { NewEvent } from '../../src/log/log.ts';
import { seal } from '../../src/log/openings.ts';
import { sha256 } from '../../src/log/sha256.ts';
import { decodeBundle, encodeBundle } from '../../src/tlog/bundle.ts';
import { formatCheckpoint } from '../../src/tlog/checkpoint.ts';
import { leafHash } from '../../src/tlog/hash.ts';
import { signNote } from '../../src/tlog/note.ts';
import { tilePath } from '../../src/tlog/tile.ts';
import { bundleSource } from '../../src/verify/bundle.ts';
import { leavesOf, spansOf } from '../../src/verify/leaves.ts';
import { bundleTiles, nodeTiles } from '../../src/verify/source.ts';
import { Tree } from '../../src/verify/tree.ts';
import { type VerifyOptions, verify } from '../../src/verify/verify.ts';
import { openPortal, PLAN, type Portal } from '../http/portal.ts';
import { logKey, ORIGIN, publishes } from '../log/publishing.ts';

export { logKey, ORIGIN, PLAN };

const editor: Actor = { role: 'editor', ref: 'tester' };
const EVIDENCE = { name: '报表.pdf', mediaType: 'application/pdf', size: 9, sha256: 'ab'.repeat(32) };

/** The files of a bundle, by their names in their order. */
export type Files = Map<string, Uint8Array>;

export type Given = { portal: Portal; files: Files; size: number };

/** A portal whose log is published, and its bundle. The positions of what is sealed: see `SEALED`. */
export async function publishedPortal(): Promise<Given> {
  const portal = await openPortal();
  await portal.adopts(`plans/${PLAN}`);
  portal.at('2014-02-01T02:00:00Z');
  const figure = { plan: PLAN, indicator: 'air-quality-good-rate', status: 'A' as const, unit: '%' };
  const stream = `plan/${PLAN}/indicator/air-quality-good-rate`;
  await portal.appends(stream, 'figure.reported', {
    ...{ ...figure, period: '2013', value: '62.2' },
    evidence: [EVIDENCE],
  });
  portal.at('2015-02-01T02:00:00Z');
  await portal.appends(stream, 'figure.reported', { ...figure, period: '2014', value: '74.8' });
  for (const fate of ['stands', 'deselected', 'erased'] as const) await comments(portal, fate);
  const size = await publishes(portal.db);
  return { portal, files: await filesOf(portal), size };
}

/** A comment that was answered and selected, and what became of it. */
async function comments(portal: Portal, fate: 'stands' | 'deselected' | 'erased'): Promise<void> {
  const comment = randomUUID();
  const of = { comment };
  const say = (type: string, data: object, sealed?: Record<string, unknown>): NewEvent => {
    const { commitment, opening } = sealed ? seal(sealed) : { commitment: '', opening: undefined };
    const whole = { ...of, ...data, ...(sealed && { sealed: commitment }) };
    return {
      id: randomUUID(),
      type,
      actor: editor,
      data: whole,
      ...(opening && { openings: [opening] }),
    } as unknown as NewEvent;
  };
  const text = { body: '楼道灯不亮', name: '王**', title: '路灯' };
  const events = [
    say('comment.submitted', { kind: 'request', consent: true }, { ...text, name: '王小明' }),
    say('comment.replied', { department: 'housing' }, { body: '已修复。' }),
    say('comment.selected', {}, text),
    ...(fate === 'deselected' ? [say('comment.deselected', { reason: '重复' })] : []),
    ...(fate === 'erased'
      ? [say('comment.erased', { position: 0, authority: '本人申请', reason: 'writer' })]
      : []),
  ];
  const outcome = await portal.log.append([{ stream: `comment/${comment}`, expected: 'none', events }]);
  if (outcome.outcome !== 'ok') throw new Error(JSON.stringify(outcome));
}

const silentTerminal = { tell() {}, redraw() {}, showsProgress: false } as never;

/** The bundle of a portal as the command makes it. */
export async function bundleBytes(portal: Portal): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of await bundleOf(portal as unknown as CliPortal, silentTerminal))
    chunks.push(chunk);
  return Buffer.concat(chunks);
}

export async function filesOf(portal: Portal): Promise<Files> {
  const entries = await unpackTar(gunzipSync(await bundleBytes(portal)));
  return new Map(entries.map(({ header, data }) => [header.name, data ?? new Uint8Array(0)]));
}

export const packed = async (files: Files): Promise<Uint8Array> =>
  packTar([...files].map(([name, body]) => ({ header: { name, size: body.length, type: 'file' }, body })));

export const zipped = async (files: Files): Promise<Uint8Array> => gzipSync(await packed(files));

/** Verifies files as a bundle. */
export async function verifyFiles(files: Files, options: Partial<VerifyOptions> = {}) {
  const bytes = await packed(files);
  const source = bundleSource(
    (async function* () {
      yield bytes;
    })(),
  );
  return (await verify({ source, keys: [logKey.key], ...options })).report;
}

/** The entries of a bundle's files, in order. */
export function entriesOf(files: Files): Uint8Array[] {
  return [...files]
    .filter(([name]) => name.startsWith('tile/entries/'))
    .flatMap(([, bytes]) => (decodeBundle(bytes) ?? []).map((entry) => entry.slice()));
}

/** The same files over other entries, hashed and signed anew: what a portal that rewrites history would serve. */
export function resigned(files: Files, entries: readonly Uint8Array[], by: SigningKey = logKey): Files {
  const tree = new Tree();
  const tiles: Files = new Map();
  for (const tile of bundleTiles(entries.length)) {
    const bundle = encodeBundle(entries.slice(tile.index * 256, tile.index * 256 + tile.width));
    const leaves = leavesOf(bundle, spansOf(bundle, tile.width) ?? new Uint32Array());
    tiles.set(tilePath(tile), bundle).set(tilePath({ ...tile, level: 0 }), leaves);
    tree.add(leaves);
  }
  for (const tile of nodeTiles(entries.length))
    tiles.set(tilePath(tile), tree.tile(tile.level, tile.index, tile.width));
  const text = formatCheckpoint({ origin: ORIGIN, size: entries.length, root: tree.root() });
  const rest = [...files].filter(([name]) => name.includes('.'));
  const others = rest.filter(([name]) => !name.startsWith('tile/'));
  return new Map([['checkpoint', Buffer.from(signNote(text, by.key, by.sign))], ...tiles, ...others]);
}

/** The same files with entries changed as a thief with the database would: nothing is hashed or signed anew. */
export function withEntries(files: Files, change: (entries: Uint8Array[]) => Uint8Array[]): Files {
  const entries = change(entriesOf(files));
  const changed: Files = new Map(files);
  for (const tile of bundleTiles(entries.length))
    changed.set(tilePath(tile), encodeBundle(entries.slice(tile.index * 256, tile.index * 256 + tile.width)));
  return changed;
}

export type Json = Record<string, unknown>;
export const jsonOf = (bytes: Uint8Array | undefined): Json =>
  JSON.parse(Buffer.from(bytes ?? []).toString());
export const bytesOf = (value: unknown): Uint8Array => Buffer.from(JSON.stringify(value));
export const leafOf = (entry: Uint8Array): Uint8Array => leafHash(sha256, entry);
