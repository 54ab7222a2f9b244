/** What a page tells whoever shows a link to it: picture, sentence, facts in the words of schema.org. */
import type { Context } from 'hono';
import { messages } from '../../../views/messages/messages.ts';
import type { StateCounts } from '../../../views/parts/state-bar.tsx';
import {
  governmentService,
  indicatorDataset,
  type LinkedData,
  planDataset,
  webSite,
} from '../../../views/words/linked-data.ts';
import { number } from '../../../views/words/numbers.ts';
import { STATES } from '../../../views/words/states.ts';
import type { TargetAccount } from '../../domain/account.ts';
import type { IndicatorRow, PlanRow } from '../../projections/rows.ts';
import type { Env } from '../context.ts';
import type { Rendering } from './render.tsx';

type LinkFacts = Pick<Rendering, 'description' | 'picture' | 'jsonLd'>;

/** Of `/` with several plans or none. */
export const siteFacts = (c: Context<Env>): LinkFacts => ({ jsonLd: siteData(c) });

/** Of a plan's overview: how many of its targets stand where. */
export function planFacts(c: Context<Env>, plan: PlanRow, counts: StateCounts): LinkFacts {
  const say = messages[c.get('language')];
  const said = STATES.filter((state) => counts[state] > 0)
    .map((state) => `${say.states[state]} ${say.plan.item(number(counts[state]))}`)
    .join(say.listComma);
  const description = said === '' ? say.tagline : say.card.altPlan(plan.shortTitle, said);
  const home = c.req.path === '/' ? siteData(c) : [];
  return {
    description,
    picture: { path: `/plans/${plan.plan}/card.png`, alt: say.card.altPlan(plan.title, said) },
    jsonLd: [...home, planDataset(at(c), plan, description)],
  };
}

/** Of an indicator's page. Its description is the plan's own words. */
export function indicatorFacts(
  c: Context<Env>,
  plan: PlanRow,
  indicator: IndicatorRow,
  targets: readonly TargetAccount[],
): Pick<LinkFacts, 'picture' | 'jsonLd'> {
  const say = messages[c.get('language')];
  const said = targets.map(({ name, verdict }) =>
    targets.length === 1 ? say.states[verdict.state] : `${name} ${say.states[verdict.state]}`,
  );
  return {
    picture: {
      path: `/plans/${plan.plan}/indicators/${indicator.indicator}/card.png`,
      alt: say.card.altIndicator(indicator.name, said.join(say.listComma)),
    },
    jsonLd: [indicatorDataset(at(c), plan, indicator, targets)],
  };
}

function siteData(c: Context<Env>): LinkedData[] {
  const say = messages[c.get('language')];
  const { site } = c.get('deps').config;
  const service = governmentService(at(c), say.siteName, say.tagline, site?.host);
  return [webSite(at(c), say.siteName, say.tagline), ...(service ? [service] : [])];
}

function at(c: Context<Env>) {
  const { publicUrl, origin, demo, dataLicence } = c.get('deps').config;
  return {
    site: { publicUrl, origin, demo },
    moment: c.get('moment'),
    language: c.get('language'),
    licence: dataLicence?.url,
  };
}
