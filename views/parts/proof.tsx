/** 核验: the reader's own machine checks the records of a page; what the script needs, and the ways without it. */
import { link, useReading } from '../reading.ts';
import { number } from '../words/numbers.ts';

export type ProofProps = {
  /** Address of the script that checks. */
  script: string;
  /** Keys that the portal gives: its own and witnesses', as vkeys. */
  keys: readonly string[];
  /** Positions of the records on the page. */
  records: readonly number[];
  /** The records are those of one stream, of which `isWhole` says whether the page has all. */
  stream?: { subject: string; isWhole: boolean } | undefined;
};

export function Proof({ script, keys, records, stream }: ProofProps) {
  const reading = useReading();
  const { say, site } = reading;
  const words = say.proof;
  const path = new URL(site.publicUrl).pathname.replace(/\/$/, '');
  return (
    <section class="proof" aria-labelledby="proof">
      <h2 id="proof">{stream ? words.titleAll : words.title}</h2>
      <p>{stream ? words.leadAll(number(records.length)) : words.lead}</p>
      <p class="proof-needs quiet">{words.needsScript}</p>
      <form
        class="proof-form"
        data-proof={script}
        data-log={`${path}/log`}
        data-keys={keys.join(' ')}
        data-records={[...records].sort((a, b) => a - b).join(' ')}
        data-subject={stream?.subject}
        data-whole={stream?.isWhole ? '' : undefined}
        data-broken={words.broken}
        autocomplete="off"
      >
        <button class="button primary" type="submit">
          {words.start}
        </button>
        <details>
          <summary>{words.own}</summary>
          <Paste name="keys" label={words.keys} hint={words.keysHint} rows={2} />
          <Paste name="older" label={words.kept} hint={words.keptHint} rows={6} />
        </details>
      </form>
      <ol class="proof-steps" aria-live="polite" aria-label={words.steps} />
      <div class="proof-result" role="status" aria-label={words.result} />
      <div class="proof-kept" />
      <details class="proof-without">
        <summary>{words.without}</summary>
        <p>{words.withoutLead}</p>
        {!stream && (
          <p>
            <a href="#receipt">{say.verify.receipt.title}</a>
          </p>
        )}
        <p>{words.whole}</p>
        <pre dir="ltr">
          <code>npm run mingbai -- verify {site.publicUrl} --key '&lt;vkey&gt;'</code>
        </pre>
        <p>
          <a href={link(reading, '/verify')}>{say.verify.receipt.how}</a>
        </p>
      </details>
    </section>
  );
}

function Paste({ name, label, hint, rows }: { name: string; label: string; hint: string; rows: number }) {
  return (
    <div class="field">
      <label for={`proof-${name}`}>{label}</label>
      <textarea
        id={`proof-${name}`}
        name={name}
        rows={rows}
        spellcheck={false}
        autocapitalize="off"
        aria-describedby={`proof-${name}-hint proof-${name}-problem`}
      />
      <span class="hint" id={`proof-${name}-hint`}>
        {hint}
      </span>
      <span class="proof-problem" id={`proof-${name}-problem`} role="alert" />
    </div>
  );
}
