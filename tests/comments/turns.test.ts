import { describe, expect, it } from 'vitest';
import { createTurns, type Timing } from '../../src/comments/turns.ts';

const LIMITS = { atOnce: 2, waiting: 3, share: 0.25, longestRest: 250 };

/** A clock of the test's own: rests end when the test says so. */
function timed() {
  let time = 0;
  const rests: { ms: number; end(): void }[] = [];
  const timing: Timing = {
    now: () => time,
    rest: (ms) => new Promise<void>((end) => rests.push({ ms, end })),
  };
  return {
    timing,
    rests,
    pass: (ms: number) => {
      time += ms;
    },
  };
}
const settled = () => new Promise((resolve) => setImmediate(resolve));

describe('turns', () => {
  it('work two at once, let three wait, and do nothing for whoever comes beyond', async () => {
    const { timing, rests } = timed();
    const turns = createTurns(LIMITS, timing);
    const begun: number[] = [];
    let end: () => void = () => undefined;
    const until = new Promise<void>((resolve) => {
      end = resolve;
    });
    const all = Array.from({ length: 8 }, (_, n) =>
      turns.take(async () => {
        begun.push(n);
        await until;
        return n;
      }),
    );
    await settled();
    expect(begun).toEqual([0, 1]);
    expect(await Promise.all(all.slice(5))).toEqual([undefined, undefined, undefined]);
    end();
    for (let n = 0; n < 5; n++) {
      await settled();
      for (const rest of rests) rest.end();
    }
    expect(await Promise.all(all.slice(0, 5))).toEqual([0, 1, 2, 3, 4].map((done) => ({ done })));
  });

  it('rest after each for three times as long as it took, and never for longer than is said', async () => {
    const { timing, rests, pass } = timed();
    const turns = createTurns({ ...LIMITS, atOnce: 1 }, timing);
    await turns.take(async () => pass(20));
    let second = false;
    const waits = turns.take(async () => {
      second = true;
      pass(1_000);
    });
    await settled();
    expect([second, rests.map(({ ms }) => ms)]).toEqual([false, [60]]);
    rests[0]?.end();
    await waits;
    expect(rests.map(({ ms }) => ms)).toEqual([60, 250]);
  });

  it('are handed on by work that fails', async () => {
    const { timing, rests } = timed();
    const turns = createTurns({ ...LIMITS, atOnce: 1 }, timing);
    await expect(turns.take(() => Promise.reject(new Error('of the work')))).rejects.toThrow('of the work');
    rests[0]?.end();
    expect(await turns.take(async () => 'next')).toEqual({ done: 'next' });
  });
});
