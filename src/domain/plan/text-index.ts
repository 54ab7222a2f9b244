/** Places in a text, counted in code points, as quotes and their readers in every language count them. */

export type TextIndex = {
  text: string;
  /** Length in code points. */
  length: number;
  /** Code points before this UTF-16 index. */
  offsetOf(unit: number): number;
  /** UTF-16 index of this code point; `undefined` when there is none. */
  unitOf(offset: number): number | undefined;
  /** Line and column of a code point, both from 1. */
  placeOf(offset: number): { line: number; column: number };
};

export function indexText(text: string): TextIndex {
  const units = unitsOf(text);
  const lines = lineStarts(text);
  return {
    text,
    length: units.length - 1,
    offsetOf: (unit) => lastAtMost(units, unit),
    unitOf: (offset) => units[offset],
    placeOf: (offset) => {
      const unit = units[offset] ?? text.length;
      const line = lastAtMost(lines, unit);
      return { line: line + 1, column: lastAtMost(units, unit) - lastAtMost(units, lines[line] ?? 0) + 1 };
    },
  };
}

/** How many code points a text has. */
export const codePoints = (text: string): number => unitsOf(text).length - 1;

/** UTF-16 index of every code point, and at last of the end. */
function unitsOf(text: string): number[] {
  const units: number[] = [];
  let unit = 0;
  for (const point of text) {
    units.push(unit);
    unit += point.length;
  }
  units.push(unit);
  return units;
}

function lineStarts(text: string): number[] {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}

/** Index of the last entry of an ascending list that is not above a value. */
function lastAtMost(ascending: readonly number[], value: number): number {
  let low = 0;
  let high = ascending.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((ascending[middle] ?? Number.POSITIVE_INFINITY) <= value) low = middle;
    else high = middle - 1;
  }
  return low;
}
