/** What becomes of each append of a batch: pure, given what the log knows of their ids and streams. */
import type { Conflict, Outcome } from './log.ts';
import type { PreparedAppend, PreparedEvent } from './prepare.ts';

/** An event that is stored; its digest is null once it was erased with its text. */
export type KnownEvent = { position: number; digest: Uint8Array | null };
/** What the log says of the ids and streams that a batch names. */
export type Known = {
  size: number;
  ids: Map<string, KnownEvent>;
  revisions: Map<string, number>;
};

/** An event with its place. */
export type Placed = { prepared: PreparedEvent; position: number; revision: number };
export type Decision = { outcomes: Outcome[]; placed: Placed[] };

/** Decides in order: each append sees what those before it in the batch wrote. */
export function decide(batch: readonly PreparedAppend[], found: Known): Decision {
  const known: Known = {
    size: found.size,
    ids: new Map(found.ids),
    revisions: new Map(found.revisions),
  };
  const placed: Placed[] = [];
  const outcomes = batch.map((append): Outcome => {
    const earlier = earlierOf(append, known) ?? conflictOf(append, known);
    if (earlier) return earlier;
    const places = place(append, known);
    placed.push(...places);
    return { outcome: 'ok', positions: places.map((each) => each.position) };
  });
  return { outcomes, placed };
}

/** Known ids: all of them with the same digests make a duplicate, anything else a conflict. */
function earlierOf({ events }: PreparedAppend, { ids }: Known): Outcome | undefined {
  const stored = events.flatMap((prepared) => {
    const event = ids.get(prepared.event.id);
    return event ? [{ ...event, prepared }] : [];
  });
  const [first] = stored;
  if (!first) return undefined;
  const differing = stored.find(({ digest, prepared }) => !digest || !sameBytes(digest, prepared.digest));
  if (!differing && stored.length === events.length)
    return { outcome: 'duplicate', positions: stored.map((event) => event.position) };
  const { prepared, position } = differing ?? first;
  return conflict({ kind: 'id', id: prepared.event.id, position });
}

function conflictOf({ streams }: PreparedAppend, { revisions }: Known): Outcome | undefined {
  for (const { stream, expected } of streams) {
    const actual = revisions.get(stream) ?? 'none';
    if (expected !== 'any' && expected !== actual)
      return conflict({ kind: 'revision', stream, expected, actual });
  }
  return undefined;
}

function place({ events }: PreparedAppend, known: Known): Placed[] {
  return events.map((prepared) => {
    const revision = (known.revisions.get(prepared.stream) ?? -1) + 1;
    const position = known.size++;
    known.revisions.set(prepared.stream, revision);
    known.ids.set(prepared.event.id, { position, digest: prepared.digest });
    return { prepared, position, revision };
  });
}

const conflict = (found: Conflict): Outcome => ({ outcome: 'conflict', conflict: found });

const sameBytes = (a: Uint8Array, b: Uint8Array): boolean =>
  a.length === b.length && a.every((byte, index) => byte === b[index]);
