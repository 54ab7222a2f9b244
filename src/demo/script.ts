/** The whole made-up history of a plan, from its adoption on: what is appended, when, in order. */
import type { PlanContent } from '../domain/plan/content.ts';
import type { RowCommand } from '../import/row.ts';
import { bulletinActs } from './bulletins.ts';
import { startOf, workday } from './calendar.ts';
import { inventSeries } from './cells.ts';
import type { Chance } from './chance.ts';
import { commentActs } from './comments.ts';
import type { DemoContent } from './content.ts';
import { evaluationActs, revisionActs } from './evaluations.ts';
import { figureActs } from './figures.ts';
import { commendationActs, noticeActs } from './notices.ts';
import { realFigureActs } from './real-figures.ts';
import { ROLES, roleActs } from './roles.ts';
import { startingActs } from './starting-points.ts';
import { type Act, official, type Story } from './story.ts';
import { successionActs } from './successions.ts';
import { summaryActs } from './summaries.ts';
import { taskActs } from './tasks.ts';
import { type ScriptedAppend, World } from './world.ts';

export type ScriptOptions = {
  plan: PlanContent;
  /** SHA-256 of the plan's text, in hex. */
  sha256: string;
  words: DemoContent;
  real: readonly RowCommand[];
  chance: Chance;
  /** The first day that is not told any more. */
  ends: string;
};

/** Pure: the same options give the same script. @throws Error when an act breaks a rule of the portal. */
export function tellStory({ plan, sha256, words, real, chance, ends }: ScriptOptions): ScriptedAppend[] {
  const realIndicators = new Set(real.map(({ indicator }) => indicator));
  const story: Story = {
    plan,
    words,
    chance,
    open: plan.indicators.filter(({ indicator }) => !realIndicators.has(indicator)),
    begins: firstDay(plan),
    ends,
  };
  const world = new World(plan, realIndicators);
  for (const act of inOrder([
    adoption(story, sha256),
    ...chapters(story),
    ...realFigureActs(real, ends),
    opening(story),
  ])) {
    world.now = act.at;
    act.run(world);
  }
  return world.script;
}

function chapters(story: Story): Act[] {
  const series = inventSeries(story);
  return [
    ...roleActs(story),
    ...startingActs(story, series),
    ...figureActs(story, series),
    ...evaluationActs(story),
    ...revisionActs(story),
    ...taskActs(story),
    ...summaryActs(story),
    ...bulletinActs(story),
    ...noticeActs(story),
    ...commendationActs(story),
    ...successionActs(story),
    ...commentActs(story),
  ];
}

/** The plan's words are real; that this portal recorded them on that day is made up, as the README says. */
function adoption(story: Story, sha256: string): Act {
  const id = story.chance.id('adoption');
  return {
    at: startOf(story.begins) + 9 * 3_600_000,
    run: (world) => world.adopt(id, sha256, { role: 'operator' }),
  };
}

/** Id of the event that every history ends with. */
export const lastEvent = (chance: Chance): string => chance.id('last');

/** On the evening before the demo opens the higher level's inspectors are let in. */
function opening(story: Story): Act {
  const { words, plan, chance, ends } = story;
  const reference = `auditor-${chance.bytes('oversight').slice(0, 8)}`;
  return {
    at: startOf(ends) - 6 * 3_600_000,
    run: (world) =>
      world.say({
        stream: ROLES,
        type: 'role.granted',
        id: lastEvent(chance),
        actor: official(story, 'administrator'),
        data: { role: 'auditor', office: words.oversight, reference, plan: plan.plan, synthetic: true },
      }),
  };
}

/** The day on which the plan was out: written and, where that is known, published. */
function firstDay({ metadata: { writtenOn, publishedOn, period } }: PlanContent): string {
  const known = [writtenOn, publishedOn].filter((day) => day !== undefined).sort();
  return workday(known.at(-1) ?? period.start);
}

/** By time; acts of the same moment as they were listed. */
const inOrder = (acts: readonly Act[]): Act[] => acts.toSorted((a, b) => a.at - b.at);
