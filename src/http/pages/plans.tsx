/** `/` and `/plans/:plan`: the plans, and each at a glance. */
import { type Context, Hono } from 'hono';
import { messages } from '../../../views/messages/messages.ts';
import { Overview } from '../../../views/pages/overview.tsx';
import { Plans } from '../../../views/pages/plans.tsx';
import type { Correction } from '../../../views/parts/corrections.tsx';
import { dayOf } from '../../domain/day.ts';
import type { Day } from '../../domain/facts.ts';
import { readAccount } from '../../log/account.ts';
import type { Log } from '../../log/log.ts';
import type { Recorded } from '../../projections/projection.ts';
import type { PlanRow } from '../../projections/rows.ts';
import { atMoment, inPlan } from '../at-moment.ts';
import { readAnswered } from '../comments/answered.ts';
import type { Env } from '../context.ts';
import { momentControl } from '../moment-control.ts';
import { countAreas, countStates } from './counts.ts';
import { courseOf } from './course.ts';
import { planFacts, siteFacts } from './link-facts.ts';
import { namesOf } from './names.ts';
import { page, type Rendering } from './render.tsx';

const LATEST = 6;
const CORRECTIONS = 3;

export const plans = new Hono<Env>()
  .get('/', atMoment(), (c) =>
    page(c, {}, async () => {
      const { position } = c.get('moment');
      const rows = await c.get('deps').log.rows('plans', { at: position });
      const [only, ...others] = rows;
      return only && others.length === 0 ? overview(c, only) : list(c, rows);
    }),
  )
  .get('/plans/:plan', inPlan(), (c) => page(c, {}, () => overview(c, c.get('plan'))));

async function list(c: Context<Env>, rows: readonly PlanRow[]): Promise<Rendering> {
  const { log } = c.get('deps');
  const { position: at, day } = c.get('moment');
  const accounts = await Promise.all(rows.map(({ plan }) => readAccount(log, plan, { at, day })));
  const cards = accounts.flatMap((account) =>
    account ? [{ plan: account.plan, counts: countStates(account.targets) }] : [],
  );
  const say = messages[c.get('language')];
  return {
    title: say.siteName,
    description: say.tagline,
    ...siteFacts(c),
    here: 'plan',
    feed: { title: say.feeds.ledger, path: '/events/feed.atom' },
    synthetic: accounts.some((account) => account?.targets.some(({ synthetic }) => synthetic)),
    children: <Plans plans={cards} />,
  };
}

async function overview(c: Context<Env>, plan: PlanRow): Promise<Rendering> {
  const { log } = c.get('deps');
  const { position: at, day } = c.get('moment');
  const [account, phases, corrections, latest, names, answered] = await Promise.all([
    readAccount(log, plan.plan, { at, day }),
    log.rows('phases', { plan: plan.plan, at }),
    correctionsOf(log, plan.plan, at),
    latestOf(log, plan.plan, at),
    namesOf(log, [plan.plan], at),
    readAnswered(c, plan.plan),
  ]);
  if (!account) throw new Error(`plan ${plan.plan} has a row at ${at} and no account`);
  return {
    title: plan.title,
    ...planFacts(c, plan, countStates(account.targets)),
    here: 'plan',
    plan,
    feed: { title: plan.shortTitle, path: `/plans/${plan.plan}/feed.atom` },
    control: await momentControl(c, plan),
    synthetic:
      account.targets.some(({ synthetic }) => synthetic) ||
      answered.some(({ row }) => row.synthetic === true) ||
      [...latest, ...corrections].some(isSynthetic),
    children: (
      <Overview
        account={account}
        counts={countStates(account.targets)}
        areas={countAreas(plan, account.targets)}
        course={courseOf(plan, phases, day)}
        corrections={corrections}
        yearEnds={yearEndsOf(plan, c.get('moment').today)}
        latest={latest}
        answered={answered}
        names={names}
      />
    ),
  };
}

async function correctionsOf(log: Log, plan: string, at: number): Promise<Correction[]> {
  const read = await log.readEvents({
    to: at,
    limit: CORRECTIONS,
    order: 'descending',
    streamPrefix: `plan/${plan}/`,
    types: ['figure.corrected'],
  });
  return read.filter((event): event is Correction => event.type === 'figure.corrected');
}

/** The years of the plan that are over, and at whose end it had been adopted. */
function yearEndsOf({ period, adopted, timeZone }: PlanRow, today: Day): string[] {
  const first = Number(period.start.slice(0, 4));
  const last = Number(period.end.slice(0, 4));
  const adoptedOn = dayOf(adopted.at, timeZone);
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => String(first + index)).filter(
    (year) => `${year}-12-31` >= adoptedOn && `${year}-12-31` < today,
  );
}

/** The newest records of a plan: of its own stream, and of those below it. */
async function latestOf(log: Log, plan: string, at: number): Promise<Recorded[]> {
  const newest = { to: at, limit: LATEST, order: 'descending' } as const;
  const both = await Promise.all([
    log.readEvents({ ...newest, stream: `plan/${plan}` }),
    log.readEvents({ ...newest, streamPrefix: `plan/${plan}/` }),
  ]);
  return both
    .flat()
    .sort((a, b) => b.position - a.position)
    .slice(0, LATEST);
}

export const isSynthetic = ({ data }: Recorded): boolean => 'synthetic' in data && data.synthetic === true;
