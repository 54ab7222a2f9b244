import type { HeldLine } from '../../pages/held-comments.tsx';
import { link, useReading } from '../../reading.ts';
import { number } from '../../words/numbers.ts';
import { Instant } from '../date.tsx';
import { SealedWords } from '../sealed-text.tsx';

type HeldTableProps = {
  path: string;
  lines: readonly HeldLine[];
  perMinute: number;
  choosable: boolean;
  chosen?: boolean;
};

/** What waits, in the order in which it is let in; on a phone each is a card. */
export function HeldTable({ path, lines, perMinute, choosable, chosen = false }: HeldTableProps) {
  const { columns } = useReading().say.waitingRoom;
  return (
    <table class="handled held">
      <thead>
        <tr>
          {choosable && (
            <th scope="col">
              <span class="visually-hidden">{columns.choose}</span>
            </th>
          )}
          <th scope="col">{columns.comment}</th>
          <th scope="col">{columns.subject}</th>
          <th scope="col">{columns.received}</th>
          <th scope="col">{columns.why}</th>
          <th scope="col">{columns.turn}</th>
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <Line {...{ line, path, perMinute, choosable, chosen }} />
        ))}
      </tbody>
    </table>
  );
}

function Line({
  line,
  path,
  perMinute,
  choosable,
  chosen,
}: Omit<HeldTableProps, 'lines'> & { line: HeldLine }) {
  const reading = useReading();
  const { say } = reading;
  const words = say.waitingRoom;
  const { comment, kind, title, subject, receivedAt, reason, turn, alike } = line;
  return (
    <tr>
      {choosable && (
        <td class="choose">
          <label>
            <input type="checkbox" name={`w-${comment}`} value="1" checked={chosen} />
            <span class="visually-hidden">{say.handling.chooseOne(title)}</span>
          </label>
        </td>
      )}
      <td class="what">
        <a href={link(reading, `${path}/${comment}`)}>
          <SealedWords text={title || words.untitled} />
        </a>
        <span class="quiet small">{say.comments.kinds[kind as 'request'] ?? kind}</span>
      </td>
      {subject ? (
        <td data-label={words.columns.subject}>
          <span>
            <bdi>{subject}</bdi>
          </span>
        </td>
      ) : (
        <td class="nothing">
          <span class="quiet">—</span>
        </td>
      )}
      <td data-label={words.columns.received}>
        <span>
          <Instant instant={receivedAt} />
        </span>
      </td>
      <td data-label={words.columns.why}>
        <span>
          {words.reasons[reason]}
          {alike > 1 && (
            <a class="small" href={link(reading, path, [['like', comment]])}>
              {words.alike(number(alike))}
            </a>
          )}
        </span>
      </td>
      <td data-label={words.columns.turn}>
        <span>
          {words.turn(number(turn))}
          <span class="quiet small">{words.inMinutes(number(Math.ceil(turn / perMinute)))}</span>
        </span>
      </td>
    </tr>
  );
}
