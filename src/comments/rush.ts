/**
 * What a process remembers of how much comes: that nothing more is taken for some seconds, so that sending away costs
 * no question to the database, and how much work a form is to ask of its browser. Limits themselves are counted in the
 * database (`admission.ts`); where each request has a desk of its own (Workers), nothing is remembered and they alone
 * hold.
 */

export type Rush = {
  /** Somebody wants to send something. */
  came(): void;
  /** Seconds until it is worth asking the database again; 0: now. */
  closedFor(claimsProof: boolean): number;
  /** Nobody's is taken, or nobody's without a proof of work: for the next seconds. */
  close(whom: 'all' | 'unproven'): void;
  /** How many times the usual work a new form asks for. */
  effort(): Effort;
};
export type Effort = 1 | 2 | 4;

/** How long a limit that was reached is believed to be, in milliseconds. What is taken then comes in a lump, and pages that change with the log are made anew once. */
const BELIEVED_MS = 10_000;
/** Comments a minute from which a form asks for twice the work, and for four times. */
const BUSY = 30;
const FLOODED = 120;
const MINUTE_MS = 60_000;

/** @param now milliseconds that never run backwards: real time, not the portal's clock. */
export function createRush(now: () => number = () => performance.now()): Rush {
  const closed = { all: 0, unproven: 0 };
  let minute = { from: now(), count: 0, before: 0 };
  const thisMinute = () => {
    const passed = Math.floor((now() - minute.from) / MINUTE_MS);
    if (passed > 0)
      minute = {
        from: minute.from + passed * MINUTE_MS,
        count: 0,
        before: passed === 1 ? minute.count : 0,
      };
    return minute;
  };
  return {
    came: () => {
      thisMinute().count += 1;
    },
    closedFor: (claimsProof) => {
      const until = claimsProof ? closed.all : Math.max(closed.all, closed.unproven);
      return Math.max(0, Math.ceil((until - now()) / 1000));
    },
    close: (whom) => {
      closed[whom] = now() + BELIEVED_MS;
    },
    effort: () => {
      const { count, before } = thisMinute();
      const most = Math.max(count, before);
      return most >= FLOODED ? 4 : most >= BUSY ? 2 : 1;
    },
  };
}
