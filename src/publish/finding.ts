/** What does not fit: the rows of the log against each other, against what was signed, or against what is kept elsewhere. */

/** `position`: the event that differs, or the first of those among which one does. */
export type Finding = { position?: number; what: string };

/** The log is not what it must be. Nothing may be signed over it. */
export class LogDiffers extends Error {
  override name = 'LogDiffers';
  readonly finding: Finding;
  constructor(what: string, position?: number) {
    super(position === undefined ? what : `position ${position}: ${what}`);
    this.finding = { ...(position !== undefined && { position }), what };
  }
}

/** `position 12`, or `positions 12–40`: from the first to the last. */
export const positions = (first: number, last: number): string =>
  first >= last ? `position ${first}` : `positions ${first}–${last}`;
