/** Departments sum up their year and claim what they reached; the leading office accepts or returns it. */
import type { GivenState } from '../../events/evaluation.ts';
import type { EventData } from '../../events/index.ts';
import { addDays } from '../domain/day.ts';
import { workdaysAfter } from './calendar.ts';
import { fill } from './content.ts';
import { asGiven, OTHERWISE } from './evaluations.ts';
import { type Act, acting, clerk, official, type Story, speaking, yearsOf } from './story.ts';
import type { Saying, World } from './world.ts';

type Claim = EventData<'summary.submitted'>['claims'][number];

export function summaryActs(story: Story): Act[] {
  const departments = speaking(story, [...new Set(story.open.flatMap((indicator) => indicator.departments))]);
  return yearsOf(story.plan).flatMap(({ period, end }) =>
    departments.flatMap((department, index) => yearOf(story, department, period, end, index)),
  );
}

function yearOf(story: Story, department: string, year: string, end: string, index: number): Act[] {
  const { chance } = story;
  const label = `summary ${department} ${year}`;
  const isOwing = isLastYear(story, year) && chance.happens(`owing ${label}`, 0.2);
  if (isOwing) return [];
  const day = workdaysAfter(addDays(end, 15), chance.between(label, 0, 8));
  // One a year is sent back, for the office to show that it reads them.
  const isReturned = index === Number(year) % 5;
  if (!isReturned)
    return [...submit(story, department, year, day, 1), ...accept(story, department, year, day, 1)];
  const backOn = workdaysAfter(addDays(day, 1), 3);
  const againOn = workdaysAfter(addDays(backOn, 1), 4);
  return [
    ...submit(story, department, year, day, 1),
    ...sendBack(story, department, year, backOn),
    ...submit(story, department, year, againOn, 2),
    ...accept(story, department, year, againOn, 2),
  ];
}

const isLastYear = ({ plan }: Story, year: string) => year === plan.metadata.period.end.slice(0, 4);

const idOf = ({ chance }: Story, department: string, year: string, attempt: number) =>
  chance.id(`summary ${department} ${year} ${attempt}`);
const streamOf = ({ plan }: Story, year: string) => `plan/${plan.plan}/year/${year}`;

function submit(story: Story, department: string, year: string, day: string, attempt: number): Act[] {
  const { chance, words, plan } = story;
  const label = `summary ${department} ${year} ${attempt}`;
  return acting(story, day, label, (world) => {
    const today = world.department(department);
    // Two that have become one speak once.
    if (attempt === 1 && world.row('summaries', plan.plan, year, today.department)) return;
    const claims = claimsOf(story, world, today.department, year);
    const met = claims.filter(({ state }) => state === 'met').length;
    const filled = { department: today.name, year, claims: claims.length, met };
    world.say({
      stream: streamOf(story, year),
      type: 'summary.submitted',
      id: idOf(story, department, year, attempt),
      actor: clerk(story, world, department, label),
      data: {
        plan: plan.plan,
        year,
        department: today.department,
        text: fill(chance.pick(`text ${department} ${year}`, words.summaries.text), filled),
        claims,
        synthetic: true,
      },
    });
  });
}

/** Targets of the department, or of those that it has taken over. */
function claimsOf(story: Story, world: World, department: string, year: string): Claim[] {
  const { chance, words, open } = story;
  const own = new Set(
    open
      .filter((indicator) =>
        indicator.departments.some((id) => world.department(id).department === department),
      )
      .map(({ indicator }) => indicator),
  );
  const { targets } = world.account(own);
  return targets.flatMap(({ id, indicator, verdict, name }): Claim[] => {
    const label = `claim ${id} ${year}`;
    const byWords = verdict.rule.startsWith('judged/');
    const computed = byWords
      ? inOwnWords(chance.share(`own ${label}`), isLastYear(story, year))
      : asGiven(verdict.state);
    if (!computed || !chance.happens(label, isLastYear(story, year) ? 0.95 : 0.45)) return [];
    const differs = !byWords && computed !== 'met' && chance.happens(`hope ${label}`, 0.2);
    const state = differs ? hope(computed) : computed;
    const phrases = differs ? words.claims.differing : words.claims.agreeing;
    const hasText = differs || chance.happens(`text ${label}`, 0.25);
    return [
      {
        indicator,
        target: id,
        state,
        ...(hasText && { text: fill(chance.pick(`phrase ${label}`, phrases), { target: name, year }) }),
      },
    ];
  });
}

/** Where words decide, a department says how it sees itself. */
function inOwnWords(share: number, isAtEnd: boolean): GivenState {
  if (share < 0.85) return isAtEnd ? 'met' : 'on_track';
  return isAtEnd ? 'on_track' : 'behind';
}

/** Departments differ from the rule to their own favour. */
const hope = (state: keyof typeof OTHERWISE) => (state === 'on_track' ? 'met' : OTHERWISE[state]);

function sendBack(story: Story, department: string, year: string, day: string): Act[] {
  const { chance, words, plan } = story;
  const label = `summary back ${department} ${year}`;
  return answering(story, department, year, 1, day, label, (answered) => ({
    stream: streamOf(story, year),
    type: 'summary.returned',
    id: chance.id(label),
    actor: official(story, 'evaluator', 0),
    data: {
      plan: plan.plan,
      year,
      ...answered,
      reason: chance.pick(label, words.summaries.returned),
      synthetic: true,
    },
  }));
}

function accept(story: Story, department: string, year: string, submittedOn: string, attempt: number): Act[] {
  const { chance, words, plan } = story;
  const label = `summary accepted ${department} ${year}`;
  if (isLastYear(story, year) && chance.happens(`pending ${label}`, 0.3)) return [];
  const day = workdaysAfter(addDays(submittedOn, 1), chance.between(label, 2, 9));
  const opinion = chance.happens(`opinion ${label}`, 0.5)
    ? { opinion: chance.pick(label, words.summaries.accepted) }
    : {};
  return answering(story, department, year, attempt, day, label, (answered) => ({
    stream: streamOf(story, year),
    type: 'summary.accepted',
    id: chance.id(label),
    actor: official(story, 'evaluator', 0),
    data: { plan: plan.plan, year, ...answered, ...opinion, synthetic: true },
  }));
}

type Answer = Saying;

/** Answers the summary if it was submitted. */
function answering(
  story: Story,
  department: string,
  year: string,
  attempt: number,
  day: string,
  label: string,
  answer: (answered: { department: string; summary: string }) => Answer,
): Act[] {
  return acting(story, day, label, (world) => {
    const summary = idOf(story, department, year, attempt);
    const row = world.rows('summaries').find((each) => each.summary === summary);
    if (row) world.say(answer({ department: row.department, summary }));
  });
}
