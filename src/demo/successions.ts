/** Departments become others, as the plan's own file says: that is real, and not marked as made up. */
import { addDays } from '../domain/day.ts';
import type { Succession } from '../domain/plan/content.ts';
import { planStream } from '../domain/plan/planned-event.ts';
import { handOver } from './roles.ts';
import { type Act, acting, type Story } from './story.ts';
import type { World } from './world.ts';

export function successionActs(story: Story): Act[] {
  return story.plan.successions.flatMap((succession) => {
    const known = recordedOn(succession);
    const day = known > story.begins ? known : addDays(story.begins, 1);
    return acting(story, day, `succession ${succession.successor.department}`, (world) =>
      succeed(story, world, succession),
    );
  });
}

function succeed(story: Story, world: World, succession: Succession): void {
  const { plan, chance } = story;
  const { department } = succession.successor;
  // What had happened by then the adoption itself has told.
  if (world.row('departments', plan.plan, department)?.predecessors) return;
  world.say({
    stream: planStream(plan.plan),
    type: 'department.succeeded',
    id: chance.id(`succession ${department}`),
    actor: { role: 'operator' },
    data: { plan: plan.plan, ...succession },
  });
  handOver(story, world, succession);
}

/** The day after it happened; in the middle of the year where only the year is known. */
function recordedOn({ on }: Succession): string {
  if (on.length === 4) return `${on}-07-01`;
  return on.length === 7 ? addDays(`${on}-28`, 4) : addDays(on, 1);
}
