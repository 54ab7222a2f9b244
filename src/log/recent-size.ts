/** What the log says of itself (its size, what it published) without asking the database each time. */

const FRESH_MS = 1_000;
type Now = () => number;

/** `ask` reads the size; `forget` is to be called after every append of this process. */
export function recentSizeOf(ask: () => Promise<number>, now?: Now) {
  const { recent, forget } = recentOf(ask, now);
  return { recentSize: recent, forget };
}

/** What `ask` answered within the last second, at once; or a promise of a new answer. */
export function recentOf<T>(ask: () => Promise<T>, now: Now = () => performance.now()) {
  let known: { answer: T; at: number } | undefined;
  let asking: Promise<T> | undefined;
  const askAnew = async (): Promise<T> => {
    const at = now();
    const own = ask();
    asking = own;
    try {
      const answer = await own;
      // An append meanwhile may have come after the answer: then it is not remembered.
      if (asking === own) known = { answer, at };
      return answer;
    } finally {
      if (asking === own) asking = undefined;
    }
  };
  return {
    recent: (): T | Promise<T> =>
      known && now() - known.at < FRESH_MS ? known.answer : (asking ?? askAnew()),
    forget: () => {
      known = undefined;
      asking = undefined;
    },
  };
}
