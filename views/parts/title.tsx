import { useReading } from '../reading.ts';

/** A plan's title, able to break before its bracket (its years) rather than inside a word. */
export function Title({ text }: { text: string }) {
  const { plan } = useReading();
  const at = text.search(/[((]/u);
  return (
    <bdi lang={plan?.language}>
      {at > 0 ? (
        <>
          <span class="whole">{text.slice(0, at).trimEnd()}</span>
          {text[at - 1] === ' ' ? ' ' : <wbr />}
          <span class="whole">{text.slice(at)}</span>
        </>
      ) : (
        text
      )}
    </bdi>
  );
}
