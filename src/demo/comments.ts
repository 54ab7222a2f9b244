/** Comments as they are written out: what residents write and get answered is sealed, as everybody's. */
import type { Actor } from '../../events/envelope.ts';
import { CHINA_WORKDAYS } from '../../plans/holidays/china.ts';
import { addWorkingDays } from '../domain/workdays.ts';
import type { CommentScene } from './content.ts';
import { type Act, acting, clerk, inSequence, official, type Story, sealed } from './story.ts';
import type { Saying, World } from './world.ts';

export function commentActs(story: Story): Act[] {
  return story.words.comments.flatMap((comment) =>
    inSequence([
      ...acting(story, comment.on, `comment ${comment.id}`, (world) => submit(story, world, comment)),
      ...comment.steps.flatMap((step, index) =>
        acting(story, step.on, `comment ${comment.id} ${index}`, (world) =>
          follow(story, world, comment, index),
        ),
      ),
    ]),
  );
}

/** Event ids whose sealed text is to be erased when the story is told: comments that were erased. */
export function erasedEvents({ words, chance }: Pick<Story, 'words' | 'chance'>): string[] {
  return words.comments.flatMap(({ id, steps }) =>
    steps.some(({ step }) => step === 'erased')
      ? [
          chance.id(`comment ${id} submitted`),
          ...steps.flatMap(({ step }, index) =>
            step === 'replied' || step === 'selected' ? [chance.id(`comment ${id} ${index}`)] : [],
          ),
        ]
      : [],
  );
}

/** Working days within which a comment is decided on. */
const DECIDED_WITHIN = 5;

const idOf = ({ chance }: Story, { id }: CommentScene) => chance.id(`comment ${id}`);

function submit(story: Story, world: World, comment: CommentScene): void {
  const { kind, about, consent, title, body, name } = comment;
  if (about !== undefined && !isKnown(story, about)) throw new Error(`the plan knows no ${about}`);
  const { commitment, opening } = sealed(story, `comment ${comment.id}`, { body, name, title });
  const id = idOf(story, comment);
  const acceptBy = addWorkingDays(comment.on, DECIDED_WITHIN, CHINA_WORKDAYS);
  world.say({
    stream: `comment/${id}`,
    type: 'comment.submitted',
    id: story.chance.id(`comment ${comment.id} submitted`),
    actor: { role: 'resident' },
    data: {
      comment: id,
      kind,
      plan: story.plan.plan,
      ...(about && { about }),
      ...(acceptBy && { acceptBy }),
      consent,
      sealed: commitment,
      synthetic: true,
    },
    openings: [opening],
  });
}

const isKnown = ({ plan }: Story, about: string) =>
  plan.indicators.some(({ indicator }) => about === `indicator/${indicator}`) ||
  plan.tasks.some(({ task }) => about === `task/${task}`);

function follow(story: Story, world: World, comment: CommentScene, index: number): void {
  const step = comment.steps[index];
  if (step) world.say(saying(story, world, comment, step, `comment ${comment.id} ${index}`));
}

type Step = CommentScene['steps'][number];

function saying(story: Story, world: World, comment: CommentScene, step: Step, label: string): Saying {
  const { chance } = story;
  const id = idOf(story, comment);
  const by = (actor: Actor) => ({ stream: `comment/${id}`, id: chance.id(label), actor });
  const of = { comment: id, synthetic: true as const };
  const editor = official(story, 'editor');
  const now = (department: string) => world.department(department).department;
  switch (step.step) {
    case 'accepted': {
      const { answerBy, department } = step;
      const data = { ...of, answerBy, ...(department && { department: now(department) }) };
      return { ...by(editor), type: 'comment.accepted', data };
    }
    case 'declined':
      return { ...by(editor), type: 'comment.declined', data: { ...of, reason: step.reason } };
    case 'forwarded':
      return { ...by(editor), type: 'comment.forwarded', data: { ...of, department: now(step.department) } };
    case 'sent_back': {
      const data = { ...of, department: now(step.department), reason: step.reason };
      return { ...by(clerk(story, world, step.department, label)), type: 'comment.sent_back', data };
    }
    case 'extended': {
      const { answerBy, reason } = step;
      return { ...by(editor), type: 'comment.extended', data: { ...of, answerBy, reason } };
    }
    case 'replied': {
      const { commitment, opening } = sealed(story, label, { body: step.body });
      const actor = clerk(story, world, step.department, label);
      const data = { ...of, department: now(step.department), sealed: commitment };
      return { ...by(actor), type: 'comment.replied', data, openings: [opening] };
    }
    case 'selected': {
      const { title = comment.title, body = comment.body, name } = step;
      const { commitment, opening } = sealed(story, label, { body, name, title });
      const data = { ...of, sealed: commitment };
      return { ...by(editor), type: 'comment.selected', data, openings: [opening] };
    }
    case 'deselected':
      return { ...by(editor), type: 'comment.deselected', data: { ...of, reason: step.reason } };
    case 'rated': {
      const data = { ...of, satisfaction: step.satisfaction };
      return { ...by({ role: 'resident' }), type: 'comment.rated', data };
    }
    case 'erased': {
      const position = world.positionOf(chance.id(`comment ${comment.id} submitted`));
      const data = { ...of, position, authority: step.authority, reason: step.reason };
      return { ...by(official(story, 'administrator')), type: 'comment.erased', data };
    }
  }
}
