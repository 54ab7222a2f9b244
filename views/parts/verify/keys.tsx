import { link, useReading } from '../../reading.ts';
import { number } from '../../words/numbers.ts';
import { DayOf } from '../date.tsx';
import { Points } from '../points.tsx';

/** A key that an event announced, at a position. */
export type AnnouncedKey = { vkey: string; action: 'added' | 'retired'; position: number; at: string };

/** Where the key is, how it is changed, and the changes that the ledger tells. */
export function Keys({ keys }: { keys: readonly AnnouncedKey[] }) {
  const reading = useReading();
  const { say } = reading;
  const words = say.verify.keys;
  return (
    <section id="keys">
      <h2>{words.title}</h2>
      <Points points={words.points} />
      <h3>{words.announced}</h3>
      {keys.length === 0 ? (
        <p>{words.noneAnnounced}</p>
      ) : (
        <ol class="keys">
          {keys.map(({ vkey, action, position, at }) => (
            <li>
              <code class="hash">{vkey}</code>
              <span class="quiet">
                {words[action]}
                {' · '}
                <DayOf instant={at} />
                {' · '}
                <a href={link(reading, `/events/${position}`)}>{say.indicator.record(number(position))}</a>
              </span>
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}
