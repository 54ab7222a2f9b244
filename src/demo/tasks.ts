/** Tasks make progress twice a year, and are evaluated once. */
import type { Task } from '../../events/plan.ts';
import type { TASK_STATES } from '../../events/task.ts';
import { addDays } from '../domain/day.ts';
import { workdaysAfter } from './calendar.ts';
import { fill } from './content.ts';
import { type Act, acting, clerk, official, type Story, speaking, yearsOf } from './story.ts';

type TaskState = (typeof TASK_STATES)[number];

export function taskActs(story: Story): Act[] {
  const years = yearsOf(story.plan);
  return story.plan.tasks.flatMap((task) =>
    years.flatMap(({ period, start, end }, index) => [
      ...(addDays(start, 181) > story.begins
        ? progress(story, task, `${period}-H1`, addDays(start, 181), index)
        : []),
      ...progress(story, task, `${period}-H2`, addDays(end, -24), index),
      ...evaluate(story, task, period, addDays(end, 24), index),
    ]),
  );
}

function progress(story: Story, task: Task, period: string, from: string, year: number): Act[] {
  const { chance, words, plan } = story;
  const label = `${task.task} ${period}`;
  if (!chance.happens(`progress ${label}`, 0.8)) return [];
  const own = speaking(story, task.departments);
  const all = speaking(
    story,
    plan.departments.map(({ department }) => department),
  );
  const department = chance.pick(`department ${label}`, own.length > 0 ? own : all);
  const day = workdaysAfter(from, chance.between(`progress day ${label}`, 0, 12));
  const state = stateOf(chance.share(`state ${label}`), isLast(story, year) && period.endsWith('H2'));
  return acting(story, day, `progress ${label}`, (world) => {
    const today = world.department(department);
    world.say({
      stream: `plan/${plan.plan}/task/${task.task}`,
      type: 'task.progressed',
      id: chance.id(`progress ${label}`),
      actor: clerk(story, world, department, label),
      data: {
        plan: plan.plan,
        task: task.task,
        state,
        text: fill(chance.pick(`text ${label}`, words.progress[state] ?? []), {
          task: task.name,
          department: today.name,
        }),
        department: today.department,
        synthetic: true,
      },
    });
  });
}

function evaluate(story: Story, task: Task, year: string, from: string, index: number): Act[] {
  const { chance, words, plan } = story;
  const label = `${task.task} ${year}`;
  if (!chance.happens(`evaluate ${label}`, 0.7)) return [];
  const state = stateOf(chance.share(`evaluated ${label}`), isLast(story, index));
  const day = workdaysAfter(from, chance.between(`evaluate day ${label}`, 0, 7));
  return acting(story, day, `evaluate ${label}`, (world) =>
    world.say({
      stream: `plan/${plan.plan}/task/${task.task}`,
      type: 'task.evaluated',
      id: chance.id(`evaluate ${label}`),
      actor: official(story, 'evaluator', 1),
      data: {
        plan: plan.plan,
        task: task.task,
        state,
        text: fill(chance.pick(`opinion ${label}`, words.evaluated[state] ?? []), { task: task.name, year }),
        year,
        synthetic: true,
      },
    }),
  );
}

const isLast = ({ plan }: Story, index: number): boolean => index === yearsOf(plan).length - 1;

function stateOf(share: number, isAtEnd: boolean): TaskState {
  if (isAtEnd) return share < 0.72 ? 'completed' : share < 0.9 ? 'on_schedule' : 'behind_schedule';
  if (share < 0.14) return 'ahead';
  return share < 0.84 ? 'on_schedule' : 'behind_schedule';
}
