/** A witness: remembers the newest tree of each log that it signed, and signs only what extends it. */

import { type Checkpoint, parseCheckpoint } from '../tlog/checkpoint.ts';
import { cosign, cosignedAt } from '../tlog/cosignature.ts';
import { formatNote, parseNote, type Sign, signatureLine, type VerifierKey } from '../tlog/note.ts';
import { admit, contradiction, type Known, type Means, nothingSigned, type Refused } from './decide.ts';

/** A checkpoint that was signed. `note` carries the log's signatures and the witness's; `at`: seconds since 1970. */
export type Signed = Checkpoint & { note: string; at: number };

/** Where what was signed is kept. `write` resolves once it would survive a power cut. */
export type Memory = { write(signed: readonly Signed[]): Promise<void> };

export type Answer = { ok: true; lines: string; signed: Signed } | Refused;

export type Witness = {
  key: VerifierKey;
  /** The answer to the body of an add-checkpoint. @throws MemoryLost after a write that failed. */
  add(request: Uint8Array): Promise<Answer>;
  /** The newest checkpoint of each log, in the order in which they were first signed. */
  signed(): readonly Signed[];
  /** False after a write that failed. */
  works(): boolean;
  /** Resolves when every request that came before is answered. */
  settled(): Promise<void>;
};

/** What was signed last could not be kept: only a restart tells which of two states the disk has. */
export class MemoryLost extends Error {
  override name = 'MemoryLost';
  constructor(cause: unknown) {
    super('what this witness signs could not be kept: it signs nothing more until it is started again', {
      cause,
    });
  }
}

type Given = Means & {
  signing: { key: VerifierKey; sign: Sign };
  /** Keys of the logs that it signs for. A key's name is its log's origin. */
  logs: readonly VerifierKey[];
  /** What it signed in its earlier life. */
  signed: readonly Signed[];
  memory: Memory;
  /** Real time, in seconds since 1970. */
  now: () => number;
};

export function createWitness({ signing, logs, signed, memory, now, ...means }: Given): Witness {
  const { key, sign } = signing;
  let last = new Map(signed.map((each) => [each.origin, each]));
  let lost: MemoryLost | undefined;
  let turn: Promise<unknown> = Promise.resolve();

  /** Alone in its turn: between the comparison with what was signed last and its replacement nothing else runs. */
  async function decide(known: Known): Promise<Answer> {
    if (lost) throw lost;
    const { checkpoint, text } = known;
    const before = last.get(checkpoint.origin);
    const refusal = contradiction(means, before ?? nothingSigned(means), known);
    if (refusal) return refusal;
    const at = now();
    const own = cosign(text, at, key, sign);
    const after = { ...checkpoint, note: formatNote({ text, signatures: [...known.signatures, own] }), at };
    // The same tree again changes nothing that is worth a write.
    if (before?.size !== checkpoint.size) await keep(after);
    return { ok: true, lines: signatureLine(own), signed: after };
  }

  async function keep(after: Signed): Promise<void> {
    const next = new Map(last).set(after.origin, after);
    try {
      await memory.write([...next.values()]);
    } catch (error) {
      lost = new MemoryLost(error);
      throw lost;
    }
    last = next;
  }

  return {
    key,
    async add(request) {
      const admitted = admit(means, logs, request);
      if (!admitted.ok) return admitted;
      const answer = turn.then(() => decide(admitted.known));
      turn = answer.catch(() => {});
      return answer;
    },
    signed: () => [...last.values()],
    works: () => lost === undefined,
    settled: async () => void (await turn),
  };
}

/** What a note says was signed, if the witness's own key has signed it; undefined otherwise. */
export function signedOf(
  { verify }: Pick<Means, 'verify'>,
  key: VerifierKey,
  note: string,
): Signed | undefined {
  const parsed = parseNote(note);
  const checkpoint = parsed && parseCheckpoint(parsed.text);
  const at = parsed && cosignedAt(parsed, key, verify);
  return checkpoint && at !== undefined ? { ...checkpoint, note, at } : undefined;
}
