import type { Piece } from '../../src/search/highlight.ts';

/** Text in which the words that somebody searched for are marked. */
export function Marked({ pieces, lang }: { pieces: readonly Piece[]; lang?: string | undefined }) {
  return <bdi lang={lang}>{pieces.map(({ text, hit }) => (hit ? <mark>{text}</mark> : text))}</bdi>;
}
