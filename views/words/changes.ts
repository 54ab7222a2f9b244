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
  const part = (n: number, tell: (n: string) => string) => (n > 0 ? [tell(number(n))] : []);
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
  const said = parts.length > 0 ? parts.join(words.comma) : words.nothing;
  return `${when}${say.colon}${said}${say.sentenceEnd}`;
}
