/** How far long work has come: a bar on a screen, a line for each tenth elsewhere. */
import type { Terminal } from './terminal.ts';

export type Progress = { at(done: number): void; end(): void };

const WIDTH = 30;
/** Below this it is over before anybody wonders. */
const WORTH_TELLING = 5_000;

/** @param what the unit in the plural: `rows`, `events`. */
export function progress({ redraw, tell, showsProgress }: Terminal, total: number, what: string): Progress {
  if (total < WORTH_TELLING) return { at() {}, end() {} };
  let tenth = 0;
  return {
    at(done) {
      if (showsProgress) return redraw(`${bar(done / total)} ${done} of ${total} ${what}`);
      const reached = Math.floor((done / total) * 10);
      if (reached > tenth) tell(`${done} of ${total} ${what}`);
      tenth = Math.max(tenth, reached);
    },
    end() {
      redraw('');
    },
  };
}

function bar(share: number): string {
  const filled = Math.round(Math.min(share, 1) * WIDTH);
  return `[${'#'.repeat(filled)}${'.'.repeat(WIDTH - filled)}]`;
}
