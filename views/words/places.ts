/** Where labels stand beside a line so that none covers another. Widths are estimated: no browser is asked. */

/** In which row, and which way the label extends from its tick. */
export type Label = { row: 'over' | 'under'; align: 'start' | 'centre' | 'end' };

/** Per cent of the line that a character is wide, where the line is as narrow as labels are shown on it. */
const WIDE = 2;
const NARROW = 1.1;

type Ticked = { place: number; text: string; isMain: boolean };
type Span = { row: Label['row']; begin: number; end: number };

/** One label a tick, the main ones first; undefined where neither row has room. */
export function placeLabels(ticks: readonly Ticked[]): (Label | undefined)[] {
  const taken: Span[] = [];
  const labels = new Map<Ticked, Label>();
  for (const tick of ticks.toSorted((a, b) => Number(b.isMain) - Number(a.isMain))) {
    const { align, begin, end } = boxOf(tick);
    const row = (['over', 'under'] as const).find((one) =>
      taken.every((other) => other.row !== one || other.end <= begin || other.begin >= end),
    );
    if (!row) continue;
    taken.push({ row, begin, end });
    labels.set(tick, { row, align });
  }
  return ticks.map((tick) => labels.get(tick));
}

function boxOf({ place, text }: Ticked): { align: Label['align']; begin: number; end: number } {
  const width = widthOf(text);
  const align = place - width / 2 < 0 ? 'start' : place + width / 2 > 100 ? 'end' : 'centre';
  const begin = place - { start: 0, centre: width / 2, end: width }[align];
  return { align, begin, end: begin + width };
}

const widthOf = (text: string): number =>
  [...text].reduce((sum, character) => sum + (character > '\u2e7f' ? WIDE : NARROW), 0);
