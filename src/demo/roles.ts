/** Who may act: granted when the plan begins, handed on when departments are merged or people move. */
import type { Actor } from '../../events/envelope.ts';
import type { EventData } from '../../events/index.ts';
import { addDays } from '../domain/day.ts';
import type { Succession } from '../domain/plan/content.ts';
import { workdaysAfter } from './calendar.ts';
import { type Act, acting, clerkRef, official, type Story, speaking } from './story.ts';
import type { World } from './world.ts';

type Grant = EventData<'role.granted'>;

export function roleActs(story: Story): Act[] {
  return [...officeActs(story), ...departmentActs(story)];
}

/** Two verifiers and two evaluators, an editor and an administrator, whose references the actors carry. */
function officeActs(story: Story): Act[] {
  const people: [Parameters<typeof official>[1], number][] = [
    ['administrator', 0],
    ['verifier', 0],
    ['verifier', 1],
    ['evaluator', 0],
    ['evaluator', 1],
    ['editor', 0],
  ];
  const auditor = {
    role: 'auditor' as const,
    reference: `auditor-${story.chance.bytes('auditor').slice(0, 8)}`,
  };
  const grants = people.map(([role, number]) => ({
    role,
    reference: official(story, role, number).ref ?? '',
  }));
  const of = { office: story.words.office, plan: story.plan.plan, synthetic: true as const };
  return acting(story, story.begins, 'roles of the office', (world) =>
    world.say(...[...grants, auditor].map((grant) => granted(story, { ...grant, ...of }, OPERATOR))),
  );
}

function departmentActs(story: Story): Act[] {
  const departments = speaking(
    story,
    story.plan.departments.map(({ department }) => department),
  );
  return departments.flatMap((department) => {
    const day = workdaysAfter(addDays(story.begins, 1), story.chance.between(`roles ${department}`, 0, 5));
    return acting(story, day, `roles ${department}`, (world) => {
      world.say(
        ...clerks(story, department, world.department(department).name).map((grant) => granted(story, grant)),
      );
    });
  });
}

/** The successor's clerks come; those of the departments that are no more go. */
export function handOver(story: Story, world: World, { predecessors, successor }: Succession): void {
  const gone = predecessors.flatMap((id) => {
    const row = world.row('departments', story.plan.plan, id);
    return row ? clerks(story, id, row.name) : [];
  });
  world.say(
    ...clerks(story, successor.department, successor.name).map((grant) => granted(story, grant)),
    ...gone.map((grant) => revoked(story, grant)),
  );
}

const clerks = (story: Story, department: string, office: string): Grant[] =>
  [0, 1].map((number) => ({
    role: 'clerk',
    office,
    reference: clerkRef(story, department, number),
    plan: story.plan.plan,
    synthetic: true,
  }));

/** The stream of all grants. */
export const ROLES = 'office/roles';
/** The portal's operator lets the first ones in. */
const OPERATOR: Actor = { role: 'operator' };

const granted = (story: Story, data: Grant, actor: Actor = official(story, 'administrator')) => ({
  stream: ROLES,
  type: 'role.granted' as const,
  id: story.chance.id(`granted ${data.role} ${data.reference}`),
  actor,
  data,
});
const revoked = (story: Story, data: Grant) => ({
  stream: ROLES,
  type: 'role.revoked' as const,
  id: story.chance.id(`revoked ${data.role} ${data.reference}`),
  actor: official(story, 'administrator'),
  data,
});
