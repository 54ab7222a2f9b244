/** The states that a computed verdict can be in. */
export const VERDICT_STATES = [
  'met',
  'on_track',
  'behind',
  'missed',
  'not_due',
  'no_data',
  'cannot_judge',
  'awaits_evaluation',
] as const;
export type VerdictState = (typeof VERDICT_STATES)[number];
