/** The yearly bulletin: freezes a position with the verdicts that the portal's own rules compute there. */
import type { EventData } from '../../events/index.ts';
import { VERDICT_STATES, type VerdictState } from '../../events/verdict.ts';
import { addDays } from '../domain/day.ts';
import { workdaysAfter } from './calendar.ts';
import { fill } from './content.ts';
import { type Act, acting, official, type Story, yearsOf } from './story.ts';
import type { World } from './world.ts';

/** Lines in one event at most: an entry holds 65,535 bytes. */
const LINES = 120;
type Line = EventData<'bulletin.issued'>['lines'][number];

/** A bulletin for every year but the last, which the acceptance will close. */
export function bulletinActs(story: Story): Act[] {
  return yearsOf(story.plan)
    .slice(0, -1)
    .flatMap(({ period, end }) => {
      const day = workdaysAfter(addDays(end, 64), 2);
      return acting(story, day, `bulletin ${period}`, (world) => issue(story, world, period));
    });
}

function issue(story: Story, world: World, year: string): void {
  const { chance, plan, words } = story;
  const open = new Set(story.open.map(({ indicator }) => indicator));
  const known = world.account(open).targets;
  const lines = known.map(
    ({ id, verdict, given, claimed }): Line => ({
      target: id,
      computed: verdict.state,
      ...(given && { given: given.state }),
      ...(claimed && { claimed: claimed.state }),
    }),
  );
  const parts = chunks(lines);
  const text = fill(words.bulletin, { year, day: world.today, targets: lines.length, ...countsOf(lines) });
  world.say(
    ...parts.map((part, index) => ({
      stream: `plan/${plan.plan}/year/${year}`,
      type: 'bulletin.issued' as const,
      id: chance.id(`bulletin ${year} ${index}`),
      actor: official(story, 'editor'),
      data: {
        plan: plan.plan,
        year,
        position: world.head,
        day: world.today,
        part: index,
        parts: parts.length,
        text: index === 0 ? text : fill(words.bulletinContinued, { year, part: index + 1 }),
        lines: part,
        synthetic: true as const,
      },
    })),
  );
}

function countsOf(lines: readonly Line[]): Record<VerdictState, number> {
  const counts = Object.fromEntries(VERDICT_STATES.map((state) => [state, 0])) as Record<
    VerdictState,
    number
  >;
  for (const { computed } of lines) counts[computed] += 1;
  return counts;
}

function chunks(lines: readonly Line[]): Line[][] {
  const count = Math.max(1, Math.ceil(lines.length / LINES));
  return Array.from({ length: count }, (_, part) => lines.slice(part * LINES, (part + 1) * LINES));
}
