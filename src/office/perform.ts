/** Does what a command about a figure or a target asks: reads, decides, appends, and again if somebody was quicker. */
import { EventId } from '../../events/scalars.ts';
import {
  type Command,
  type Decision,
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

/** @throws whatever the database throws; what the asker can mend is in the answer. */
export async function perform(office: Office, command: Command): Promise<Performed> {
  let lost: Conflict | undefined;
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const { stream, revision, decision } = await decided(office, command);
    if (!decision.ok) return (await repeated(office, command)) ?? { reason: 'refused', ...decision };
    const ids = decision.events.map(({ id }) => id);
    if (decision.events.length === 0) {
      const positions = decision.unchanged === undefined ? [] : [decision.unchanged];
      return (await repeated(office, command)) ?? { ok: true, outcome: 'unchanged', positions, ids };
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
async function decided(office: Office, command: Command) {
  const { log } = office;
  const stream = indicatorStream(command.plan, await indicatorId(office, command, await lastPosition(log)));
  // Before the rows: what comes between the two reads makes the append fail, never pass unseen.
  const revision = await log.revision(stream);
  return { stream, revision, decision: await decidedAt(office, command, await lastPosition(log)) };
}

/** What is decided of a command by what the log said up to a position. */
async function decidedAt({ log, clock, demo }: Office, command: Command, at: number): Promise<Decision> {
  const when = { demo, at };
  const today = (plan: { timeZone: string } | undefined) => todayIn(clock, plan?.timeZone);
  if (command.type === 'evaluate_target') {
    const state = await targetState(log, when, command);
    return evaluateTarget(state, command, today(state.plan));
  }
  const state = await seriesState(log, when, command);
  return decideFigure(state, command, today(state.plan));
}

async function indicatorId({ log }: Office, command: Command, at: number): Promise<string> {
  if (command.type !== 'evaluate_target') return command.indicator;
  return (await indicatorOf(log, command.plan, command.target, at))?.indicator ?? '';
}

/**
 * A command that was done already looks wrong or needless to a decider (verified already, nothing changed). Where
 * its id is stored it is decided again as of then, and the log says whether that is the very event (a duplicate)
 * or another (a conflict). Nothing can be written: the id is taken.
 */
async function repeated(office: Office, command: Command): Promise<Performed | undefined> {
  const { id } = command;
  if (!EventId.safeParse(id).success) return undefined;
  const [stored] = await office.log.readEvents({ id });
  if (!stored) return undefined;
  const { position } = stored;
  const taken = { ok: false, reason: 'conflict', conflict: { kind: 'id', id, position } } as const;
  const then = await decidedAt(office, command, position - 1);
  if (!then.ok || then.events.length === 0) return taken;
  const again = await office.log.append(appendsOf(then.events, new Map())).catch(refusedEntry);
  if ('problems' in again || again.outcome !== 'duplicate') return taken;
  return { ok: true, outcome: 'duplicate', positions: again.positions, ids: [id] };
}
