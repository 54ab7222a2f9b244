/** A made-up log of entries, without a database: a plan with its targets, then figures by the hundred thousand. */
import { randomUUID } from 'node:crypto';
import type { Actor } from '../events/envelope.ts';
import type { SigningKey } from '../src/keys/signing-key.ts';
import type { NewEvent } from '../src/log/log.ts';
import { entryOf, prepare } from '../src/log/prepare.ts';
import { encodeBundle } from '../src/tlog/bundle.ts';
import { formatCheckpoint } from '../src/tlog/checkpoint.ts';
import { signNote } from '../src/tlog/note.ts';
import { TILE_WIDTH, type Tile } from '../src/tlog/tile.ts';
import { EventReader } from '../src/verify/events.ts';
import { Findings } from '../src/verify/finding.ts';
import { leavesOf, spansOf } from '../src/verify/leaves.ts';
import { StandingRows } from '../src/verify/rows.ts';
import { Tree } from '../src/verify/tree.ts';
import { dayOfLast, toldTargets } from '../src/verify/verdicts.ts';
import { writeBundle } from '../src/verify/write-bundle.ts';
import { figure, streamOf } from './figures.ts';

const actor: Actor = { role: 'operator', ref: 'bench' };
const INDICATORS = 200;
const START = Date.parse('2015-02-01T00:00:00.000Z');

export type BenchLog = { origin: string; bundles: Uint8Array[]; size: number; bytes: number };

/** Bundles of entries in the bytes that a portal would store. */
export function benchLog(origin: string, figures: number): BenchLog {
  const revisions = new Map<string, number>();
  const entries: Uint8Array[] = [];
  const add = (stream: string, event: NewEvent): void => {
    const [prepared] = prepare([{ stream, expected: 'any', events: [event] }], origin).events;
    if (!prepared) throw new Error('nothing was prepared');
    const revision = (revisions.get(stream) ?? -1) + 1;
    revisions.set(stream, revision);
    entries.push(Buffer.from(entryOf(prepared, revision, new Date(START + entries.length).toISOString())));
  };
  for (const event of planEvents())
    add(event.type === 'plan.adopted' ? 'plan/bench' : 'plan/bench/set', event);
  for (let n = 0; n < figures; n++) add(streamOf(n), figure(n));
  const bundles: Uint8Array[] = [];
  for (let at = 0; at < entries.length; at += TILE_WIDTH)
    bundles.push(encodeBundle(entries.slice(at, at + TILE_WIDTH)));
  const bytes = entries.reduce((sum, { length }) => sum + length, 0);
  return { origin, bundles, size: entries.length, bytes };
}

/** The same as the file that `mingbai export --bundle` writes. */
export function benchBundle(log: BenchLog, { key, sign }: SigningKey): AsyncIterable<Uint8Array> {
  const tree = new Tree();
  const leaves = log.bundles.map((bundle, index) => {
    const hashes = leavesOf(bundle, spansOf(bundle, widthOf(log, index)) ?? new Uint32Array());
    tree.add(hashes);
    return hashes;
  });
  const note = signNote(formatCheckpoint({ ...log, root: tree.root() }), key, sign);
  const tile = async ({ level, index, width }: Tile) => {
    if (level === 'entries') return log.bundles[index];
    return level === 0 ? leaves[index] : tree.tile(level, index, width);
  };
  return writeBundle({
    log: { tile },
    checkpoint: { size: log.size, note, signedAt: new Date(START).toISOString() },
    onEntries() {},
    openings: [],
    evidence: () => [],
    verdicts: async () => verdictsOf(log),
  });
}

const widthOf = ({ size }: BenchLog, index: number): number =>
  Math.min(TILE_WIDTH, size - index * TILE_WIDTH);

function verdictsOf(log: BenchLog) {
  const rows = new StandingRows();
  const reader = new EventReader(log.origin, new Findings());
  let position = 0;
  for (const [index, bundle] of log.bundles.entries()) {
    const spans = spansOf(bundle, widthOf(log, index)) ?? new Uint32Array();
    for (let at = 0; at < spans.length; at += 2) {
      const event = reader.read(
        Buffer.from(bundle.buffer, bundle.byteOffset, bundle.length),
        spans[at] ?? 0,
        spans[at + 1] ?? 0,
        position++,
      );
      if (event) rows.take(event);
    }
  }
  const moment = { position: log.size - 1, day: dayOfLast(reader.lastTime, rows.plans) };
  const plans = rows.plans.map((plan) => ({
    plan: plan.plan,
    rules: [],
    targets: toldTargets(rows, plan, moment),
  }));
  return { ...moment, plans };
}

function planEvents(): NewEvent[] {
  const text = { parts: 1, codePoints: 5, sha256: '0'.repeat(64) };
  const adopted: NewEvent = {
    id: randomUUID(),
    type: 'plan.adopted',
    actor,
    data: {
      plan: 'bench',
      title: '基准计划',
      shortTitle: '基准',
      issuer: '测试',
      period: { start: '2013-01-01', end: '2015-12-31' },
      timeZone: 'Asia/Shanghai',
      language: 'zh-CN',
      source: { name: '测试' },
      areas: [{ id: 'area', name: '领域', topics: [{ id: 'topic', name: '主题' }] }],
      references: [],
      mechanisms: [],
      notes: [],
      text,
    },
  };
  return [adopted, ...Array.from({ length: INDICATORS }, (_, n) => indicatorSet(n))];
}

function indicatorSet(n: number): NewEvent {
  const quote = { quote: '不低于五', offset: n };
  const target = {
    ...quote,
    id: `target-${n}`,
    name: '不低于五',
    kind: 'at_least' as const,
    value: '5',
    unit: '%',
    due: '2015',
    params: {},
    scope: 'scope-0',
  };
  return {
    id: randomUUID(),
    type: 'indicator.set',
    actor,
    data: {
      plan: 'bench',
      indicator: `indicator-${n}`,
      name: `指标 ${n}`,
      area: 'area',
      topic: 'topic',
      measure: 'rate',
      unit: '%',
      decimals: 2,
      periods: ['year'],
      departments: [],
      targets: [target],
    },
  };
}
