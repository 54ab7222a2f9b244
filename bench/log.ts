/**
 * Measures the log against plain INSERTs and SELECTs on the same PostgreSQL server, in one run. Options: `--large`
 * goes on to 1,000,000 events, `--quick` measures a tenth, `--fsync=off` tells what the disk costs.
 */
import { cpus, loadavg } from 'node:os';
import { type Kysely, sql } from 'kysely';
import { migrate } from '../src/db/migrate.ts';
import { openPostgres } from '../src/db/postgres.ts';
import type { Database } from '../src/db/schema.ts';
import type { Log } from '../src/log/log.ts';
import { type Hinting, openLog } from '../src/log/open.ts';
import { rebuild } from '../src/log/rebuild.ts';
import type { RowReader } from '../src/log/rows.ts';
import { projections } from '../src/projections/index.ts';
import { startPostgres } from '../tests/postgres-server.ts';
import { many, single } from './figures.ts';
import { type FloorRow, insertMany, insertSingly, prepareFloor, selectPages, timed } from './floor.ts';
import { whilePublishing } from './publishing.ts';
import { compare, median } from './ratio.ts';

const options = new Set(process.argv.slice(2));
const scale = options.has('--quick') ? 0.1 : 1;
/** Each measure and its floor take turns: what else the machine does then meets both alike. */
const ROUNDS = 5;
const IMPORT_AT_ONCE = 1_000;
const PAGE = 5_000;

type Opened = { db: Kysely<Database>; log: Log & RowReader & Hinting; url: string };
type Measured = {
  what: string;
  ours: number;
  floor?: number;
  /** Of neighbouring rounds, the middle one; of the two numbers when there are no rounds. */
  ratio?: number;
  goal?: number;
  unit: string;
};

const server = await startPostgres([
  `fsync=${options.has('--fsync=off') ? 'off' : 'on'}`,
  'shared_buffers=256MB',
  'max_wal_size=4GB',
  'max_connections=120',
]);
console.log(`PostgreSQL ${server.version}, Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model}`);
console.log(`load ${loadavg()[0]?.toFixed(1)} before the start`);
console.log('| measure | log | floor | ratio | goal |\n|---|---|---|---|---|');

try {
  if (options.has('--publishing')) await publishing();
  else await everything();
} finally {
  await server.stop();
}

async function everything(): Promise<void> {
  const rows = await floorRows(Math.max(20_000 * scale, 4_000));
  await report(await concurrent('appends/s, 32 callers', rows, 32, 12_000 * scale, 0.8));
  await report(await concurrent('appends/s, 1 caller', rows, 1, 3_000 * scale, 0.35));
  const opened = await open('import');
  await report(await importing(opened, 100_000 * scale));
  for (const each of await reading(opened)) await report(each);
  await report(await rebuilding(opened));
  if (options.has('--large')) for (const each of await growing()) await report(each);
  await close(opened);
  await publishing();
}

/** Appends while the log is published, against the same without. */
async function publishing(): Promise<void> {
  const single = await open('published_singly');
  const each = Math.round((12_000 * scale) / ROUNDS);
  await appendSingly(single.log, 32, 200, 1_000_000);
  const one = (round: number) => appendSingly(single.log, 32, each, round * each);
  const what = 'appends/s, 32 callers, while published; against not';
  await report({ what, ...(await whilePublishing(single, ROUNDS, each, one)), goal: 0.95, unit: '/s' });
  await close(single);
  const imported = await open('published_import');
  const many = Math.round((100_000 * scale) / ROUNDS);
  const all = (round: number) => importFigures(imported.log, round * many, many);
  const measured = await whilePublishing(imported, ROUNDS, many, all);
  await report({
    what: 'figures/s imported while published; against not',
    ...measured,
    goal: 0.95,
    unit: '/s',
  });
  await close(imported);
}

async function concurrent(
  what: string,
  rows: readonly FloorRow[],
  callers: number,
  count: number,
  goal: number,
): Promise<Measured> {
  const opened = await open(`callers_${callers}`);
  await appendSingly(opened.log, callers, 200, 1_000_000);
  const ours: number[] = [];
  const floor: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const each = Math.round(count / ROUNDS);
    await prepareFloor(opened.url);
    floor.push(each / (await insertSingly(opened.url, rows.slice(0, each), callers)));
    ours.push(each / (await timed(() => appendSingly(opened.log, callers, each, round * each))));
  }
  await close(opened);
  return { what, ...compare(ours, floor), goal, unit: '/s' };
}

async function importing({ log, url }: Opened, count: number): Promise<Measured> {
  const rows = await floorRows(Math.min(count / ROUNDS, 20_000));
  const ours: number[] = [];
  const floor: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    await prepareFloor(url);
    floor.push(rows.length / (await insertMany(url, rows, IMPORT_AT_ONCE)));
    const each = Math.round(count / ROUNDS);
    ours.push(each / (await timed(() => importFigures(log, round * each, each))));
  }
  return { what: `figures/s imported, ${count}`, ...compare(ours, floor), goal: 0.3, unit: '/s' };
}

async function reading({ log, url }: Opened): Promise<Measured[]> {
  const { size } = await log.head();
  const readAll = async () => {
    for (let from = 0; from < size; from += PAGE) await log.read({ from, limit: PAGE });
  };
  const ours: number[] = [];
  const columns: number[] = [];
  const whole: number[] = [];
  for (let round = 0; round <= ROUNDS; round++) {
    columns.push(size / (await selectPages(url, PAGE, 'position, entry, leaf_hash')));
    ours.push(size / (await timed(readAll)));
    whole.push(size / (await selectPages(url, PAGE, '*')));
  }
  // The first round warms them all.
  const against = (floor: readonly number[]) => ({
    ...compare(ours.slice(1), floor.slice(1)),
    goal: 1,
    unit: '/s',
  });
  return [
    { what: 'entries/s read, against whole rows', ...against(whole) },
    { what: 'the same, against the same three columns', ...against(columns) },
  ];
}

