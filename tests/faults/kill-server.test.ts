/** kill -9 of the portal at random moments, while programs report and checkpoints are published. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { sha256 } from '../../src/log/sha256.ts';
import { hex } from '../../src/tlog/bytes.ts';
import { parseCheckpoint } from '../../src/tlog/checkpoint.ts';
import { emptyFrontier, extend, root } from '../../src/tlog/frontier.ts';
import { leafHash } from '../../src/tlog/hash.ts';
import { parseNote } from '../../src/tlog/note.ts';
import { mingbai } from '../cli/spawn.ts';
import { createDatabase } from '../database.ts';
import { startPortal } from '../node/start.ts';
import { LINDENAU, report, TOKEN } from './load.ts';
import { rounds } from './rounds.ts';

/** Where a portal keeps its log. Keys and anchor stand in a folder beside it. */
type Place = { environment: Record<string, string>; remove: () => Promise<void> };

async function onPGlite(): Promise<Place> {
  const folder = await mkdtemp(join(tmpdir(), 'mingbai-kill-'));
  return { environment: { MINGBAI_DATA: folder }, remove: () => rm(folder, { recursive: true }) };
}

async function onPostgres(): Promise<Place> {
  const folder = await mkdtemp(join(tmpdir(), 'mingbai-kill-'));
  const { url, drop } = await createDatabase('template_migrated');
  const remove = async () => {
    await drop();
    await rm(folder, { recursive: true });
  };
  return { environment: { DATABASE_URL: url, MINGBAI_DATA: folder }, remove };
}

describe.each([
  ['PGlite', onPGlite, 1],
  ['PostgreSQL', onPostgres, 2],
] as const)('a portal on %s that is killed', (_name, make, seed) => {
  it('keeps all that it acknowledged, without a gap, and contradicts no checkpoint', {
    timeout: 600_000,
  }, async () => {
    const { environment, remove } = await make();
    const key = await mingbai(['keys', 'new', '--json'], environment);
    expect(key).toMatchObject({ code: 0 });
    expect(await mingbai(['plan', 'adopt', LINDENAU], environment)).toMatchObject({ code: 0 });
    const start = async () => {
      const portal = await startPortal({ ...environment, MINGBAI_DEMO: '0', MINGBAI_API_TOKEN: TOKEN });
      await portal.says('is ready');
      return portal;
    };

    let acknowledged = new Map<string, number>();
    const notes = new Set<string>();
    for (const { roll } of rounds(seed * 1_000)) {
      const portal = await start();
      await expectWhole(portal.address, acknowledged, notes);
      const load = report(portal.address, acknowledged);
      const watching = watch(portal.address, notes);
      await load.acknowledges(1 + Math.floor(roll() * 60));
      // Somewhere within a transaction, a publication, or neither.
      await new Promise((resolve) => setTimeout(resolve, roll() * 40));
      portal.signal('SIGKILL');
      await portal.ended;
      await Promise.all([load.stop(), watching.stop()]);
      acknowledged = new Map(load.acknowledged);
    }
    const portal = await start();
    await expectWhole(portal.address, acknowledged, notes);
    expect(notes.size).toBeGreaterThan(0);
    const vkey: string = JSON.parse(key.out).vkey;
    expect(await mingbai(['verify', portal.address, '--key', vkey, '--json'], {})).toMatchObject({ code: 0 });
    portal.signal('SIGTERM');
    await portal.ended;
    await remove();
  });
});

/** Asks for the checkpoint again and again, and keeps each. */
function watch(address: string, notes: Set<string>): { stop(): Promise<void> } {
  let stopped = false;
  const watching = (async () => {
    while (!stopped) {
      const note = await checkpointOf(address).catch(() => undefined);
      if (note !== undefined) notes.add(note);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  })();
  return {
    stop: () => {
      stopped = true;
      return watching;
    },
  };
}

async function checkpointOf(address: string): Promise<string | undefined> {
  const response = await fetch(`${address}/log/checkpoint`);
  const text = await response.text();
  return response.ok ? text : undefined;
}

/**
 * Every acknowledged event is where it was said to be, and every checkpoint that was ever read is the tree of what
 * stands; and one over all of it comes.
 */
async function expectWhole(
  address: string,
  acknowledged: ReadonlyMap<string, number>,
  notes: ReadonlySet<string>,
): Promise<void> {
  const ledger = await (await fetch(`${address}/data/events.ndjson`)).text();
  const entries = ledger.split('\n').slice(0, -1);
  const ids = entries.map((entry): string => JSON.parse(entry).id);
  for (const [id, position] of acknowledged) expect(ids[position]).toBe(id);
  expect(new Set(ids).size).toBe(ids.length);

  let published: string | undefined;
  while (sizeOf(published) < entries.length) published = await checkpointOf(address);
  const roots = rootsOf(entries);
  for (const note of [...notes, published ?? '']) {
    const checkpoint = parseCheckpoint(parseNote(note)?.text ?? '');
    expect(checkpoint).toBeDefined();
    expect(hex(checkpoint?.root ?? new Uint8Array())).toBe(roots[checkpoint?.size ?? -1]);
  }
}

const sizeOf = (note: string | undefined): number =>
  parseCheckpoint(parseNote(note ?? '')?.text ?? '')?.size ?? -1;

/** The root of the first n entries, for every n. */
function rootsOf(entries: readonly string[]): string[] {
  let frontier = emptyFrontier;
  return [
    hex(root(sha256, frontier)),
    ...entries.map((entry) => {
      frontier = extend(sha256, frontier, leafHash(sha256, Buffer.from(entry)));
      return hex(root(sha256, frontier));
    }),
  ];
}
