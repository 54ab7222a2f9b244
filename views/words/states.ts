/** The sign and the form of each state: a colour is never alone. */
import type { VerdictState } from '../../events/verdict.ts';

/** In the order in which they are listed, from kept to open. */
export const STATES = [
  'met',
  'on_track',
  'behind',
  'missed',
  'not_due',
  'no_data',
  'cannot_judge',
  'awaits_evaluation',
] as const satisfies readonly VerdictState[];

export const SIGNS: Record<VerdictState, string> = {
  met: '✓',
  on_track: '→',
  behind: '◑',
  // U+00D7: the dingbat crosses are missing from many fonts.
  missed: '×',
  not_due: '–',
  no_data: '—',
  cannot_judge: '?',
  awaits_evaluation: '…',
};

/** Class that gives a state's colour and line to whatever carries it. */
export const stateClass = (state: VerdictState): string => `s-${state.replace('_', '-')}`;
