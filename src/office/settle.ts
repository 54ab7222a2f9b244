/** Decides and appends, and again if somebody was quicker: what every command on one stream goes through. */
import { EventId } from '../../events/scalars.ts';
import { type Decision, type Problem, problem } from '../domain/decide/index.ts';
import type { Conflict } from '../log/log.ts';
import { EntryRefused } from '../log/refused.ts';
import { appendsOf, lastPosition, type Office, type Performed } from './office.ts';

const ATTEMPTS = 5;

/** A command, as far as this is concerned. */
export type Asking = {
  /** Of the event that it would become. */
  id: string;
  /** The revision that the asker looked at: what came after it, they have to see first. */
  expected?: number | undefined;
  /** The stream that the decision is about, by what the log said up to a position. */
  stream(at: number): Promise<string>;
  /** What is decided by what the log said up to a position. */
  decide(at: number): Promise<Decision>;
};

/** @throws whatever the database throws; what the asker can mend is in the answer. */
export async function settle(office: Office, asking: Asking): Promise<Performed> {
  let lost: Conflict | undefined;
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const { stream, revision, decision } = await decided(office, asking);
    if (asking.expected !== undefined && revision !== asking.expected) {
      const conflict = { kind: 'revision', stream, expected: asking.expected, actual: revision } as const;
      return (await repeated(office, asking)) ?? { ok: false, reason: 'conflict', conflict };
    }
    if (!decision.ok) return (await repeated(office, asking)) ?? { reason: 'refused', ...decision };
    const ids = decision.events.map(({ id }) => id);
    if (decision.events.length === 0) {
      const positions = decision.unchanged === undefined ? [] : [decision.unchanged];
      return (await repeated(office, asking)) ?? { ok: true, outcome: 'unchanged', positions, ids };
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
async function decided({ log }: Office, asking: Asking) {
  const stream = await asking.stream(await lastPosition(log));
  // Before the rows: what comes between the two reads makes the append fail, never pass unseen.
  const revision = await log.revision(stream);
  return { stream, revision, decision: await asking.decide(await lastPosition(log)) };
}

/**
 * A command that was done already looks wrong or needless to a decider (verified already, nothing changed). Where
 * its id is stored it is decided again as of then, and the log says whether that is the very event (a duplicate)
 * or another (a conflict). Nothing can be written: the id is taken.
 */
async function repeated({ log }: Office, { id, decide }: Asking): Promise<Performed | undefined> {
  if (!EventId.safeParse(id).success) return undefined;
  const [stored] = await log.readEvents({ id });
  if (!stored) return undefined;
  const { position } = stored;
  const taken = { ok: false, reason: 'conflict', conflict: { kind: 'id', id, position } } as const;
  const then = await decide(position - 1);
  if (!then.ok || then.events.length === 0) return taken;
  const again = await log.append(appendsOf(then.events, new Map())).catch(refusedEntry);
  if ('problems' in again || again.outcome !== 'duplicate') return taken;
  return { ok: true, outcome: 'duplicate', positions: again.positions, ids: [id] };
}
