/** Every example, in the order in which `/about/parts` shows them. */
import type { Example } from './example.ts';
import { figures } from './figures.tsx';
import { lists } from './lists.tsx';
import { moments } from './moments.tsx';
import { records } from './records.tsx';
import { verdicts } from './verdicts.tsx';

export const EXAMPLES: readonly Example[] = [...verdicts, ...figures, ...records, ...lists, ...moments];