async function rebuilding({ db, log }: Opened): Promise<Measured> {
  const { size } = await log.head();
  const ours: number[] = [];
  for (let round = 0; round < ROUNDS; round++)
    ours.push(size / (await timed(() => rebuild(db, projections))));
  return { what: 'events/s rebuilt, all projections', ours: median(ours), goal: 60_000, unit: '/s' };
}

/** Times at 10,000 and at 1,000,000 events, the smaller as the floor. */
async function growing(): Promise<Measured[]> {
  const opened = await open('large');
  const at = async (size: number) => {
    for (let n = (await opened.log.head()).size; n < size; n = (await opened.log.head()).size)
      await importFigures(opened.log, n, Math.min(20_000, size - n));
    await sql`vacuum analyze`.execute(opened.db);
    await sql`checkpoint`.execute(opened.db);
    return {
      append: await medianMs(300, (n) => opened.log.append(single(5_000_000 + size + n))),
      callers: (1 / (await timed(() => appendSingly(opened.log, 32, 3_000, 6_000_000 + size)))) * 3_000,
      page: await medianMs(300, (n) =>
        opened.log.rows('figures', { at: size - 1, keyPrefix: `bench/indicator-${n % 200}/scope-1/` }),
      ),
      past: await medianMs(300, (n) =>
        opened.log.rows('figures', { at: 5_000, keyPrefix: `bench/indicator-${n % 200}/scope-1/` }),
      ),
      read: await medianMs(300, (n) => opened.log.read({ from: size - 200 - n, limit: 100 })),
    };
  };
  const small = await at(10_000);
  const large = await at(1_000_000);
  await close(opened);
  const compared = (what: string, key: 'append' | 'page' | 'past' | 'read') => ({
    what: `${what} at 1,000,000 events, against 10,000`,
    ours: large[key],
    floor: small[key],
    goal: 1.2,
    unit: ' ms',
  });
  return [
    compared('one append', 'append'),
    {
      what: 'ms an append of 32 callers at 1,000,000, against 10,000',
      ours: 1000 / large.callers,
      floor: 1000 / small.callers,
      goal: 1.2,
      unit: ' ms',
    },
    compared('an indicator’s rows', 'page'),
    compared('the same in the past', 'past'),
    compared('100 entries', 'read'),
  ];
}

/** Imports figures, 1,000 an append and two appends under way: while one is stored the next is prepared. */
async function importFigures(log: Log, from: number, count: number): Promise<void> {
  let next = from;
  const importer = async () => {
    for (let n = next; n < from + count; n = next) {
      next += IMPORT_AT_ONCE;
      await log.append(many(n, Math.min(IMPORT_AT_ONCE, from + count - n)));
    }
  };
  await Promise.all([importer(), importer()]);
}

async function appendSingly(log: Log, callers: number, count: number, from: number): Promise<void> {
  let next = 0;
  const caller = async () => {
    for (let n = next++; n < count; n = next++) await log.append(single(from + n));
  };
  await Promise.all(Array.from({ length: callers }, caller));
}

/** Rows that the log itself wrote, so that they have its size. */
async function floorRows(count: number): Promise<FloorRow[]> {
  const { db, log, url } = await open('rows');
  await importFigures(log, 2_000_000, count);
  const rows = await db.selectFrom('events').selectAll().orderBy('position').execute();
  await close({ db, log, url });
  const bytes = rows.reduce((sum, row) => sum + Buffer.byteLength(row.entry), 0) / rows.length;
  if (count > 4_000) console.error(`entries of ${Math.round(bytes)} bytes on average`);
  return rows.map((row) => [
    row.position,
    row.id,
    row.stream,
    row.revision,
    row.type,
    row.recorded_at.toISOString(),
    row.entry,
    row.leaf_hash,
    row.command_digest ?? new Uint8Array(32),
  ]);
}

async function open(name: string): Promise<Opened> {
  const owner = openPostgres(server.url('postgres'), { max: 1 });
  await sql`drop database if exists ${sql.id(name)}`.execute(owner);
  await sql`create database ${sql.id(name)}`.execute(owner);
  await owner.destroy();
  const url = server.url(name);
  const db = openPostgres(url);
  await migrate(db);
  return { db, url, log: openLog({ db, clock: () => new Date(), source: 'bench.example/log', projections }) };
}

async function close({ db, log }: Opened): Promise<void> {
  await log.close();
  await db.destroy();
}

async function medianMs(times: number, work: (n: number) => Promise<unknown>): Promise<number> {
  const seconds: number[] = [];
  for (let n = 0; n < times; n++) seconds.push(await timed(() => work(n)));
  return median(seconds) * 1000;
}

async function report({
  what,
  ours,
  floor,
  ratio = ours / (floor ?? 1),
  goal,
  unit,
}: Measured): Promise<void> {
  const show = (value: number) =>
    (value < 100 ? value.toFixed(2) : Math.round(value).toLocaleString('en')) + unit;
  const times = floor === undefined ? '' : `${ratio.toFixed(2)} ×`;
  const wanted = floor === undefined ? show(goal ?? 0) : `${goal} ×`;
  console.log(
    `| ${what} | ${show(ours)} | ${floor === undefined ? '' : show(floor)} | ${times} | ${wanted} |`,
  );
}
