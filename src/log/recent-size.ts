/** The log's size without asking the database each time. */

const FRESH_MS = 1_000;

/** `ask` reads the size; `forget` is to be called after every append of this process. */
export function recentSizeOf(ask: () => Promise<number>, now: () => number = () => performance.now()) {
  let known: { size: number; at: number } | undefined;
  let asking: Promise<number> | undefined;
  const askAnew = async (): Promise<number> => {
    const at = now();
    const own = ask();
    asking = own;
    try {
      const size = await own;
      // An append meanwhile may have come after the answer: then it is not remembered.
      if (asking === own) known = { size, at };
      return size;
    } finally {
      if (asking === own) asking = undefined;
    }
  };
  return {
    recentSize: async (): Promise<number> =>
      known && now() - known.at < FRESH_MS ? known.size : (asking ?? askAnew()),
    forget: () => {
      known = undefined;
      asking = undefined;
    },
  };
}
