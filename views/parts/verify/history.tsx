import { link, useReading } from '../../reading.ts';
import { number } from '../../words/numbers.ts';
import { Instant } from '../date.tsx';

/** A published checkpoint. `root` in base64, times in ISO 8601. */
export type CheckpointLine = {
  size: number;
  root: string;
  signedAt: string;
  publishedAt: string;
  /** Names of who cosigned it. */
  witnesses: readonly string[];
};

/** Published checkpoints, newest first, a page of them. */
export function CheckpointHistory({
  history,
  older,
  isLater,
}: {
  history: readonly CheckpointLine[];
  older: number | null;
  isLater: boolean;
}) {
  const reading = useReading();
  const { say } = reading;
  const words = say.verify.history;
  return (
    <section id="history">
      <h2>{words.title}</h2>
      {history.length === 0 ? (
        <p>{isLater ? words.noneOlder : say.verify.footer.unsigned}</p>
      ) : (
        <Lines history={history} />
      )}
      {(isLater || older !== null) && (
        <nav class="paging" aria-label={words.title}>
          {isLater && (
            <a rel="first" href={link(reading, '/verify', [], 'history')}>
              {words.newest}
            </a>
          )}
          {older !== null && (
            <a rel="next" href={link(reading, '/verify', [['before', String(older)]], 'history')}>
              {words.older}
            </a>
          )}
        </nav>
      )}
    </section>
  );
}

function Lines({ history }: { history: readonly CheckpointLine[] }) {
  const { say } = useReading();
  const words = say.verify.history;
  return (
    <div class="table-scroll">
      <table class="checkpoints as-cards">
        <caption>{words.caption}</caption>
        <thead>
          <tr>
            <th scope="col">{words.size}</th>
            <th scope="col">{words.root}</th>
            <th scope="col">{words.signedAt}</th>
            <th scope="col">{words.witnesses}</th>
          </tr>
        </thead>
        <tbody>
          {history.map(({ size, root, signedAt, witnesses }) => (
            <tr>
              <th scope="row">{number(size)}</th>
              <td data-label={words.root}>
                <code class="hash">{root}</code>
              </td>
              <td data-label={words.signedAt}>
                <Instant instant={signedAt} />
              </td>
              <td data-label={words.witnesses}>
                <bdi>{witnesses.length === 0 ? words.noWitness : witnesses.join(say.listComma)}</bdi>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
