/** The leading group evaluates targets: every year some, at the acceptance most. Now and then it differs. */
import type { GivenState } from '../../events/evaluation.ts';
import type { Indicator } from '../../events/plan.ts';
import type { Target } from '../../events/target.ts';
import type { VerdictState } from '../../events/verdict.ts';
import type { TargetAccount } from '../domain/account.ts';
import { addDays } from '../domain/day.ts';
import { workdaysAfter } from './calendar.ts';
import { fill } from './content.ts';
import { type Act, acting, official, type Story, yearsOf } from './story.ts';
import { standing, type World } from './world.ts';

export function evaluationActs(story: Story): Act[] {
  const targets = story.open.flatMap((indicator) =>
    indicator.targets.map((target) => ({ indicator, target })),
  );
  return occasionsOf(story).flatMap((occasion) =>
    targets.flatMap(({ indicator, target }) => evaluate(story, indicator, target, occasion)),
  );
}

type Occasion = { name: string; year: string; from: string; days: number; share: number };

/** Each year of the plan in the spring after it, and instead of the last year's the acceptance. */
function occasionsOf({ plan }: Story): Occasion[] {
  const years = yearsOf(plan);
  return years.map(({ period, end }, index) => {
    const isLast = index === years.length - 1;
    return isLast
      ? { name: 'acceptance', year: period, from: addDays(end, 21), days: 8, share: 0.86 }
      : { name: period, year: period, from: addDays(end, 41), days: 11, share: 0.3 + 0.16 * index };
  });
}

function evaluate(story: Story, indicator: Indicator, target: Target, occasion: Occasion): Act[] {
  const { chance } = story;
  const label = `${target.id} ${occasion.name}`;
  const byWords =
    target.kind === 'judged' || (target.kind === 'approximately' && target.params.tolerance === undefined);
  // Where only words decide, what is left out is shown as waiting for an evaluation.
  const share = !byWords ? occasion.share : occasion.name === 'acceptance' ? 0.62 : 0.2;
  if (!chance.happens(`evaluate ${label}`, share)) return [];
  const day = workdaysAfter(occasion.from, chance.between(`evaluation day ${label}`, 0, occasion.days));
  return acting(story, day, `evaluation ${label}`, (world) => {
    const known = accountOf(world, indicator.indicator, target.id);
    const opinion = known && opinionOn(story, known, byWords, label, occasion);
    if (opinion) give(story, world, indicator, target, occasion, opinion, label);
  });
}

type Opinion = { state: GivenState; opinion: string };

function give(
  story: Story,
  world: World,
  { indicator }: Indicator,
  target: Target,
  { name }: Occasion,
  opinion: Opinion,
  label: string,
): void {
  world.ask({
    type: 'evaluate_target',
    id: story.chance.id(`evaluation ${label}`),
    actor: official(story, 'evaluator', story.chance.between(`evaluator ${label}`, 0, 1)),
    plan: story.plan.plan,
    synthetic: true,
    target: target.id,
    occasion: name,
    ...opinion,
    reliedOn: standing(world.rows('figures'), indicator).map(({ figure }) => figure),
  });
}

/** What somebody may say who sees what the rule sees; nothing where there is nothing to see yet. */
export const asGiven = (state: VerdictState): GivenState | undefined =>
  state === 'not_due' || state === 'no_data' || state === 'awaits_evaluation' ? undefined : state;

/** The other way of seeing it: how somebody who knows more, or hopes more, might differ from the rule. */
export const OTHERWISE: Record<GivenState, GivenState> = {
  met: 'behind',
  on_track: 'behind',
  behind: 'on_track',
  missed: 'met',
  cannot_judge: 'on_track',
};

function opinionOn(
  story: Story,
  known: TargetAccount,
  byWords: boolean,
  label: string,
  { year, name }: Occasion,
): Opinion | undefined {
  const { chance, words } = story;
  const computed = byWords ? inWords(chance.share(`words ${label}`), name) : asGiven(known.verdict.state);
  if (!computed) return undefined;
  const differs = !byWords && chance.happens(`differ ${label}`, 0.08);
  const otherwise = computed === 'met' && name === 'acceptance' ? 'missed' : OTHERWISE[computed];
  const state = differs ? otherwise : computed;
  const phrases = byWords
    ? words.opinions.judged
    : differs
      ? words.opinions.differing
      : words.opinions.agreeing;
  const phrase = chance.pick(`opinion ${label}`, phrases[state]);
  return { state, opinion: fill(phrase, { target: known.name, indicator: known.indicatorName, year }) };
}

/** A verdict on words: a year is on track or behind, the acceptance mostly says met. */
function inWords(share: number, occasion: string): GivenState {
  if (occasion !== 'acceptance') return share < 0.8 ? 'on_track' : 'behind';
  if (share < 0.66) return 'met';
  if (share < 0.8) return 'on_track';
  return share < 0.93 ? 'behind' : 'missed';
}

/**
 * Ten working days after a figure was corrected, the evaluations that relied on it are looked at again: where the
 * rule now says otherwise, they are revised.
 */
export function revisionActs(story: Story): Act[] {
  const years = yearsOf(story.plan).slice(1);
  return years.flatMap(({ start }) => {
    const day = workdaysAfter(addDays(start, 160), 3);
    return acting(story, day, `revision ${start}`, (world) => reviseAll(story, world));
  });
}

function reviseAll(story: Story, world: World): void {
  const { chance, words, plan } = story;
  const accounts = new Map(world.account().targets.map((target) => [target.id, target]));
  const corrected = new Map(
    world.rows('figures').flatMap((row) => {
      const last = row.corrections.at(-1);
      return last ? [[row.figure, last.position] as const] : [];
    }),
  );
  for (const row of world.rows('evaluations')) {
    const known = accounts.get(row.target);
    const said = row.revisions.at(-1) ?? row.given;
    const since = row.reliedOn.some((figure) => (corrected.get(figure) ?? -1) > said.position);
    const state = known && asGiven(known.verdict.state);
    if (!since || !known || !state || state === row.state) continue;
    const label = `${row.target} ${row.occasion} revised`;
    const names = { target: known.name, indicator: known.indicatorName, year: row.occasion };
    world.ask({
      type: 'evaluate_target',
      id: chance.id(label),
      actor: official(story, 'evaluator', 0),
      plan: plan.plan,
      synthetic: true,
      target: row.target,
      occasion: row.occasion,
      state,
      opinion: fill(chance.pick(label, words.revised.opinion), names),
      reason: chance.pick(`reason ${label}`, words.revised.reason),
      reliedOn: row.reliedOn,
    });
  }
}

const accountOf = (world: World, indicator: string, target: string): TargetAccount | undefined =>
  world.account(new Set([indicator])).targets.find(({ id }) => id === target);
