/** The light theme of `views/styles/tokens.css`: a picture has no theme of its own. */
import type { VerdictState } from '../../events/verdict.ts';

export const PAPER = '#fbfaf7';
export const INK = '#1c1b19';
export const SOFT = '#4a4843';
export const QUIET = '#66635c';
export const RULE = '#dfdcd3';
export const SEAL = '#a52a1b';
export const BANNER = '#f4e3b2';
export const BANNER_INK = '#3a2f10';

export const STATE_COLOURS: Record<VerdictState, string> = {
  met: '#1a6b4f',
  on_track: '#1c4f87',
  behind: '#885900',
  missed: '#a52a1b',
  not_due: '#66635c',
  no_data: '#66635c',
  cannot_judge: '#67478a',
  awaits_evaluation: '#39616b',
};
