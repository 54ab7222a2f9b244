/** What a comment is about, in words, and where that is. */
import type { CommentRow } from '../../src/projections/rows.ts';
import type { Messages } from '../messages/messages.ts';
import { departmentName, indicatorName, type Names, taskName } from './names.ts';
import { number } from './numbers.ts';

export type Subject = { name: string; path: string; fragment: string };
type About = Pick<CommentRow, 'plan' | 'about'>;

/** @param paragraphs numbers of the paragraphs of the plans' texts that comments are about, by `<plan>/text/<offset>`. */
export function commentSubject(
  { plan, about }: About,
  names: Names,
  say: Messages,
  paragraphs: ReadonlyMap<string, number>,
): Subject | undefined {
  const [kind = '', id = ''] = about?.split('/') ?? [];
  if (kind === 'event') return { name: say.board.recordAt(number(id)), path: `/events/${id}`, fragment: '' };
  if (plan === undefined) return undefined;
  const home = `/plans/${plan}`;
  switch (kind) {
    case 'indicator':
      return { name: indicatorName(names, plan, id), path: `${home}/indicators/${id}`, fragment: '' };
    case 'task':
      return { name: taskName(names, plan, id), path: `${home}/tasks/${id}`, fragment: '' };
    case 'department':
      return { name: departmentName(names, plan, id), path: `${home}/departments/${id}`, fragment: '' };
    case 'text': {
      const paragraph = paragraphs.get(`${plan}/${about}`) ?? 1;
      return { name: say.board.textAt(number(paragraph)), path: `${home}/text`, fragment: `p-${paragraph}` };
    }
    default:
      return { name: names.plans.get(plan) ?? plan, path: home, fragment: '' };
  }
}

/** 关于“环境空气质量优良率”的投诉: what a comment is called where its own title is not shown. */
export function commentCalled(
  { kind }: Pick<CommentRow, 'kind'>,
  subject: Subject | undefined,
  say: Messages,
): string {
  const what = say.comments.kinds[kind];
  return subject ? say.board.about(what, subject.name) : say.board.aboutNothing(what);
}
