/** One year's page: the bulletin as issued, or what stands in its place while there is none. */
import type { Context } from 'hono';
import type { VerdictState } from '../../../events/verdict.ts';
import { messages } from '../../../views/messages/messages.ts';
import { Year, type YearProps } from '../../../views/pages/year.tsx';
import type { YearSummaryLine } from '../../../views/parts/year-summaries.tsx';
import { type AccountRows, account } from '../../domain/account.ts';
import { dayOf } from '../../domain/day.ts';
import { readAccountRows } from '../../log/account.ts';
import type { Log } from '../../log/log.ts';
import type { RowReader } from '../../log/rows.ts';
import type { Recorded } from '../../projections/projection.ts';
import type { SummaryRow, TaskRow } from '../../projections/rows.ts';
import type { Env } from '../context.ts';
import { type Bulletin, readBulletins } from './bulletins.ts';
import { countLines } from './counts-of-lines.ts';
import { namesOf } from './names.ts';
import { isSynthetic } from './plans.tsx';
import type { Rendering } from './render.tsx';
import { asCorrected, CHANGING, recomputed, touching } from './since-bulletin.ts';
import { bulletinLines, changesOf, openLines, statesOf } from './year-lines.ts';

export async function yearPage(c: Context<Env>, year: string): Promise<Rendering> {
  const { log } = c.get('deps');
  const plan = c.get('plan');
  const { position, day } = c.get('moment');
  const say = messages[c.get('language')];
  const where = { plan: plan.plan, at: position };
  const [rows, bulletins, summaries, tasks, names] = await Promise.all([
    readRows(log, plan.plan, position),
    readBulletins(log, plan, { position, day }),
    log.rows('summaries', where),
    log.rows('tasks', where),
    namesOf(log, [plan.plan], position),
  ]);
  const bulletin = bulletins.get(year);
  const earlier = bulletins.get(String(Number(year) - 1).padStart(4, '0'));
  const before: ReadonlyMap<string, VerdictState> = earlier ? statesOf(earlier.lines) : new Map();
  const told = bulletin
    ? await asIssued(log, rows, bulletin, before, position)
    : asOpen(rows, { year, day, position }, before);
  const known = { year, day, timeZone: plan.timeZone };
  const props: YearProps = {
    plan,
    year,
    isLast: year === plan.period.end.slice(0, 4),
    hasBegun: year <= day.slice(0, 4),
    bulletin,
    previous: earlier && { year: earlier.year, position: earlier.issued.position },
    ...told,
    counts: countLines(told.lines),
    changes: changesOf(told.lines),
    summaries: summaryLines(summaries, rows, known),
    evaluations: evaluationsOf(rows, known),
    tasks: tasksOf(tasks, known),
    departments: rows.departments,
    names,
  };
  return {
    title: `${say.years.of(year)} · ${plan.shortTitle}`,
    description: bulletin ? say.years.issuedLead : say.years.notIssued(year),
    here: 'years',
    plan,
    synthetic: isMadeUp(props),
    feed: { title: say.feeds.plan, path: `/plans/${plan.plan}/feed.atom` },
    children: <Year {...props} />,
  };
}

async function readRows(log: RowReader, plan: string, position: number): Promise<AccountRows> {
  const rows = await readAccountRows(log, plan, position);
  if (!rows) throw new Error(`plan ${plan} has a row at ${position} and no account`);
  return rows;
}

type Told = Pick<YearProps, 'lines' | 'judgedOn' | 'since'>;

/** The table as issued, and what was learned since. */
async function asIssued(
  log: Log & RowReader,
  now: AccountRows,
  bulletin: Bulletin,
  before: ReadonlyMap<string, VerdictState>,
  position: number,
): Promise<Told> {
  const { plan } = now.plan;
  const frozen = { position: bulletin.position, day: bulletin.day };
  const [then, later] = await Promise.all([
    readRows(log, plan, bulletin.position),
    log.readEvents({
      streamPrefix: `plan/${plan}/`,
      types: CHANGING,
      from: bulletin.position + 1,
      to: position,
    }),
  ]);
  const { targets } = account(then, frozen);
  const records = touching(later as Recorded[], then);
  return {
    lines: bulletinLines(bulletin.lines, targets, before),
    judgedOn: bulletin.day,
    since: {
      records,
      differing: recomputed(bulletin.lines, targets),
      corrected: asCorrected(bulletin.lines, then, now, records, frozen),
    },
  };
}

/** What the rules say at the year's end, or today while it lasts. Nothing of a year that has not begun. */
function asOpen(
  rows: AccountRows,
  { year, day, position }: { year: string; day: string; position: number },
  before: ReadonlyMap<string, VerdictState>,
): Told {
  const end = `${year}-12-31`;
  const judgedOn = day < end ? day : end;
  if (year > day.slice(0, 4)) return { lines: [], judgedOn, since: undefined };
  const { targets } = account(rows, { position, day: judgedOn });
  return { lines: openLines(targets, rows, { year, day }, before), judgedOn, since: undefined };
}

type Known = { year: string; day: string; timeZone: string };
type Dated = { statedOn?: string | undefined };
const isKnown = ({ statedOn }: Dated, at: string, { day, timeZone }: Known): boolean =>
  (statedOn ?? dayOf(at, timeZone)) <= day;

function summaryLines(
  summaries: readonly SummaryRow[],
  { claims }: AccountRows,
  known: Known,
): YearSummaryLine[] {
  return summaries
    .filter((row) => row.year === known.year && isKnown(row, row.submitted.at, known))
    .map((summary) => ({ summary, claims: claims.filter((claim) => claim.summary === summary.summary) }))
    .toSorted((a, b) => a.summary.submitted.position - b.summary.submitted.position);
}

const evaluationsOf = ({ evaluations }: AccountRows, known: Known): YearProps['evaluations'] =>
  evaluations
    .filter((row) => row.occasion === known.year && isKnown(row, row.given.at, known))
    .toSorted((a, b) => a.given.position - b.given.position);

const tasksOf = (tasks: readonly TaskRow[], known: Known): YearProps['tasks'] =>
  tasks
    .toSorted((a, b) => a.offset - b.offset)
    .flatMap((task) => {
      const said = task.evaluations.filter((one) => one.year === known.year && isKnown(one, one.at, known));
      const last = said.at(-1);
      return last ? [{ task, said: last }] : [];
    });

const isMadeUp = ({ bulletin, lines, summaries, evaluations, tasks, since }: YearProps): boolean =>
  bulletin?.synthetic === true ||
  lines.some(({ target }) => target?.synthetic === true) ||
  summaries.some(({ summary }) => summary.synthetic === true) ||
  evaluations.some(({ synthetic }) => synthetic === true) ||
  tasks.some(({ said }) => said.synthetic === true) ||
  (since?.records ?? []).some(isSynthetic);
