/** The file of the acceptance: tables, verdicts, the plan's own records, and how to check all of it. */
import type { Context } from 'hono';
import { account } from '../../domain/account.ts';
import { archive } from '../../export/archive.ts';
import { readAccountRows, readPlanText } from '../../log/account.ts';
import type { Log, ReadOptions, StoredEntry } from '../../log/log.ts';
import { eventOf } from '../../log/read.ts';
import { toldTarget } from '../api/told.ts';
import type { Env } from '../context.ts';
import { readme } from './acceptance-readme.ts';
import { readConclusion } from './acceptance-record.ts';
import { acceptanceSummary } from './acceptance-summary.tsx';
import {
  claimsTable,
  evaluationsTable,
  evidenceTable,
  figuresTable,
  summariesTable,
  table,
  targetsTable,
} from './acceptance-tables.ts';
import { latestFigures } from './figures.ts';

const READ_AT_ONCE = 1_000;

/** The same bytes for the same plan, position and day, wherever they are made. In Chinese whatever the page is in. */
export async function acceptanceZip(c: Context<Env>): Promise<Uint8Array<ArrayBuffer>> {
  const { log, config } = c.get('deps');
  const plan = c.get('plan');
  const { position, day } = c.get('moment');
  const [rows, summaries, text, entries, conclusion] = await Promise.all([
    readAccountRows(log, plan.plan, position),
    log.rows('summaries', { plan: plan.plan, at: position }),
    readPlanText(log, plan.plan, position),
    entriesOf(log, plan.plan, position),
    readConclusion(log, plan, { position, day }),
  ]);
  if (!rows) throw new Error(`plan ${plan.plan} has a row at ${position} and no account`);
  const { targets } = account(rows, { position, day });
  const latest = latestFigures(rows);
  const synthetic =
    targets.some((target) => target.synthetic) || rows.figures.some((row) => row.synthetic === true);
  const about = {
    plan,
    position,
    day,
    synthetic,
    conclusion,
    publicUrl: config.publicUrl,
    events: entries.length,
  };
  const verdicts = { plan: plan.plan, position, day, targets: targets.map(toldTarget) };
  return archive(
    [
      { name: 'README.txt', content: `\ufeff${readme(about)}` },
      { name: 'summary.html', content: acceptanceSummary(about, targets, latest) },
      { name: 'targets.csv', content: targetsTable(targets, rows, latest) },
      { name: 'figures.csv', content: figuresTable(rows) },
      { name: 'evaluations.csv', content: evaluationsTable(rows, targets) },
      { name: 'claims.csv', content: claimsTable(rows, targets) },
      { name: 'summaries.csv', content: summariesTable(summaries, rows) },
      { name: 'evidence.csv', content: evidenceTable(rows) },
      { name: 'verdicts.json', content: `${JSON.stringify(verdicts, null, 1)}\n` },
      { name: 'plan.txt', content: text },
      { name: 'events.csv', content: eventsTable(entries) },
      { name: 'events.ndjson', content: entries.map(({ entry }) => `${entry}\n`).join('') },
    ],
    day,
  );
}

/** Where each line of `events.ndjson` stands in the log, and its leaf hash. */
const eventsTable = (entries: readonly StoredEntry[]): string =>
  table(
    ['行', '账本序号', '类型', '编号', '入账时间', '叶子哈希'],
    entries.map((stored, index) => {
      const { type, id, time } = eventOf(stored);
      return [index + 1, stored.position, type, id, time, hex(stored.leafHash)];
    }),
  );

/** The entries of a plan's own stream and of those below it, in the order of the log. */
async function entriesOf(log: Log, plan: string, to: number): Promise<StoredEntry[]> {
  const both = await Promise.all([
    allOf(log, { stream: `plan/${plan}`, to }),
    allOf(log, { streamPrefix: `plan/${plan}/`, to }),
  ]);
  return both.flat().sort((a, b) => a.position - b.position);
}

async function allOf(log: Log, options: ReadOptions): Promise<StoredEntry[]> {
  const all: StoredEntry[] = [];
  for (let from = 0; ; ) {
    const read = await log.read({ ...options, from, limit: READ_AT_ONCE });
    all.push(...read);
    if (read.length < READ_AT_ONCE) return all;
    from = (read.at(-1)?.position ?? 0) + 1;
  }
}

const hex = (bytes: Uint8Array): string =>
  [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
