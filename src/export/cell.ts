/** What a cell of a table may hold, and what kinds of column there are. Both writers, CSV and xlsx, take these. */

/**
 * - `text`, also for dates and instants, which are written as ISO 8601 says: `2014-06-30`, `2014-06-30T02:00:00.000Z`.
 * - `decimal`: a number as text (see `events/scalars.ts`), written digit by digit as it was recorded.
 * - `integer`: a count or a position in the log.
 */
export type CellType = 'text' | 'decimal' | 'integer' | 'boolean';

/** `null` is an empty cell: nothing is known, which is never zero. */
export type Cell = string | number | boolean | null;

/** A column of a sheet: its heading, and the kind of its cells. */
export type SheetColumn = { name: string; type: CellType };

/** Rows, each with one cell a column: from memory, or as they come from a database. */
export type Rows = Iterable<readonly Cell[]> | AsyncIterable<readonly Cell[]>;

/** A number as people write it, without sign `+`, exponent or grouping. */
export const isPlainNumber = (text: string): boolean => /^-?[0-9]+(\.[0-9]+)?$/.test(text);
