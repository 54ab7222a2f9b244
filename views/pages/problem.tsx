/** A refusal or a failure as a page that helps: what is wrong, what to do, where to go. */
import { link, useReading } from '../reading.ts';

export type ProblemProps = {
  status: number;
  /** What is wrong, said for people in the language of the page. */
  message: string;
  /** Each complaint and the parameter that it is about. */
  errors: readonly { field: string; message: string }[];
  requestId: string | undefined;
};

export function ProblemPage({ status, message, errors, requestId }: ProblemProps) {
  const reading = useReading();
  const { say } = reading;
  const { title, help } = problemWords(status, say.errors);
  const further = errors.filter((error) => error.message !== message);
  return (
    <div class="wide problem">
      <p class="issuer">{status}</p>
      <h1>{title}</h1>
      <p class="lead">
        <bdi>{message}</bdi>
      </p>
      {further.length > 0 && (
        <ul>
          {further.map((error) => (
            <li>
              <bdi>{error.message}</bdi> <code>{error.field}</code>
            </li>
          ))}
        </ul>
      )}
      <p>{help}</p>
      <h2>{say.errors.where}</h2>
      <ul>
        <li>
          <a href={link(reading, '/')}>{say.nav.home}</a>
        </li>
        <li>
          <a href={link(reading, '/events')}>{say.ledger.title}</a>
        </li>
      </ul>
      {requestId && <p class="quiet">{say.errors.requestId(requestId)}</p>}
    </div>
  );
}

type Words = { title: string; help: string };
type Catalogue = Record<400 | 404 | 405 | 429 | 500, Words>;

/** Statuses that have no words of their own go by their class. */
export function problemWords(status: number, words: Catalogue): Words {
  if (status === 404 || status === 405 || status === 429) return words[status];
  return status < 500 ? words[400] : words[500];
}
