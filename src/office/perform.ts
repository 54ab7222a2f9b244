/** Does what a command about a figure or a target asks: reads, decides, appends, and again if somebody was quicker. */
import { canonical } from '../../events/envelope.ts';
import {
  type Command,
  decideFigure,
  evaluateTarget,
  indicatorStream,
  type Problem,
  problem,
} from '../domain/decide/index.ts';
import type { Conflict } from '../log/log.ts';
import { EntryRefused } from '../log/refused.ts';
import { appendsOf, lastPosition, type Office, type Performed, todayIn } from './office.ts';
import { indicatorOf, seriesState, targetState } from './series-state.ts';

const ATTEMPTS = 5;
/** How far back a repeated command is looked for in its stream. */
const REMEMBERED = 200;

/** @throws whatever the database throws; what the asker can mend is in the answer. */
export async function perform(office: Office, command: Command): Promise<Performed> {
  let lost: Conflict | undefined;
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const { stream, revision, decision } = await decided(office, command);
    if (!decision.ok) return (await repeated(office, stream, command)) ?? { reason: 'refused', ...decision };
    const ids = decision.events.map(({ id }) => id);
    if (decision.events.length === 0) {
      const positions = decision.unchanged === undefined ? [] : [decision.unchanged];
      return { ok: true, outcome: 'unchanged', positions, ids };
    }
    const appends = appendsOf(decision.events, new Map([[stream, revision]]));
    const outcome = await office.log.append(appends).catch(refusedEntry);
    if ('problems' in outcome) return { ok: false, reason: 'refused', ...outcome };
    if (outcome.outcome === 'ok') return { ok: true, outcome: 'recorded', positions: outcome.positions, ids };
    if (outcome.outcome === 'duplicate') {
      return { ok: true, outcome: 'duplicate', positions: outcome.positions, ids };
    }
    if (outcome.conflict.kind === 'id') return { ok: false, reason: 'conflict', conflict: outcome.conflict };
    lost = outcome.conflict;
  }
  if (!lost) throw new Error('gave up without a conflict');
  return { ok: false, reason: 'conflict', conflict: lost };
}

/** What the log itself refuses (an entry too large, an id that is none) is the asker's to mend as well. */
function refusedEntry(error: unknown): { problems: Problem[] } {
  if (!(error instanceof EntryRefused)) throw error;
  const field = error.field.replace(/^data\./, '');
  return { problems: [problem(field, 'entry_refused', { message: error.message })] };
}

/** The decision, and the revision of the stream that it was made at. */
async function decided({ log, clock, demo }: Office, command: Command) {
  const stream = indicatorStream(command.plan, await indicatorId({ log }, command));
  // Before the rows: what comes between the two reads makes the append fail, never pass unseen.
  const revision = await log.revision(stream);
  const at = await lastPosition(log);
  const when = { demo, at };
  const today = (plan: { timeZone: string } | undefined) => todayIn(clock, plan?.timeZone);
  if (command.type === 'evaluate_target') {
    const state = await targetState(log, when, command);
    return { stream, revision, decision: evaluateTarget(state, command, today(state.plan)) };
  }
  const state = await seriesState(log, when, command);
  return { stream, revision, decision: decideFigure(state, command, today(state.plan)) };
}

async function indicatorId({ log }: Pick<Office, 'log'>, command: Command): Promise<string> {
  if (command.type !== 'evaluate_target') return command.indicator;
  const at = await lastPosition(log);
  return (await indicatorOf(log, command.plan, command.target, at))?.indicator ?? '';
}

/**
 * A command that was done already looks wrong to a decider (verified already, nothing changed): if its event
 * stands in the stream it is told as the duplicate that it is, or as a conflict where the id said something else.
 */
async function repeated({ log }: Office, stream: string, command: Command): Promise<Performed | undefined> {
  const recent = await log.readEvents({ stream, order: 'descending', limit: REMEMBERED });
  const event = recent.find(({ id }) => id === command.id);
  if (!event) return undefined;
  const { id, position } = event;
  if (!says(event.data, command))
    return { ok: false, reason: 'conflict', conflict: { kind: 'id', id, position } };
  return { ok: true, outcome: 'duplicate', positions: [position], ids: [id] };
}

/** Whether an event says what the command asked, in every field that both have. */
function says(told: unknown, asked: unknown): boolean {
  if (asked === undefined || asked === '') return true;
  if (!isRecord(told) || !isRecord(asked)) return canonical(told) === canonical(asked);
  return Object.entries(told).every(([field, value]) => says(value, asked[field]));
}
const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
