/** Where labels stand beside a line so that none covers another. Widths are estimated: no browser is asked. */

/** In which row, and which way the label extends from its tick. */
export type Label = { row: 'over' | 'under'; align: 'start' | 'centre' | 'end' };

/** Per cent of the line that a character is wide, where the line is as narrow as labels are shown on it. */
const WIDE = 2.3;
const NARROW = 1.3;
const GAP = 1;

/** One label a tick, in the order given (from left to right); undefined where neither row has room. */
export function placeLabels(ticks: readonly { place: number; text: string }[]): (Label | undefined)[] {
  const ends = { over: Number.NEGATIVE_INFINITY, under: Number.NEGATIVE_INFINITY };
  return ticks.map(({ place, text }) => {
    const width = widthOf(text);
    const align = place - width / 2 < 0 ? 'start' : place + width / 2 > 100 ? 'end' : 'centre';
    const begin = place - { start: 0, centre: width / 2, end: width }[align];
    const row = (['over', 'under'] as const).find((one) => begin >= ends[one] + GAP);
    if (!row) return undefined;
    ends[row] = begin + width;
    return { row, align };
  });
}

const widthOf = (text: string): number =>
  [...text].reduce((sum, character) => sum + (character > '\u2e7f' ? WIDE : NARROW), 0);
