/** Departments become others, as the plan's own file says: that is real, and not marked as made up. */
import { addDays } from '../domain/day.ts';
import type { Succession } from '../domain/plan/content.ts';
import { planStream } from '../domain/plan/planned-event.ts';
import { type Act, acting, type Story } from './story.ts';

export function successionActs(story: Story): Act[] {
  const { plan, chance } = story;
  return plan.successions.flatMap((succession) => {
    const day = recordedOn(succession);
    // What had happened by then the adoption itself has told.
    if (day < story.begins) return [];
    return acting(story, day, `succession ${succession.successor.department}`, (world) =>
      world.say({
        stream: planStream(plan.plan),
        type: 'department.succeeded',
        id: chance.id(`succession ${succession.successor.department}`),
        actor: { role: 'operator' },
        data: { plan: plan.plan, ...succession },
      }),
    );
  });
}

/** The day after it happened; in the middle of the year where only the year is known. */
export function recordedOn({ on }: Succession): string {
  if (on.length === 4) return `${on}-07-01`;
  return on.length === 7 ? addDays(`${on}-28`, 4) : addDays(on, 1);
}
