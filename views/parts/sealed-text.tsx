import { displayed, displayedInLine } from '../words/displayed.ts';

/**
 * What a resident or a department wrote, and may be taken back: shown as text alone. Each paragraph goes in its own
 * direction, and neither direction marks nor towers of combining characters reach out of it (comments.css).
 */
export function SealedText({ text, lang }: { text: string; lang?: string | undefined }) {
  const paragraphs = displayed(text)
    .split(/\r\n|\r|\n|\u2028|\u2029/)
    .filter((line) => line.trim() !== '');
  return (
    <div class="sealed" lang={lang}>
      {paragraphs.map((line) => (
        <p dir="auto">
          <bdi>{line}</bdi>
        </p>
      ))}
    </div>
  );
}

/** The same in a line: a title, a name, the beginning of a text. */
export function SealedWords({ text, most }: { text: string; most?: number | undefined }) {
  const points = [...displayedInLine(text)];
  const isLong = most !== undefined && points.length > most;
  return <bdi class="sealed-words">{isLong ? `${points.slice(0, most).join('')}…` : points.join('')}</bdi>;
}
