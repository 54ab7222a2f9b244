/** What a comment is to be about, as an address or a form names it, and what that is called. */
import type { Context } from 'hono';
import { messages } from '../../../views/messages/messages.ts';
import type { CommentSubject } from '../../../views/parts/comment-subject.tsx';
import { number } from '../../../views/words/numbers.ts';
import { readPlanText } from '../../log/account.ts';
import { joinKey } from '../../projections/act.ts';
import type { Env } from '../context.ts';
import { isId } from '../parameters.ts';
import { paragraphAt } from './document.ts';

const KINDS = { indicator: 'indicators', task: 'tasks', department: 'departments' } as const;

/** Undefined when there is no such thing now. */
export async function subjectOf(
  c: Context<Env>,
  plan: string,
  about: string,
): Promise<CommentSubject | undefined> {
  const { log } = c.get('deps');
  const at = (await log.head()).size - 1;
  if (!isId(plan) || !(await log.row('plans', joinKey(plan), at))) return undefined;
  const [, kind, id = ''] = /^(indicator|task|department)\/([a-z0-9-]{1,80})$/.exec(about) ?? [];
  if (kind === 'indicator' || kind === 'task' || kind === 'department') {
    const name = await nameOf(c, kind, plan, id, at);
    return name === undefined
      ? undefined
      : { plan, about, kind, name, path: `/plans/${plan}/${KINDS[kind]}/${id}` };
  }
  const [, place, digits = ''] = /^(event|text)\/(0|[1-9][0-9]{0,14})$/.exec(about) ?? [];
  const offset = Number(digits);
  if (place === 'event' && offset <= at) {
    const name = messages[c.get('language')].commentForm.eventOf(number(offset));
    return { plan, about, kind: 'event', name, path: `/events/${offset}` };
  }
  if (place !== 'text') return undefined;
  const text = await readPlanText(log, plan, at);
  const name = clauseAt(text, offset);
  if (name === undefined) return undefined;
  const fragment = `p-${paragraphAt(text, offset)}`;
  return { plan, about, kind: 'text', name, path: `/plans/${plan}/text`, fragment };
}

async function nameOf(
  c: Context<Env>,
  kind: keyof typeof KINDS,
  plan: string,
  id: string,
  at: number,
): Promise<string | undefined> {
  const { log } = c.get('deps');
  const key = joinKey(plan, id);
  if (kind === 'indicator') return (await log.row('indicators', key, at))?.name;
  if (kind === 'department') return (await log.row('departments', key, at))?.name;
  return (await log.row('tasks', key, at))?.name;
}

const LONGEST = 40;

/** The words of a plan from an offset (in code points) to the end of their sentence. */
function clauseAt(text: string, offset: number): string | undefined {
  const rest = [...text]
    .slice(offset, offset + 200)
    .join('')
    .trimStart();
  const [sentence = ''] = /^[^\n。;]*/.exec(rest) ?? [];
  const characters = [...sentence];
  if (characters.length === 0) return undefined;
  return characters.length <= LONGEST ? sentence : `${characters.slice(0, LONGEST).join('')}…`;
}
