/** Words that the portal itself has for codes of events, in both languages: 更正, corrected, 未达成. */
import { EVENT_TYPES } from '../../../events/index.ts';
import { en } from '../../../views/messages/en.ts';
import type { Messages } from '../../../views/messages/messages.ts';
import { zh } from '../../../views/messages/zh.ts';
import { folded } from '../../search/fold.ts';
import type { QueryWord } from '../../search/lexemes.ts';

/** Each word with the codes whose words it occurs in. */
export const queryWords = (words: readonly string[]): QueryWord[] =>
  words.map((word) => ({ word, tags: tagsOf(word) }));

/** Shorter parts of Latin words than this are in half of the vocabulary. */
const LEAST_LATIN = 3;

function tagsOf(word: string): string[] {
  if (word.length < LEAST_LATIN && /^[\x20-\x7f]+$/.test(word)) return [];
  made ??= vocabulary();
  return [...made].flatMap(([tag, terms]) => (terms.some((term) => term.includes(word)) ? [tag] : []));
}

/** Made once: it depends on the program alone. */
let made: Map<string, string[]> | undefined;

/** Folded words by tag, as `eventTags` names them. */
function vocabulary(): Map<string, string[]> {
  const terms = new Map<string, string[]>();
  const add = (tag: string, words: string) => terms.set(tag, [...(terms.get(tag) ?? []), folded(words)]);
  for (const type of EVENT_TYPES) add(`type:${type}`, type);
  for (const say of [zh, en]) {
    for (const [kind, table] of tablesOf(say)) {
      for (const [code, words] of Object.entries(table)) add(`${kind}:${code}`, words);
    }
  }
  return terms;
}

const tablesOf = (say: Messages): (readonly [string, Readonly<Record<string, string>>])[] => [
  ['type', say.eventTypes],
  ['state', say.states],
  ['state', say.taskStates],
  ['status', say.indicator.observation],
  ['kind', say.indicator.correctionKinds],
  ['kind', say.comments.kinds],
  ['role', say.roles],
];
