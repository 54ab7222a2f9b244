/**
 * Measures verifying against a bare loop of one-shot SHA-256 over the same bytes, in one run. Options: `--quick`
 * measures a tenth.
 */
import { hash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { newSigningKey } from '../src/keys/signing-key.ts';
import { ED25519 } from '../src/tlog/note.ts';
import { openBundle } from '../src/verify/bundle.ts';
import { leavesOf, spansOf } from '../src/verify/leaves.ts';
import { Tree } from '../src/verify/tree.ts';
import { verify } from '../src/verify/verify.ts';
import { compare, median } from './ratio.ts';
import { type BenchLog, benchBundle, benchLog } from './verify-log.ts';

const scale = process.argv.includes('--quick') ? 0.1 : 1;
const ORIGIN = 'bench.example/log';
/** Entries that differ from each other; they are hashed ten times over, which is a million. */
const DISTINCT = 100_000 * scale;
const REPEATED = 10;
const BUNDLED = 200_000 * scale;
/** Each measure and its floor take turns: what else the machine does then meets both alike. */
const ROUNDS = 5;

console.log(
  `Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model}, load ${loadavg()[0]?.toFixed(1)}`,
);
console.log('| measure | ours | floor | ratio | goal |\n|---|---|---|---|---|');

const distinct = benchLog(ORIGIN, DISTINCT);
const hashed = distinct.size * REPEATED;
const tree: number[] = [];
const bare: number[] = [];
for (let round = 0; round <= ROUNDS; round++) {
  bare.push(hashed / timedNow(() => hashBarely(distinct)));
  tree.push(hashed / timedNow(() => hashTree(distinct)));
}
// The first round warms both.
const roots = compare(tree.slice(1), bare.slice(1));
report(
  `events/s hashed to a root, ${hashed}, ${Math.round(distinct.bytes / distinct.size)} bytes each`,
  roots,
  0.5,
);

const folder = await mkdtemp(join(tmpdir(), 'mingbai-bench-'));
try {
  const signing = newSigningKey(ORIGIN, ED25519);
  const log = benchLog(ORIGIN, BUNDLED);
  const path = join(folder, 'log.bundle');
  await pipeline(benchBundle(log, signing), createWriteStream(path));
  const { size } = await stat(path);
  console.error(
    `bundle of ${log.size} events: ${size} bytes, ${log.bytes} of them entries before compression`,
  );
  const whole: number[] = [];
  const processor: number[] = [];
  const floor: number[] = [];
  for (let round = 0; round <= ROUNDS; round++) {
    floor.push(log.size / timedNow(() => hashBarely(log)));
    const used = process.cpuUsage();
    const start = performance.now();
    const { report: answer } = await verify({ source: openBundle(path), keys: [signing.key] });
    whole.push(log.size / ((performance.now() - start) / 1000));
    const { user, system } = process.cpuUsage(used);
    processor.push((user + system) / log.size);
    if (answer.outcome !== 'verified') throw new Error(JSON.stringify(answer));
  }
  report(`events/s verified from a bundle, ${log.size}`, compare(whole.slice(1), floor.slice(1)), 40_000);
  console.log(
    `Of the processor, unzipping and collecting garbage included: ${median(processor.slice(1)).toFixed(1)} µs an event.`,
  );
} finally {
  await rm(folder, { recursive: true, force: true });
}

/** The floor: one digest of each entry's bytes, in the form that Node hands over fastest, and nothing else. */
function hashBarely({ bundles, size }: BenchLog): void {
  const times = Math.round(hashed / size) || 1;
  for (let time = 0; time < (size === distinct.size ? times : 1); time++)
    for (const [index, bundle] of bundles.entries()) {
      const spans = spansOf(bundle, widthIn(index, size)) ?? new Uint32Array();
      for (let at = 0; at < spans.length; at += 2)
        hash('sha256', bundle.subarray(spans[at], spans[at + 1]), 'binary');
    }
}

function hashTree({ bundles, size }: BenchLog): void {
  for (let time = 0; time < REPEATED; time++) {
    const whole = new Tree();
    for (const [index, bundle] of bundles.entries())
      whole.add(leavesOf(bundle, spansOf(bundle, widthIn(index, size)) ?? new Uint32Array()));
    whole.root();
  }
}

function widthIn(index: number, size: number): number {
  return Math.min(256, size - index * 256);
}

function timedNow(work: () => void): number {
  const start = performance.now();
  work();
  return (performance.now() - start) / 1000;
}

/** A goal of up to 1 is a ratio; a larger one is a rate. */
function report(what: string, { ours, floor, ratio }: ReturnType<typeof compare>, goal: number): void {
  const show = (value: number) => `${Math.round(value).toLocaleString('en')}/s`;
  console.log(
    `| ${what} | ${show(ours)} | ${show(floor)} | ${ratio.toFixed(2)} × | ${goal <= 1 ? `${goal} ×` : show(goal)} |`,
  );
}
