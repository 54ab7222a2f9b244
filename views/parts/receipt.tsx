import { link, useReading } from '../reading.ts';
import { number } from '../words/numbers.ts';

/** Whether the record is in a published checkpoint, so that it has a receipt. */
export function useHasReceipt(position: number): boolean {
  const { log } = useReading();
  return log?.checkpoint !== undefined && position < log.checkpoint.size;
}

/** The receipt of a record, beside its number, after whatever parts the two; nothing while it is not signed. */
export function ReceiptLink({ position, after = '' }: { position: number; after?: string }) {
  const { say } = useReading();
  if (!useHasReceipt(position)) return null;
  const { receipt } = say.verify;
  return (
    <>
      {after}
      <a
        class="receipt quiet"
        href={`/events/${position}.tlog-proof`}
        aria-label={receipt.of(number(position))}
        download
      >
        {receipt.link}
      </a>
    </>
  );
}

/** On the record's own page: receipt and bytes as files, and the command that checks them. */
export function Receipt({ position }: { position: number }) {
  const reading = useReading();
  const { say, log } = reading;
  const words = say.verify.receipt;
  const { vkey = '<vkey>' } = log ?? {};
  return (
    <section class="receipt-files">
      <h2 id="receipt">{words.title}</h2>
      {useHasReceipt(position) ? (
        <>
          <p>{words.lead}</p>
          <ul class="files">
            <li>
              <a href={`/events/${position}.tlog-proof`} download>
                {words.download}
              </a>
            </li>
            <li>
              <a href={`/events/${position}.json`} download>
                {words.raw}
              </a>
            </li>
          </ul>
          <pre dir="ltr">
            <code>
              npm run mingbai -- receipt check {position}.tlog-proof {position}.json --key '{vkey}'
            </code>
          </pre>
        </>
      ) : (
        <p>{words.pending}</p>
      )}
      <p>
        <a href={link(reading, '/verify')}>{words.how}</a>
      </p>
    </section>
  );
}
