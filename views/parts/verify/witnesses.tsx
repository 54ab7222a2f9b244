import { useReading } from '../../reading.ts';
import { number } from '../../words/numbers.ts';
import { Instant } from '../date.tsx';
import { Command } from './command.tsx';

/** The last checkpoint that a witness cosigned, and when by its own clock. */
export type LastCosigned = { name: string; keyId: string; size: number; at: string };

/** Who has cosigned, and how one comes to. */
export function Witnesses({
  witnesses,
  vkey = '<vkey>',
}: {
  witnesses: readonly LastCosigned[];
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
              {witnesses.map(({ name, keyId, size, at }) => (
                <tr>
                  <th scope="row">
                    <bdi>{name}</bdi>
                    <span class="quiet">{say.verify.now.keyId(keyId)}</span>
                  </th>
                  <td data-label={words.last}>{number(size)}</td>
                  <td data-label={words.at}>
                    <Instant instant={at} />
                  </td>
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
