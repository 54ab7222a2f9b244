/** Which day it is for a comment, and by when what is asked for falls due. */

import { EventId } from '../../events/scalars.ts';
import { CHINA_WORKDAYS } from '../../plans/holidays/china.ts';
import { dayOf } from '../domain/day.ts';
import type { CommentCommand, CommentState } from '../domain/decide/index.ts';
import { addWorkingDays } from '../domain/workdays.ts';
import { joinKey } from '../projections/act.ts';
import type { Office } from './office.ts';

/** Working days: to accept or decline, to answer, and what one extension adds. The field's convention. */
export type CommentTerms = { accept: number; answer: number; extension: number };
export const USUAL_TERMS: CommentTerms = { accept: 5, answer: 15, extension: 15 };

/** Where a comment is about no plan. */
const TIME_ZONE = 'Asia/Shanghai';

/** What is asked again is told as of the day on which it was recorded. */
export async function termsOf(
  { log, clock, terms = USUAL_TERMS }: Office,
  command: CommentCommand,
  { plan, answerBy }: { plan?: string | undefined; answerBy?: string | undefined },
  at: number,
): Promise<Pick<CommentState, 'today' | 'deadline'>> {
  const row = plan === undefined ? undefined : await log.row('plans', joinKey(plan), at);
  const [stored] = EventId.safeParse(command.id).success ? await log.readEvents({ id: command.id }) : [];
  const today = dayOf(stored?.time ?? clock().toISOString(), row?.timeZone ?? TIME_ZONE);
  const deadline = deadlineOf(command, terms, { today, answerBy });
  return deadline === undefined ? { today } : { today, deadline };
}

function deadlineOf(
  { type }: CommentCommand,
  { accept, answer, extension }: CommentTerms,
  { today, answerBy }: { today: string; answerBy?: string | undefined },
): string | undefined {
  switch (type) {
    case 'submit_comment':
      return addWorkingDays(today, accept, CHINA_WORKDAYS);
    case 'accept_comment':
      return addWorkingDays(today, answer, CHINA_WORKDAYS);
    case 'extend_comment':
      return answerBy === undefined ? undefined : addWorkingDays(answerBy, extension, CHINA_WORKDAYS);
    default:
      return undefined;
  }
}
