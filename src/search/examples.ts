/** Words of a plan that show what can be searched for. */
import type { SearchedDocument } from './documents.ts';

const MOST_NAMES = 3;
/** Longer names are no words to begin with, in code points. */
const LONGEST = 10;

/** Letters alone: no quotation marks, brackets or digits. */
const isPlain = (name: string): boolean => /^\p{L}+$/u.test(name) && [...name].length <= LONGEST;

/** Short names of indicators, a department's short name, a word in Latin letters, a share: each as the plan says it. */
export function examplesOf(documents: readonly SearchedDocument[]): string[] {
  const indicators = documents.filter(({ kind }) => kind === 'indicator');
  const names = indicators.map(({ title }) => title).filter(isPlain);
  const spread = [0, 1, 2].map((third) => names[Math.floor((third * names.length) / MOST_NAMES)]);
  const aliases = documents.flatMap(({ kind, fields }) =>
    kind === 'department' ? fields.flatMap(({ field, text }) => (field === 'aliases' ? [text] : [])) : [],
  );
  const quotes = indicators.flatMap(({ fields }) => fields.map(({ text }) => text)).join('\n');
  const latin = /(?<![A-Za-z])[A-Z]{3,}(?![a-z])/.exec(quotes)?.[0];
  const share = /\d+(?:\.\d+)?%/.exec(quotes)?.[0];
  const all = [...spread, aliases[0], latin, share].filter((words) => words !== undefined);
  return [...new Set(all)];
}
