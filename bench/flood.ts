/**
 * Floods the desk of comments while public pages are read: `npm run bench:flood`. How slow pages become, against the
 * same before and after; what the flood leaves in the database; how long what waits takes to clear. Options:
 * `--quick` sends a tenth, `--rate=200` so many a second (100).
 */
import { type ChildProcess, fork } from 'node:child_process';
import { EventEmitter, once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { startPostgres } from '../tests/postgres-server.ts';
import type { Read } from './flood-readers.ts';
import type { DeskRows } from './flood-rows.ts';
import type { Flood, Sent } from './flood-sender.ts';

// A question to a process listens for its answer and for its end.
EventEmitter.defaultMaxListeners = 50;

const options = process.argv.slice(2);
const COUNT = options.includes('--quick') ? 1_000 : 10_000;
const RATE = Number(options.find((each) => each.startsWith('--rate='))?.slice('--rate='.length) ?? 100);
/** Of which four are pages to be made, 160 ms of the processor: quiet is quiet. */
const READS_PER_SECOND = 20;
/** Before the flood, and after it: seconds of reading alone for each second of flood. */
const QUIET = 0.4;
const GOAL = 1.5;
const SECRET = 'of nobody, and of this benchmark alone';

const postgres = await startPostgres();
const folder = await mkdtemp(join(tmpdir(), 'mingbai-bench-flood-'));
const started = (name: string, env: NodeJS.ProcessEnv = process.env) =>
  fork(new URL(name, import.meta.url), [], { env, stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
const server = started('./flood-server.ts', {
  ...process.env,
  DATABASE_URL: postgres.url('postgres'),
  MINGBAI_DATA: folder,
  MINGBAI_DEMO: '1',
  MINGBAI_CODE_KEY: SECRET,
  MINGBAI_TRUSTED_PROXIES: '127.0.0.1',
});
const readers = started('./flood-readers.ts');
const sender = started('./flood-sender.ts');
try {
  await measure();
} finally {
  for (const each of [readers, sender]) each.kill();
  server.kill();
  await once(server, 'exit');
  await postgres.stop();
  await rm(folder, { recursive: true, force: true });
}

async function asked<T>(process: ChildProcess, question: object | string): Promise<T> {
  process.send(question);
  const gone = once(process, 'exit').then(() => {
    throw new Error('a process of the benchmark ended');
  });
  const [answer] = (await Promise.race([once(process, 'message'), gone])) as [T];
  return answer;
}

async function measure(): Promise<void> {
  const [{ port, offset }] = (await once(server, 'message')) as [{ port: number; offset: number }];
  console.log(
    `PostgreSQL ${postgres.version}, Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model}`,
  );
  console.log(`load ${loadavg()[0]?.toFixed(1)} before the start\n`);
  const read = (seconds: number) => asked<Read>(readers, { port, seconds, perSecond: READS_PER_SECOND });
  const seconds = COUNT / RATE;
  const flood: Flood = { port, offset, secret: SECRET, count: COUNT, perSecond: RATE };
  await asked(sender, { prepare: flood });
  await read(10);
  const before = await asked<DeskRows>(server, 'rows');
  const timed = async <T>(work: () => Promise<T>): Promise<[T, number]> => {
    const start = await asked<number>(server, 'computed');
    const done = await work();
    return [done, (await asked<number>(server, 'computed')) - start];
  };
  const [quiet, quietComputed] = await timed(() => read(seconds * QUIET));
  const [[sent, flooded], floodComputed] = await timed(() =>
    Promise.all([asked<Sent>(sender, { send: flood }), read(seconds)]),
  );
  const after = await asked<DeskRows>(server, 'rows');
  const [quietAgain, quietAgainComputed] = await timed(() => read(seconds * QUIET));
  console.log(`| ${READS_PER_SECOND} reads/s, ${RATE} comments/s | quiet, ms | flooded, ms | p95 | goal |`);
  console.log('|---|---|---|---|---|');
  tellReads('kept', [...quiet.kept, ...quietAgain.kept], flooded.kept);
  tellReads('made', [...quiet.made, ...quietAgain.made], flooded.made);
  const failed = quiet.failed + flooded.failed + quietAgain.failed;
  if (failed > 0) console.log(`\n${failed} pages were answered late (504) or not at all.`);
  tellSent(sent);
  const readersAlone = (quietComputed + quietAgainComputed) / (2 * QUIET);
  const each = (floodComputed - readersAlone) / COUNT;
  const share = (computed: number, within: number) => `${(computed / 10 / within).toFixed(0)} %`;
  console.log(
    `The portal took ${share(readersAlone, seconds)} of a core for readers alone, and ${share(floodComputed, sent.seconds)} in the flood: a comment sent costs ${each.toFixed(2)} ms of it, pages that change with the log included.`,
  );
  tellRows(before, after);
  const {
    minutes,
    released,
    seconds: took,
  } = await asked<Record<'minutes' | 'released' | 'seconds', number>>(server, 'clear');
  const cleared = await asked<DeskRows>(server, 'rows');
  console.log(
    `\nCleared: ${released} let in, ${minutes} minutes at its pace (${took.toFixed(1)} s of work);`,
  );
  console.log(`then ${cleared.waiting} wait, ${cleared.attempts} attempts are known.`);
}

function tellReads(what: 'kept' | 'made', quiet: readonly number[], flooded: readonly number[]): void {
  const rank = (times: readonly number[], share: number) =>
    times.toSorted((a, b) => a - b)[Math.floor(times.length * share)] ?? Number.NaN;
  const ms = (times: readonly number[]) =>
    [0.5, 0.95, 0.99].map((each) => rank(times, each).toFixed(1)).join(' / ');
  const ratio = rank(flooded, 0.95) / rank(quiet, 0.95);
  console.log(
    `| pages ${what}: p50 / p95 / p99, ms | ${ms(quiet)} | ${ms(flooded)} | ${ratio.toFixed(2)} × | ${GOAL} × |`,
  );
}

function tellSent({ statuses, times, seconds }: Sent): void {
  const p95 = times.toSorted((a, b) => a - b)[Math.floor(times.length * 0.95)] ?? 0;
  const rate = times.length / seconds;
  console.log(
    `\nSent ${times.length} in ${seconds.toFixed(0)} s (${rate.toFixed(0)}/s), p95 ${p95.toFixed(0)} ms:`,
  );
  console.log(
    Object.entries(statuses)
      .map(([status, count]) => `${count} × ${status}`)
      .join(', '),
  );
}

function tellRows(before: DeskRows, after: DeskRows): void {
  console.log('\n| rows | before | after |\n|---|---|---|');
  for (const key of Object.keys(after) as (keyof DeskRows)[])
    console.log(`| ${key} | ${before[key].toLocaleString('en')} | ${after[key].toLocaleString('en')} |`);
}
