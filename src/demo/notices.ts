/** Scenes that are written out: notices with their answers, and commendations. */
import type { NoticeScene } from './content.ts';
import { type Act, acting, clerk, inSequence, official, type Story, sealed } from './story.ts';
import type { Saying, World } from './world.ts';

export function noticeActs(story: Story): Act[] {
  return story.words.notices.flatMap((notice) =>
    inSequence([
      ...acting(story, notice.on, `notice ${notice.id}`, (world) => issue(story, world, notice)),
      ...notice.steps.flatMap((step, index) =>
        acting(story, step.on, `notice ${notice.id} ${index}`, (world) =>
          follow(story, world, notice, index),
        ),
      ),
    ]),
  );
}

const streamOf = ({ id }: NoticeScene) => `notice/${id}`;

function issue({ plan, words, chance }: Story, world: World, notice: NoticeScene): void {
  const { id, kind, title, text, departments, targets, answerBy } = notice;
  world.say({
    stream: streamOf(notice),
    type: 'notice.issued',
    id: chance.id(`notice ${id}`),
    actor: official({ words, chance }, 'administrator'),
    data: {
      notice: id,
      plan: plan.plan,
      kind,
      title,
      text,
      departments: departments.map((department) => world.department(department).department),
      targets,
      ...(answerBy && { answerBy }),
      synthetic: true,
    },
  });
}

function follow(story: Story, world: World, notice: NoticeScene, index: number): void {
  const step = notice.steps[index];
  if (step) world.say(saying(story, world, notice, step, `notice ${notice.id} ${index}`));
}

type Step = NoticeScene['steps'][number];

function saying(story: Story, world: World, notice: NoticeScene, step: Step, label: string): Saying {
  const { chance, plan } = story;
  const at = { stream: streamOf(notice), id: chance.id(label) };
  const of = { notice: notice.id, plan: plan.plan, synthetic: true as const };
  if (step.step === 'closed') {
    const actor = official(story, 'administrator');
    return { ...at, type: 'notice.closed', actor, data: { ...of, opinion: step.opinion } };
  }
  const { department } = world.department(step.department);
  const actor = clerk(story, world, step.department, label);
  const said = { ...of, department, text: step.text };
  if (step.step === 'answered') return { ...at, type: 'notice.answered', actor, data: said };
  return { ...at, type: 'rectification.reported', actor, data: { ...said, finished: step.finished } };
}

export function commendationActs(story: Story): Act[] {
  const { words, plan, chance } = story;
  return words.commendations.flatMap(({ id, on, year, title, units, individuals }) =>
    acting(story, on, `commendation ${id}`, (world) => {
      const names = individuals && sealed(story, `commendation ${id}`, { names: individuals }, 'individuals');
      world.say({
        stream: `plan/${plan.plan}/year/${year}`,
        type: 'commendation.awarded',
        id: chance.id(`commendation ${id}`),
        actor: official(story, 'administrator'),
        data: {
          plan: plan.plan,
          year,
          title,
          units,
          ...(names && { individuals: names.commitment }),
          synthetic: true,
        },
        ...(names && { openings: [names.opening] }),
      });
    }),
  );
}
