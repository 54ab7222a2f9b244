/** What changed, in one sentence: worst news first, then what was corrected, evaluated and reported. */
import type { VerdictState } from '../../events/verdict.ts';
import type { Changes } from '../../src/domain/changes.ts';
import type { Messages } from '../messages/messages.ts';
import { number } from './numbers.ts';

/** The states in the order in which what became so is told. */
export const TOLD_FIRST: readonly VerdictState[] = [
  'missed',
  'behind',
  'met',
  'on_track',
  'cannot_judge',
  'awaits_evaluation',
  'no_data',
  'not_due',
];

/** How many changes of each kind there are: all that the sentence needs. */
export type ChangeCounts = {
  states: Readonly<Partial<Record<VerdictState, number>>>;
  corrections: number;
  ended: number;
  figures: number;
  evaluations: number;
  targets: number;
};

export function countChanges(changes: Changes): ChangeCounts {
  const states: Partial<Record<VerdictState, number>> = {};
  for (const { to } of changes.states) states[to] = (states[to] ?? 0) + 1;
  return {
    states,
    corrections: changes.corrections.length,
    ended: changes.ended.length,
    figures: changes.figures.length,
    evaluations: changes.evaluations.length,
    targets: changes.added.length + changes.removed.length + changes.amended.length,
  };
}

/** 3 项转为已达成,1 个数据被更正; `when` says since when: 自2014年12月31日以来. */
export function changeSentence(counts: ChangeCounts, when: string, say: Messages): string {
  const words = say.changes;
  const parts = [
    ...TOLD_FIRST.flatMap((state) =>
      part(counts.states[state] ?? 0, (n) => words.became(n, say.states[state])),
    ),
    ...part(counts.corrections, words.corrected),
    ...part(counts.ended, words.ended),
    ...part(counts.evaluations, words.evaluated),
    ...part(counts.targets, words.amended),
    ...part(counts.figures, words.reported),
  ];
  return sentence(parts, when, say);
}

/** The same in one line: what was met or missed, and what was corrected. */
export function shortSentence(counts: ChangeCounts, when: string, say: Messages): string {
  const { met = 0, missed = 0, ...others } = counts.states;
  const rest = Object.values(others).reduce((sum, n) => sum + n, 0);
  const parts = [
    ...part(met, (n) => say.changes.became(n, say.states.met)),
    ...part(missed, (n) => say.changes.became(n, say.states.missed)),
    ...part(rest, met + missed > 0 ? say.changes.otherwise : say.changes.turnedOtherwise),
    ...part(counts.corrections, say.changes.corrected),
  ];
  return sentence(parts, when, say);
}

const part = (n: number, tell: (n: string) => string): string[] => (n > 0 ? [tell(number(n))] : []);

const sentence = (parts: readonly string[], when: string, say: Messages): string =>
  `${when}${say.colon}${parts.length > 0 ? parts.join(say.changes.comma) : say.changes.nothing}${say.sentenceEnd}`;
