/** 留言回执: the code, the place in the ledger, the receipt and the opening. Printed on one sheet. */
import { Breadcrumbs } from '../parts/breadcrumbs.tsx';
import { Instant } from '../parts/date.tsx';
import { link, type Query, useReading, withQuery } from '../reading.ts';
import { date } from '../words/dates.ts';
import { number } from '../words/numbers.ts';

export type CommentReceiptData = {
  /** `12345 67890` */
  code: string;
  receivedAt: string;
  repeated: boolean;
  /** What shows, with the log, what was written, as the text of a file. */
  opening?: string | undefined;
  recorded?: { position: number; signed: boolean; acceptBy?: string | undefined } | undefined;
  waiting?: { reason: 'no_proof' | 'over_limit' | 'busy'; ahead: number; perMinute: number } | undefined;
};

export function CommentReceipt(receipt: CommentReceiptData) {
  const reading = useReading();
  const { say } = reading;
  const words = say.commentReceipt;
  const { recorded, waiting } = receipt;
  return (
    <div class="wide comment-receipt">
      <Breadcrumbs
        crumbs={[
          { name: say.nav.home, path: '/' },
          { name: say.commentForm.title, path: '/comments/new' },
          { name: words.title },
        ]}
      />
      <p class="issuer">{words.title}</p>
      <h1>{recorded ? words.received : words.waits}</h1>
      {receipt.repeated && <p class="problem-note">{words.repeated}</p>}
      <section class="code-card">
        <h2>{words.code}</h2>
        <p class="query-code">
          <output>{receipt.code}</output>
        </p>
        <p>{words.codeLead}</p>
      </section>
      <dl class="facts">
        <div>
          <dt>{words.at}</dt>
          <dd>
            <Instant instant={receipt.receivedAt} />
          </dd>
        </div>
        {recorded && <Place position={recorded.position} />}
      </dl>
      {recorded && <Proof {...recorded} />}
      {waiting && <Waiting {...waiting} />}
      {receipt.opening !== undefined && <Opening opening={receipt.opening} />}
      <Track />
      <section>
        <h2>{words.next}</h2>
        <ul class="dashed">
          {recorded && (
            <li>
              {recorded.acceptBy === undefined
                ? words.nextAcceptUnknown
                : words.nextAccept(date(recorded.acceptBy, reading.language))}
            </li>
          )}
          <li>{words.nextReview}</li>
        </ul>
        <p class="actions no-print">
          <button type="button" class="button print-page" hidden>
            {words.print}
          </button>
          <a class="button" href={link(reading, '/comments/new')}>
            {words.another}
          </a>
        </p>
      </section>
    </div>
  );
}

function Place({ position }: { position: number }) {
  const reading = useReading();
  const words = reading.say.commentReceipt;
  return (
    <div>
      <dt>{words.position}</dt>
      <dd>
        <a href={link(reading, `/events/${position}`)}>{words.positionIs(number(position))}</a>
      </dd>
    </div>
  );
}

function Proof({ position, signed }: { position: number; signed: boolean }) {
  const words = useReading().say.commentReceipt;
  const file = `/events/${position}.tlog-proof`;
  return (
    <section>
      <h2>{words.proof}</h2>
      <p>{words.proofLead}</p>
      {!signed && <p class="caveat">{words.proofPending}</p>}
      <p>
        <a href={file} download>
          {words.proofDownload}
        </a>
      </p>
    </section>
  );
}

function Waiting({ reason, ahead, perMinute }: NonNullable<CommentReceiptData['waiting']>) {
  const words = useReading().say.commentReceipt;
  return (
    <section class="problem-note">
      <p>
        {words.waitingWhy[reason]}
        {words.waitingAhead(number(ahead), number(perMinute))}
      </p>
      <p>{words.waitingReceipt}</p>
    </section>
  );
}

/** In the page alone, and in a file that the same bytes are sent back as: never in an address. */
function Opening({ opening }: { opening: string }) {
  const reading = useReading();
  const words = reading.say.commentReceipt;
  return (
    <section class="opening">
      <h2>{words.opening}</h2>
      <p>{words.openingLead}</p>
      <form class="no-print" method="post" action={link(reading, '/comments/opening')}>
        <input type="hidden" name="opening" value={opening} />
        <button type="submit" class="button">
          {words.openingSave}
        </button>
      </form>
      <p class="quiet no-print">{words.openingBack}</p>
      <details>
        <summary>{words.openingShow}</summary>
        <pre dir="ltr" tabindex={0}>
          <code>{opening}</code>
        </pre>
      </details>
    </section>
  );
}

function Track() {
  const reading = useReading();
  const { say, site } = reading;
  const words = say.commentReceipt;
  const query: Query = [['path', '/comments/track']];
  return (
    <section class="track-way">
      <div>
        <h2>{words.trackTitle}</h2>
        <p>{words.trackLead}</p>
        <p>
          <a href={link(reading, '/comments/track')}>{`${site.publicUrl}/comments/track`}</a>
        </p>
      </div>
      <img src={withQuery('/share/qr.svg', query)} alt={words.qrAlt} width="132" height="132" />
    </section>
  );
}
