/** The official text, in the parts in which it was added. */
import { joinKey } from './act.ts';
import type { Projection } from './projection.ts';
import type { TextRow } from './rows.ts';

export const texts: Projection<TextRow, 'plan.text_added'> = {
  name: 'texts',
  version: 1,
  types: ['plan.text_added'],
  keys: ({ data }) => [{ key: joinKey(data.plan, String(data.part).padStart(4, '0')), plan: data.plan }],
  evolve: (_row, { data: { part, offset, text } }) => ({ part, offset, text }),
};
