/** `card.png` of an indicator, of a plan and of the site: what a shared link shows of itself. */
import { type Context, Hono } from 'hono';
import { messages } from '../../../views/messages/messages.ts';
import { demanded, finding } from '../../../views/words/card-words.ts';
import { date } from '../../../views/words/dates.ts';
import { referenceNames } from '../../../views/words/demand.ts';
import { number } from '../../../views/words/numbers.ts';
import { SIGNS, STATES } from '../../../views/words/states.ts';
import { readAccount } from '../../log/account.ts';
import { type CardTarget, indicatorCard, planCard, siteCard } from '../../share/cards.ts';
import type { Sheet } from '../../share/frame.ts';
import { TooManyDrawings } from '../../share/rasterize.ts';
import { inPlan } from '../at-moment.ts';
import { cached } from '../cache.ts';
import type { Env } from '../context.ts';
import { type Problem, refuse, statusProblem } from '../problem.ts';
import { countStates } from './counts.ts';
import { indicatorOf, readIndicator } from './one-indicator.ts';

export const card = new Hono<Env>()
  .get('/card.png', (c) =>
    picture(c, { position: -1 }, async () => {
      const say = messages[c.get('language')];
      return siteCard(sheetOf(c, {}), { title: say.siteName, lines: [say.tagline, say.home.lead] });
    }),
  )
  .get('/plans/:plan/card.png', inPlan(), (c) => picture(c, momentOf(c), () => ofPlan(c)))
  .get('/plans/:plan/indicators/:id/card.png', inPlan(), async (c) => {
    const indicator = await indicatorOf(c);
    if ('status' in indicator) return refuse(c, indicator);
    return picture(c, momentOf(c), async () => {
      const say = messages[c.get('language')];
      const { targets, synthetic } = await readIndicator(c, indicator);
      const on = sheetOf(c, { heading: c.get('plan').shortTitle, synthetic });
      const more = (count: number) => say.card.more(number(count));
      return indicatorCard(on, {
        name: indicator.name,
        targets: targets.map((target) => cardTarget(c, target)),
        more,
      });
    });
  });

async function ofPlan(c: Context<Env>): Promise<string> {
  const say = messages[c.get('language')];
  const plan = c.get('plan');
  const { position: at, day } = c.get('moment');
  const account = await readAccount(c.get('deps').log, plan.plan, { at, day });
  if (!account) throw new Error(`plan ${plan.plan} has a row at ${at} and no account`);
  const { targets } = account;
  const counts = countStates(targets);
  const synthetic = targets.some((target) => target.synthetic);
  return planCard(sheetOf(c, { heading: plan.issuer, synthetic }), {
    title: plan.title,
    said: targets.length === 0 ? say.indicators.nothingYet : say.card.standing(number(targets.length)),
    counts: STATES.map((state) => ({
      state,
      sign: SIGNS[state],
      word: say.states[state],
      count: counts[state],
      said: number(counts[state]),
    })),
  });
}

type Account = NonNullable<Awaited<ReturnType<typeof readAccount>>>;

function cardTarget(c: Context<Env>, target: Account['targets'][number]): CardTarget {
  const language = c.get('language');
  const say = messages[language];
  const { state, provisional } = target.verdict;
  return {
    name: target.name,
    state,
    sign: SIGNS[state],
    word: say.states[state],
    provisional: provisional ? say.provisional : undefined,
    finding: finding(target, { say, language }),
    demand: demanded(target, { say, language }, referenceNames(c.get('plan'))),
  };
}

function sheetOf(
  c: Context<Env>,
  { heading, synthetic = false }: { heading?: string; synthetic?: boolean },
): Sheet {
  const language = c.get('language');
  const say = messages[language];
  const { publicUrl } = c.get('deps').config;
  const moment = heading === undefined ? undefined : c.get('moment');
  return {
    siteName: say.siteName,
    seal: say.card.seal,
    heading,
    synthetic: synthetic ? say.banner.synthetic : undefined,
    moment: moment && say.card.moment(date(moment.day, language), number(moment.position)),
    address: new URL(publicUrl).host,
  };
}

type At = { position: number; day?: string; query?: Record<string, string | undefined> } & {
  keep?: boolean;
  immutable?: boolean;
};

/** Kept is what is asked for again and again: the present. An address with both parameters never changes. */
function momentOf(c: Context<Env>): At {
  const { position, head, day, today, asked } = c.get('moment');
  return {
    position,
    day,
    query: { at: asked.at, askedDay: asked.day },
    keep: position === head && day === today,
    immutable: asked.at !== undefined && asked.day !== undefined,
  };
}

async function picture(c: Context<Env>, at: At, svg: () => Promise<string>): Promise<Response> {
  const { rasterize } = c.get('deps');
  if (!rasterize) return refuse(c, notDrawn);
  try {
    const key = JSON.stringify([c.req.path, at.position, at.day, c.get('language')]);
    return await cached(c, at, async () => ({
      body: await rasterize(key, svg),
      contentType: 'image/png',
    }));
  } catch (error) {
    if (error instanceof TooManyDrawings) return refuse(c, notNow);
    throw error;
  }
}

const notDrawn: Problem = statusProblem(503);
const notNow: Problem = { ...notDrawn, headers: { 'Retry-After': '5' } };
