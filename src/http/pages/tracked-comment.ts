/** What became of a comment, put into words for its writer: states, dates, who is responsible, by when. */
import type { Context } from 'hono';
import { messages } from '../../../views/messages/messages.ts';
import type { CommentStep, TrackedComment } from '../../../views/pages/comment-track.tsx';
import { date } from '../../../views/words/dates.ts';
import { number } from '../../../views/words/numbers.ts';
import type { Tracked } from '../../comments/track.ts';
import type { CommentRow } from '../../projections/rows.ts';
import type { Env } from '../context.ts';

type Known = Exclude<Tracked, { outcome: 'unknown' | 'throttled' }>;

export async function told(c: Context<Env>, tracked: Known): Promise<TrackedComment> {
  const say = messages[c.get('language')];
  const words = say.commentTrack;
  if (tracked.outcome === 'found') return toldRow(c, tracked.row, tracked.signed);
  const steps = [{ words: words.steps.received, at: tracked.receivedAt }];
  if (tracked.outcome === 'dropped') {
    const explained = tracked.removedByStaff ? words.removedWords : words.droppedWords;
    return { state: words.dropped, explained, steps };
  }
  const { reason, ahead, perMinute } = tracked;
  const why = `${say.commentReceipt.waitingWhy[reason]}${say.commentReceipt.waitingAhead(number(ahead), number(perMinute))}`;
  return {
    state: words.waiting,
    explained: `${why}${words.waitingWords}`,
    responsible: words.reception,
    steps,
  };
}

async function toldRow(c: Context<Env>, row: CommentRow, signed: boolean): Promise<TrackedComment> {
  const { commentTrack: words } = messages[c.get('language')];
  const name = await departmentNames(c, row.plan);
  const isOpen = row.state === 'submitted' || row.state === 'accepted';
  return {
    state: words.states[row.state],
    responsible: isOpen ? (row.department ? name(row.department) : words.reception) : words.nobody,
    deadline: isOpen ? deadlineOf(c, row) : undefined,
    steps: stepsOf(c, row, name),
    ...(signed && { proof: row.submitted.position }),
    // An answer is public whether the comment is or not: its writer reads it there.
    ...((row.selected || (row.replies.length > 0 && !row.erased)) && {
      publicPath: `/comments/${row.comment}`,
    }),
    ...(row.replies.length > 0 && !row.rated && !row.erased && { ratePath: '/comments/rate' }),
  };
}

function deadlineOf(c: Context<Env>, row: CommentRow): TrackedComment['deadline'] {
  const kind = row.state === 'submitted' ? 'acceptBy' : 'answerBy';
  const day = row[kind];
  return { kind, day, overdue: day !== undefined && day < c.get('moment').today };
}

/** In the order in which they happened. */
function stepsOf(c: Context<Env>, row: CommentRow, name: (department: string) => string): CommentStep[] {
  const language = c.get('language');
  const say = messages[language];
  const { steps: words, reason } = say.commentTrack;
  const step = (
    act: { position: number; at: string } | undefined,
    told: string,
    note?: string,
  ): CommentStep[] => (act ? [{ words: told, at: act.at, position: act.position, note }] : []);
  const { declined, sentBack } = row;
  return [
    ...step(row.submitted, words.submitted),
    ...step(row.accepted, words.accepted),
    ...(declined ? step(declined, words.declined(groundOf(c, declined.reason)), declined.words) : []),
    ...row.forwarded.flatMap((act) => step(act, words.forwarded(name(act.department)))),
    ...(sentBack ? step(sentBack, words.sentBack(name(sentBack.department)), reason(sentBack.reason)) : []),
    ...row.extended.flatMap((act) => step(act, words.extended(date(act.answerBy, language)))),
    ...row.replies.flatMap((act) => step(act, words.replied(name(act.department)))),
    ...step(row.selected, words.selected),
    ...step(row.deselected, words.deselected),
    ...step(row.rated, words.rated),
    ...step(row.erased, words.erased),
  ].sort((a, b) => (a.position ?? 0) - (b.position ?? 0));
}

function groundOf(c: Context<Env>, reason: string): string {
  const grounds: Record<string, string> = messages[c.get('language')].comments.declined;
  return grounds[reason] ?? reason;
}

async function departmentNames(c: Context<Env>, plan: string | undefined): Promise<(id: string) => string> {
  const { log } = c.get('deps');
  const at = (await log.head()).size - 1;
  const rows = await log.rows('departments', { at, ...(plan !== undefined && { plan }) });
  return (id) => rows.find(({ department }) => department === id)?.name ?? id;
}
