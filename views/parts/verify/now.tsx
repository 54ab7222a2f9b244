import { useReading } from '../../reading.ts';
import { number } from '../../words/numbers.ts';
import { Instant } from '../date.tsx';
import { Fact } from '../document-facts.tsx';
import { Command } from './command.tsx';
import type { CheckpointLine } from './history.tsx';

export type Checkpoint = CheckpointLine & {
  /** The whole signed note. */
  note: string;
  signer: { name: string; id: string } | undefined;
};

/** The newest checkpoint, and the key that it is checked with. */
export function CheckpointNow({
  vkey,
  checkpoint,
}: {
  vkey: string | undefined;
  checkpoint: Checkpoint | undefined;
}) {
  const { say, site } = useReading();
  const words = say.verify.now;
  return (
    <section id="now">
      <h2>{words.title}</h2>
      {!checkpoint && <p>{words.none}</p>}
      {vkey === undefined && checkpoint && <p>{words.noKey}</p>}
      {vkey === undefined && (
        <>
          <p>{words.noneHow}</p>
          <Command lines={['npm run mingbai -- keys new']} />
        </>
      )}
      <dl class="facts">
        {vkey !== undefined && (
          <Fact
            name={words.key}
            value={
              <>
                <code class="hash">{vkey}</code>
                <span class="hint">{words.keyHint}</span>
              </>
            }
          />
        )}
        {checkpoint && <Facts checkpoint={checkpoint} />}
      </dl>
      {checkpoint && (
        <>
          {site.demo && <p class="quiet">{words.realTime}</p>}
          <h3>{words.note}</h3>
          <p>{words.noteLead}</p>
          <pre class="bytes" dir="ltr">
            <code>{checkpoint.note}</code>
          </pre>
          <p>
            {words.address}
            {say.colon}
            <a href="/log/checkpoint">
              <code>{site.publicUrl}/log/checkpoint</code>
            </a>
          </p>
        </>
      )}
    </section>
  );
}

function Facts({ checkpoint }: { checkpoint: Checkpoint }) {
  const { say, log } = useReading();
  const words = say.verify.now;
  const { size, root, signedAt, publishedAt, signer } = checkpoint;
  const pending = (log?.last ?? -1) + 1 - size;
  return (
    <>
      <Fact
        name={words.size}
        value={
          <>
            {words.sizeOf(number(size), number(size - 1))}
            {pending > 0 && <span class="hint">{words.pending(number(pending))}</span>}
          </>
        }
      />
      <Fact name={words.root} value={<code class="hash">{root}</code>} />
      {signer && (
        <Fact
          name={words.signer}
          value={
            <>
              <bdi>{signer.name}</bdi> <span class="quiet">{say.bracket(words.keyId(signer.id))}</span>
            </>
          }
        />
      )}
      <Fact name={words.signedAt} value={<Instant instant={signedAt} />} />
      <Fact name={words.publishedAt} value={<Instant instant={publishedAt} />} />
    </>
  );
}
