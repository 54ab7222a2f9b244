/**
 * What the index of events holds and is asked for. A text is indexed by every two neighbouring characters in it, in
 * any script: a word occurs only where all its pairs do, and the few texts that have the pairs are then looked
 * through for the word itself. (Positions within a tsvector end at 16,383, and a lexeme has 256 of them: too few for
 * a summary, so that phrases of bigrams would miss what is there.)
 */

/** A folded word, and the codes whose own words it occurs in (`type:figure.corrected`). */
export type QueryWord = { word: string; tags: readonly string[] };

/** Ends a line, so that its last character has a pair too. No folded text holds one. */
const END = '\n';
/** Begins a tag: no pair of characters begins so. */
const tagged = (tag: string): string => END + tag;

/** Folded lines as one text, which a word is looked for in. No word goes over the end of a line. */
export const textOf = (lines: readonly string[]): string => lines.map((line) => line + END).join('');

/** The pairs of the lines, and the tags; each once. */
export function lexemesOf(lines: readonly string[], tags: readonly string[]): string[] {
  const found = new Set(tags.map(tagged));
  for (const line of lines) for (const pair of pairsOf(line + END)) found.add(pair);
  return [...found];
}

/** A tsquery: all words, each by its pairs or by one of its tags. */
export const queryOf = (words: readonly QueryWord[]): string =>
  words.map(({ word, tags }) => `(${[pairsQuery(word), ...tags.map(tagQuery)].join(' | ')})`).join(' & ');

/** A tsquery: any of the tags. */
export const tagsQuery = (tags: readonly string[]): string => tags.map(tagQuery).join(' | ');

const tagQuery = (tag: string): string => quoted(tagged(tag));

/** One character alone is the beginning of a pair. */
function pairsQuery(word: string): string {
  const pairs = pairsOf(word);
  return pairs.length === 0 ? `${quoted(word)}:*` : `(${[...new Set(pairs)].map(quoted).join(' & ')})`;
}

function pairsOf(text: string): string[] {
  const points = [...text];
  return points.slice(1).map((point, index) => (points[index] ?? '') + point);
}

/** A lexeme as tsquery reads it (PostgreSQL, 8.11.2): everything between the quotes is plain text. */
const quoted = (lexeme: string): string => `'${lexeme.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`;
