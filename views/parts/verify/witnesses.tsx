import { useReading } from '../../reading.ts';
import { number } from '../../words/numbers.ts';
import { Instant } from '../date.tsx';
import { Command } from './command.tsx';

/** A witness; key and demand where the portal is configured with it. */
export type KnownWitness = {
  name: string;
  keyId: string;
  vkey?: string;
  /** Whether nothing is published without it. */
  required?: boolean;
  /** The last checkpoint that it cosigned, and when by its own clock. */
  last: { size: number; at: string } | undefined;
};

/** Who has cosigned, and how one comes to. */
export function Witnesses({
  witnesses,
  vkey = '<vkey>',
}: {
  witnesses: readonly KnownWitness[];
  vkey: string | undefined;
}) {
  const { say } = useReading();
  const words = say.verify.witnesses;
  return (
    <section id="witnesses">
      <h2>{words.title}</h2>
      <p>{words.lead}</p>
      {witnesses.length === 0 ? (
        <p>
          <strong>{words.none}</strong>
        </p>
      ) : (
        <div class="table-scroll">
          <table class="as-cards">
            <caption>{words.caption}</caption>
            <thead>
              <tr>
                <th scope="col">{words.name}</th>
                <th scope="col">{words.last}</th>
                <th scope="col">{words.at}</th>
              </tr>
            </thead>
            <tbody>
              {witnesses.map(({ name, keyId, vkey: own, required, last }) => (
                <tr>
                  <th scope="row">
                    <bdi>{name}</bdi>
                    <span class="quiet">
                      {own ? <code class="hash">{own}</code> : say.verify.now.keyId(keyId)}
                    </span>
                    {required !== undefined && (
                      <span class="quiet">{required ? words.required : words.optional}</span>
                    )}
                  </th>
                  <td data-label={words.last}>{last ? number(last.size) : words.notYet}</td>
                  <td data-label={words.at}>{last && <Instant instant={last.at} />}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      <p>{words.join}</p>
      <Command
        lines={[
          'npm run mingbai -- witness new --name audit.example/witness',
          `npm run mingbai -- witness serve --origin-key '${vkey}'`,
        ]}
      />
      <p>{words.joinThen}</p>
    </section>
  );
}
