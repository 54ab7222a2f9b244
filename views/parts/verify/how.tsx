import { link, useReading } from '../../reading.ts';
import { Command } from './command.tsx';

const SPECIFICATIONS = [
  'tlog-tiles',
  'tlog-checkpoint',
  'signed-note',
  'tlog-cosignature',
  'tlog-witness',
  'tlog-proof',
] as const;

/** With our command, with one's own program, and with tools by others. Only what works is named. */
export function HowToVerify({
  vkey = '<vkey>',
  witnesses,
}: {
  vkey: string | undefined;
  /** Public keys of those that have cosigned the newest checkpoint. */
  witnesses: readonly string[];
}) {
  const reading = useReading();
  const { say, site } = reading;
  const words = say.verify.how;
  const key = [vkey, ...witnesses].map((each) => `--key '${each}'`).join(' ');
  const url = site.publicUrl;
  return (
    <section id="how">
      <h2>{words.title}</h2>
      <h3>{words.browser}</h3>
      <p>
        {words.browserLead(say.proof.start)} <a href={link(reading, '/events')}>{say.ledger.title}</a>
      </p>
      <h3>{words.whole}</h3>
      <p>{words.wholeLead}</p>
      <Command lines={[`npm run mingbai -- verify ${url} ${key} --save checkpoint.txt`]} />
      <p>{words.wholeThen}</p>
      <Command
        lines={[`npm run mingbai -- verify ${url} ${key} --since checkpoint.txt --save checkpoint.txt`]}
      />
      <h3>{words.one}</h3>
      <p>{words.oneLead}</p>
      <Command
        lines={[
          `curl -O ${url}/events/0.tlog-proof -O ${url}/events/0.json`,
          `npm run mingbai -- receipt check 0.tlog-proof 0.json ${key}`,
        ]}
      />
      <h3>{words.own}</h3>
      <p>{words.ownLead}</p>
      <dl class="glossary addresses">
        {words.steps.map(([path, meaning]) => (
          <div>
            <dt>
              <code>{path}</code>
            </dt>
            <dd>{meaning}</dd>
          </div>
        ))}
      </dl>
      <p>{words.rules}</p>
      <h3>{words.others}</h3>
      <p>{words.othersLead}</p>
      <Command
        lines={[
          `echo '${vkey}' > portal.pub`,
          `go run github.com/transparency-dev/tessera/cmd/fsck@main --storage_url=${url}/log/ --public_key=portal.pub`,
        ]}
      />
      <p>{words.othersThen}</p>
      <p>
        {words.specifications}
        {SPECIFICATIONS.map((name, index) => (
          <>
            {index > 0 && say.listComma}
            <a href={`https://c2sp.org/${name}`}>{name}</a>
          </>
        ))}
      </p>
    </section>
  );
}
