/** One state of one part of a page: shown on `/about/parts`, and a fixture of the tests. */
import type { Child } from 'hono/jsx';
import type { Reading } from '../reading.ts';

export type Example = {
  /** File of the part in `views/parts`, without its ending. */
  part: string;
  /** What is special here, in English: the page is for those who build. */
  state: string;
  /** Words that a reader must find in it, in Chinese. */
  says: readonly string[];
  view: () => Child;
  /** Where the part depends on the page round it. */
  reading?: (reading: Reading) => Reading;
};
