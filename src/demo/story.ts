/** What every chapter of the made-up history is told with. */
import type { Actor } from '../../events/envelope.ts';
import type { Indicator } from '../../events/plan.ts';
import { type Days, yearsWithin } from '../domain/period.ts';
import type { PlanContent } from '../domain/plan/content.ts';
import { type Sealed, seal } from '../log/openings.ts';
import { officeHours, startOf } from './calendar.ts';
import type { Chance } from './chance.ts';
import type { DemoContent } from './content.ts';
import type { World } from './world.ts';

/** One thing that happens at a moment, in milliseconds, and may depend on all that happened before. */
export type Act = { at: number; run(world: World): void };

export type Story = {
  plan: PlanContent;
  words: DemoContent;
  chance: Chance;
  /** Indicators that may be made up: those without real figures. */
  open: readonly Indicator[];
  /** Day on which the plan is adopted, and the first day that is not told any more. */
  begins: string;
  ends: string;
};

/** A moment within office hours of that day or the next on which people work; nothing when the story is over. */
export function moment({ chance, ends }: Story, day: string, label: string): number | undefined {
  const at = officeHours(day, chance, label);
  return at < startOf(ends) ? at : undefined;
}

/** The act, or none when the story is over by then. */
export function acting(story: Story, day: string, label: string, run: Act['run']): Act[] {
  const at = moment(story, day, label);
  return at === undefined ? [] : [{ at, run }];
}

/** The same acts, each at least half an hour after the one before it: what is written out happens in its order. */
export function inSequence(acts: readonly Act[]): Act[] {
  let earliest = 0;
  return acts.map((act) => {
    const at = Math.max(act.at, earliest);
    earliest = at + 1_800_000;
    return { ...act, at };
  });
}

/** One of a department's two clerks, by an opaque reference. */
export function clerk(story: Story, world: World, department: string, label: string): Actor {
  const { department: id, name } = world.department(department);
  return {
    role: 'clerk',
    office: name,
    ref: clerkRef(story, id, story.chance.between(`clerk ${label}`, 0, 1)),
  };
}

export const clerkRef = ({ chance }: Pick<Story, 'chance'>, department: string, number: number): string =>
  `clerk-${chance.bytes(`clerk ${department} ${number}`).slice(0, 8)}`;

/** Somebody of the leading office. None of them reports figures, so nobody verifies their own. */
export function official(
  { chance, words }: Pick<Story, 'chance' | 'words'>,
  role: 'verifier' | 'evaluator' | 'editor' | 'administrator',
  number = 0,
): Actor {
  return { role, office: words.office, ref: `${role}-${chance.bytes(`${role} ${number}`).slice(0, 8)}` };
}

/** Departments that speak for themselves. */
export const speaking = ({ words }: Story, departments: readonly string[]): string[] =>
  departments.filter((id) => !words.collective.includes(id));

/**
 * Seals under a salt that follows from the seed, so that two seedings are equal to the byte. Only words that are
 * made up and published anyway may be sealed so: anybody with the seed knows the salt.
 */
export const sealed = ({ chance }: Story, label: string, text: Sealed, field = 'sealed') =>
  seal(text, { field, salt: chance.bytes(`salt ${label}`) });

/** The calendar years that the plan's period touches. */
export function yearsOf({ metadata: { period } }: PlanContent): (Days & { period: string })[] {
  return yearsWithin({ start: `${period.start.slice(0, 4)}-01-01`, end: `${period.end.slice(0, 4)}-12-31` });
}
