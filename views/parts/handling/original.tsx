import type { PersonalSpan } from '../../../src/domain/masking.ts';
import type { HandledCommentProps } from '../../pages/handled-comment.tsx';
import { useReading } from '../../reading.ts';
import { SealedWords } from '../sealed-text.tsx';

/** The comment as it was written, with what identifies people marked in place. */
export function Original({ words, found }: Pick<HandledCommentProps, 'words' | 'found'>) {
  const { say } = useReading();
  const { detail, from, anonymous } = say.handling;
  if (!words || !found) return <p class="empty">{detail.gone}</p>;
  const isClean = Object.values(found).every((spans) => spans.length === 0);
  return (
    <section class="original" aria-labelledby="original">
      <h2 id="original">{detail.original}</h2>
      <p class="hint">{detail.originalNote}</p>
      <div class="as-written">
        <p class="title">
          <strong>
            <Marked text={words.title} spans={found.title} />
          </strong>
        </p>
        <div class="body sealed" dir="auto">
          <Marked text={words.body} spans={found.body} />
        </div>
        <p class="quiet">
          {from}
          {say.colon}
          {words.name ? <Marked text={words.name} spans={found.name} /> : anonymous}
        </p>
      </div>
      {isClean && <p class="hint">{detail.nothingFound}</p>}
    </section>
  );
}

function Marked({ text, spans }: { text: string; spans: readonly PersonalSpan[] }) {
  const { kinds } = useReading().say.handling.masks;
  const parts = spans.map(({ kind, start, end }, index) => (
    <>
      {text.slice(spans[index - 1]?.end ?? 0, start)}
      <mark class="personal" title={kinds[kind]}>
        {text.slice(start, end)}
      </mark>
    </>
  ));
  return (
    <bdi>
      {parts}
      {text.slice(spans.at(-1)?.end ?? 0)}
    </bdi>
  );
}

/** A text that was written or published, as text alone. */
export const InOneLine = ({ text }: { text: string }) => <SealedWords text={text} />;
