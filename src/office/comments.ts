/** Does what a command about a comment asks. */
import { EventId } from '../../events/scalars.ts';
import {
  type CommentCommand,
  type CommentState,
  commentStream,
  decideComment,
  type SealedOpening,
} from '../domain/decide/index.ts';
import { seal } from '../log/openings.ts';
import type { RowReader } from '../log/rows.ts';
import { joinKey } from '../projections/act.ts';
import type { Office, Performed } from './office.ts';
import { settle } from './settle.ts';

/**
 * What shows, with the log, what was written: commitment, salt and text. For the writer alone. Who loses it still
 * has the text.
 */
export type Receipt = SealedOpening & { position: number; eventId: string; commitment: string };
/** The receipt of what was sealed and recorded now; of a duplicate there is none. */
export type PerformedComment = Performed & { receipt?: Receipt };

/**
 * Asking twice with the id and the same words is known as the same. Ids of events are public: whoever lets strangers
 * bring commands must not let them choose the id, or the answer would tell them whether they guessed the words.
 * @throws whatever the database throws; what the asker can mend is in the answer.
 */
export async function performComment(office: Office, command: CommentCommand): Promise<PerformedComment> {
  const asked = withLowerCaseIds(command);
  const comment = asked.type === 'submit_comment' ? asked.id : asked.comment;
  let sealed: ReturnType<typeof seal> | undefined;
  const sealing = (words: Record<string, unknown>) => (sealed = seal(words));
  const performed = await settle(office, {
    id: asked.id,
    // What is no id names no stream: the decider refuses it.
    stream: async () => commentStream(EventId.safeParse(comment).success ? comment : ''),
    decide: async (at) => decideComment(await commentState(office, asked, comment, at), asked, sealing),
  });
  if (!performed.ok || performed.outcome === 'unchanged' || !sealed) return performed;
  const receipt = await receiptOf(office, asked.id, sealed);
  return receipt ? { ...performed, receipt } : performed;
}

const withLowerCaseIds = (command: CommentCommand): CommentCommand =>
  command.type === 'submit_comment'
    ? { ...command, id: command.id.toLowerCase() }
    : { ...command, id: command.id.toLowerCase(), comment: command.comment.toLowerCase() };

/** Of the event if it is these words under this salt that it commits to: what is recorded decides, not the outcome. */
async function receiptOf(
  { log }: Office,
  id: string,
  { commitment, opening }: ReturnType<typeof seal>,
): Promise<Receipt | undefined> {
  const [stored] = await log.readEvents({ id });
  const isThis = stored && 'sealed' in stored.data && stored.data.sealed === commitment;
  return isThis ? { position: stored.position, eventId: id, commitment, ...opening } : undefined;
}

async function commentState(
  { log, demo }: Office,
  command: CommentCommand,
  id: string,
  at: number,
): Promise<CommentState> {
  if (!EventId.safeParse(id).success) return { demo, comment: undefined, plan: undefined, departments: [] };
  if (command.type === 'submit_comment') {
    return { demo, comment: undefined, plan: await planState(log, command, at), departments: [] };
  }
  const comment = await log.row('comments', joinKey(id), at);
  const departments =
    comment && command.type === 'reply_to_comment'
      ? await log.rows('departments', { at, ...(comment.plan !== undefined && { plan: comment.plan }) })
      : [];
  return { demo, comment, plan: undefined, departments };
}

async function planState(
  log: RowReader,
  { plan, about }: { plan?: string | undefined; about?: string | undefined },
  at: number,
): Promise<CommentState['plan']> {
  if (!plan?.isWellFormed() || plan.includes('\0')) return undefined;
  if (!(await log.row('plans', joinKey(plan), at))) return undefined;
  const [, kind, id = ''] = /^(indicator|task)\/([a-z0-9-]{1,80})$/.exec(about ?? '') ?? [];
  if (kind === undefined) return { plan, knowsAbout: false };
  const row = await log.row(kind === 'task' ? 'tasks' : 'indicators', joinKey(plan, id), at);
  return { plan, knowsAbout: row !== undefined };
}
