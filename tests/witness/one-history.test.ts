/** Whatever a witness is asked, in whatever order and at once: all that it signs is one history. */
import { array, assert, asyncProperty, constantFrom, nat, record } from 'fast-check';
import { expect, test } from 'vitest';
import { newSigningKey } from '../../src/keys/signing-key.ts';
import { ED25519 } from '../../src/tlog/note.ts';
import { formatRequest } from '../../src/witness/request.ts';
import { logOf, ORIGIN, witnessOf } from './given.ts';

const signing = newSigningKey(ORIGIN, ED25519);
const ENTRIES = 12;
/** Histories under one key that part after so many entries. */
const histories = [0, 1, 4, 7, 8, ENTRIES].map((first) => {
  const log = logOf({ signing, first, entries: ENTRIES });
  return { ...log, notes: Array.from({ length: ENTRIES + 1 }, (_, size) => log.note(size)) };
});
const clamped = (size: number) => Math.min(ENTRIES, Math.max(0, size));

const asked = array(
  record({
    history: constantFrom(...histories),
    /** What the request calls the old size, from what the witness signed last. */
    old: constantFrom(0, 0, 0, 0, -1, 1, 2),
    /** Where the proof really starts from, next to that. */
    slip: constantFrom(0, 0, 0, 0, -1, 1),
    more: nat(4),
    /** Whether it is sent before those before it were answered. */
    atOnce: constantFrom(true, false, false),
  }),
  { minLength: 5, maxLength: 15 },
);

test('all that is signed is one history, each checkpoint at least as large as the one before', async () => {
  let cosigned = 0;
  let refused = 0;
  await assert(
    asyncProperty(asked, async (requests) => {
      // Keeping takes a while: requests that come at once overlap there.
      const memory = { write: () => new Promise<void>((resolve) => setImmediate(resolve)) };
      const { add, witness } = witnessOf([signing.key], { memory });
      const signed: string[] = [];
      let answers: Promise<void> = Promise.resolve();
      for (const { history, slip, more, atOnce, ...each } of requests) {
        if (!atOnce) await answers;
        const old = clamped((witness.signed()[0]?.size ?? 0) + each.old);
        const size = clamped(old + more);
        const proof = await history.proof(Math.min(size, clamped(old + slip)), size);
        const note = history.notes[size] ?? '';
        const answered = add(formatRequest({ old, proof, note })).then(({ status }) => {
          if (status === 200) signed.push(note);
          else refused++;
        });
        answers = Promise.all([answers, answered]).then(() => undefined);
      }
      await answers;
      const sizes = signed.map((note) => Number(note.split('\n')[1]));
      expect(sizes).toEqual(sizes.toSorted((a, b) => a - b));
      const isOne = histories.some(({ notes }) => signed.every((note) => notes.includes(note)));
      expect(isOne).toBe(true);
      cosigned += signed.length;
    }),
    { numRuns: 60, seed: 64 },
  );
  // Both answers were asked for often enough to mean something.
  expect(cosigned).toBeGreaterThan(100);
  expect(refused).toBeGreaterThan(100);
});
