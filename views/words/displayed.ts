/**
 * What people wrote as it is shown: without the characters that turn the direction of what follows (overrides,
 * embeddings, isolates: Unicode Standard Annex 9, 2), and with four marks on a character at most. The record keeps
 * every one of them; only pages and feeds leave them out.
 */
export const displayed = (text: string): string =>
  text.replace(/[\u202a-\u202e\u2066-\u2069]/g, '').replace(/(\p{M}{4})\p{M}+/gu, '$1');

/** The same in one line. */
export const displayedInLine = (text: string): string => displayed(text).replace(/\s+/g, ' ').trim();
