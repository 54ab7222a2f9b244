/** What the values of coded columns mean, in the words that the pages use for them. */
import type { Vocabulary } from '../../src/export/table.ts';
import type { Messages } from '../messages/messages.ts';

const LISTS: Record<Vocabulary, (say: Messages) => Readonly<Record<string, string>>> = {
  states: (say) => say.states,
  kinds: (say) => say.kinds,
  inner: (say) => say.data.words.inner,
  operators: (say) => say.data.words.operators,
  directions: (say) => say.data.words.directions,
  steps: (say) => say.data.words.steps,
  reasons: (say) => say.indicator.reasons,
  measures: (say) => say.indicator.measures,
  periodUnits: (say) => say.data.words.periodUnits,
  ranges: (say) => say.data.words.ranges,
  observation: (say) => say.indicator.observation,
  figureStates: (say) => say.indicator.figureStates,
  correctionKinds: (say) => say.indicator.correctionKinds,
  taskStates: (say) => say.taskStates,
  taskWords: (say) => say.data.words.taskWords,
  summaryStatus: (say) => say.indicator.summaryStatus,
  roles: (say) => say.roles,
  eventTypes: (say) => say.eventTypes,
  commentKinds: (say) => say.comments.kinds,
  commentStates: (say) => say.board.states,
  commentTexts: (say) => say.board.texts,
  declineReasons: (say) => say.comments.declined,
  erasureReasons: (say) => say.comments.erased,
};

/** The word for a value; undefined where it needs none, as for numbers. */
export const wordFor = (say: Messages, vocabulary: Vocabulary, value: string): string | undefined =>
  LISTS[vocabulary](say)[value];
