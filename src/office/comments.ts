/** Does what a command about a comment asks. */
import { EventId } from '../../events/scalars.ts';
import {
  type CommentCommand,
  type CommentState,
  commentStream,
  decideComment,
  type Problem,
  type SealedOpening,
} from '../domain/decide/index.ts';
import { readPlanText } from '../log/account.ts';
import { seal } from '../log/openings.ts';
import { joinKey } from '../projections/act.ts';
import { citedEvents } from './cited-events.ts';
import { termsOf } from './comment-terms.ts';
import { lastPosition, type Office, type Performed } from './office.ts';
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
export async function performComment(
  office: Office,
  command: CommentCommand,
  /** Under which the words are sealed, 64 hex digits; a fresh one where it is left out. */
  salt?: string,
): Promise<PerformedComment> {
  const asked = withLowerCaseIds(command);
  const comment = asked.type === 'submit_comment' ? asked.id : asked.comment;
  let sealed: ReturnType<typeof seal> | undefined;
  const sealing = (words: Record<string, unknown>) =>
    (sealed = seal(words, { ...(salt !== undefined && { salt }) }));
  const performed = await settle(office, {
    id: asked.id,
    ...('expected' in asked && { expected: asked.expected }),
    // What is no id names no stream: the decider refuses it.
    stream: async () => commentStream(EventId.safeParse(comment).success ? comment : ''),
    decide: async (at) => decideComment(await commentState(office, asked, comment, at), asked, sealing),
  });
  if (!performed.ok || performed.outcome === 'unchanged' || !sealed) return performed;
  const receipt = await receiptOf(office, asked.id, sealed);
  return receipt ? { ...performed, receipt } : performed;
}

/** What is wrong with a command as the log stands, without doing it. */
export async function problemsOfComment(
  office: Office,
  command: CommentCommand,
): Promise<readonly Problem[]> {
  const asked = withLowerCaseIds(command);
  const comment = asked.type === 'submit_comment' ? asked.id : asked.comment;
  const state = await commentState(office, asked, comment, await lastPosition(office.log));
  const decision = decideComment(state, asked, (words) => seal(words));
  return decision.ok ? [] : decision.problems;
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
  office: Office,
  command: CommentCommand,
  id: string,
  at: number,
): Promise<CommentState> {
  const { log, demo } = office;
  const none = { demo, comment: undefined, plan: undefined, departments: [] };
  if (!EventId.safeParse(id).success) return none;
  if (command.type === 'submit_comment') {
    const plan = await planState(log, command, at);
    return { ...none, plan, ...(await termsOf(office, command, { plan: plan && command.plan }, at)) };
  }
  const comment = await log.row('comments', joinKey(id), at);
  if (!comment) return none;
  const { plan } = comment;
  const departments = await log.rows('departments', { at, ...(plan !== undefined && { plan }) });
  const cites = command.type === 'reply_to_comment' ? command.cites : undefined;
  return {
    ...{ demo, comment, plan: undefined, departments },
    ...(await termsOf(office, command, comment, at)),
    ...(cites && { cited: await citedEvents(log, cites, at) }),
  };
}

async function planState(
  log: Office['log'],
  { plan, about }: { plan?: string | undefined; about?: string | undefined },
  at: number,
): Promise<CommentState['plan']> {
  if (!plan?.isWellFormed() || plan.includes('\0')) return undefined;
  if (!(await log.row('plans', joinKey(plan), at))) return undefined;
  return { plan, knowsAbout: about !== undefined && (await knows(log, plan, about, at)) };
}

/** Whether a plan knows what is meant: one of its rows by id, a record by position, a clause by where it begins. */
async function knows(log: Office['log'], plan: string, about: string, at: number): Promise<boolean> {
  const [, kind = '', id = ''] =
    /^(?:(indicator|task|department)\/([a-z0-9-]{1,80})|(?:event|text)\/(?:0|[1-9][0-9]{0,14}))$/.exec(
      about,
    ) ?? [];
  const number = Number(about.slice(about.indexOf('/') + 1));
  if (kind !== '') return (await log.row(TABLES[kind] ?? 'indicators', joinKey(plan, id), at)) !== undefined;
  if (about.startsWith('event/')) return number <= at;
  return about.startsWith('text/') && number < [...(await readPlanText(log, plan, at))].length;
}

const TABLES: Record<string, 'indicators' | 'tasks' | 'departments'> = {
  indicator: 'indicators',
  task: 'tasks',
  department: 'departments',
};
