/** How many targets are in which state: a bar, each part hatched in its own way, with its words below. */
import type { VerdictState } from '../../events/verdict.ts';
import { INNER, MARGIN } from './frame.ts';
import { fitted } from './measure.ts';
import { INK, PAPER, RULE, STATE_COLOURS } from './palette.ts';
import { element, line } from './svg.ts';

export type CountedState = { state: VerdictState; sign: string; word: string; count: number; said: string };

const HEIGHT = 48;

/** The bar; parts without a target are left out. */
export function bar(counts: readonly CountedState[], top: number): string {
  const present = counts.filter(({ count }) => count > 0);
  const all = present.reduce((sum, { count }) => sum + count, 0);
  let before = 0;
  const parts = present.map(({ state, count }, index) => {
    const x = MARGIN + (INNER * before) / all;
    const width = (INNER * count) / all;
    before += count;
    return part(state, x, width, top, index > 0);
  });
  return element('defs', {}, HATCHES) + parts.join('');
}

function part(state: VerdictState, x: number, width: number, y: number, hasGap: boolean): string {
  const box = { x, y, width, height: HEIGHT };
  return [
    element('rect', { ...box, fill: PALE.has(state) ? RULE : STATE_COLOURS[state] }),
    state in FORMS ? element('rect', { ...box, fill: `url(#h-${state})` }) : '',
    hasGap ? element('rect', { x: x - 1.5, y, width: 3, height: HEIGHT, fill: PAPER }) : '',
  ].join('');
}

/** Number, sign and word of each state, four in a row, rows `leading` pixels apart. */
export function legend(counts: readonly CountedState[], top: number, leading: number): string {
  const shown = counts.filter(({ count }) => count > 0);
  const step = INNER / 4;
  return shown
    .map(({ state, sign, word, said }, index) => {
      const x = MARGIN + step * (index % 4);
      const y = top + leading * Math.floor(index / 4);
      const fill = STATE_COLOURS[state];
      const label = fitted(`${sign} ${word}`, { width: step - 12, sizes: [24, 21, 18], most: 1 });
      return [
        line(x, y, said, { size: 42, weight: 600, fill: INK }),
        line(x, y + 32, label.lines[0] ?? '', { size: label.size, weight: 600, fill }),
      ].join('');
    })
    .join('');
}

/** The forms of `views/parts/hatches.tsx`. */
const FORMS: Partial<Record<VerdictState, string>> = {
  on_track: 'M0 3h6',
  behind: 'M-1 1l2-2M0 6l6-6M5 7l2-2',
  missed: 'M-1 1l2-2M0 6l6-6M5 7l2-2M-1 5l2 2M0 0l6 6M5-1l2 2',
  no_data: 'M-1 5l2 2M0 0l6 6M5-1l2 2',
  cannot_judge: 'M2 2h1M5 5h1',
  awaits_evaluation: 'M3 0v6',
};
const PALE: ReadonlySet<VerdictState> = new Set<VerdictState>(['not_due', 'no_data']);

const HATCHES = Object.entries(FORMS)
  .map(([state, d]) =>
    element(
      'pattern',
      { id: `h-${state}`, width: 6, height: 6, patternUnits: 'userSpaceOnUse', patternTransform: 'scale(2)' },
      element('path', { d, fill: 'none', stroke: '#fff', 'stroke-opacity': 0.45, 'stroke-width': 1 }),
    ),
  )
  .join('');
