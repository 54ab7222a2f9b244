/** What somebody asks for: words that must all occur. */
import { folded } from './fold.ts';

export const MOST_CHARACTERS = 100;
export const MOST_WORDS = 8;

/** Why a query is not searched for. */
export type QueryProblem = 'too_long' | 'too_many' | 'not_text';
export type Query =
  /** Folded, each once; none when nothing was asked. `asked` are the same as they were written. */
  { ok: true; words: readonly string[]; asked: readonly string[] } | { ok: false; problem: QueryProblem };

/** Words stand between spaces; quotation marks keep one with spaces together. Everything else is plain text. */
export function parseQuery(text: string): Query {
  if (!text.isWellFormed() || text.includes('\u0000')) return { ok: false, problem: 'not_text' };
  if ([...text].length > MOST_CHARACTERS) return { ok: false, problem: 'too_long' };
  const found = new Map<string, string>();
  for (const [whole, ...phrases] of text.matchAll(WORDS)) {
    const asked = (phrases.find((phrase) => phrase !== undefined) ?? whole).trim();
    const word = folded(asked).replace(LOOSE_COMMA, '');
    if (word !== '' && !found.has(word)) found.set(word, asked);
  }
  if (found.size > MOST_WORDS) return { ok: false, problem: 'too_many' };
  return { ok: true, words: [...found.keys()], asked: [...found.values()] };
}

/** A quotation mark without its partner stands alone, and folds to nothing. */
const WORDS = /["＂]([^"＂]*)["＂]|“([^”]*)”|「([^」]*)」|『([^』]*)』|[^\s"＂“「『]+|["＂“「『]/gu;
/** Whether it groups digits cannot be known where the text was cut. */
const LOOSE_COMMA = /^,+$|^,(?=\p{Nd})|(?<=\p{Nd}),$/gu;
