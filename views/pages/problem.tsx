/** A refusal or a failure as a page that helps: what is wrong, what to do, where to go. */
import type { Parent } from '../../src/http/pages/parent.ts';
import { Input } from '../parts/field.tsx';
import { KeptFields } from '../parts/kept-fields.tsx';
import { link, useReading } from '../reading.ts';

export type ProblemProps = {
  status: number;
  /** What is wrong, said for people in the language of the page. */
  message: string;
  /** Each complaint and the parameter that it is about. */
  errors: readonly { field: string; message: string }[];
  requestId: string | undefined;
  /** The nearest page above that is there. */
  parent?: Parent | undefined;
};

export function ProblemPage({ status, message, errors, requestId, parent }: ProblemProps) {
  const { say, staff } = useReading();
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
      {status < 500 && !staff && <SearchBox />}
      <Ways parent={parent} />
      {status >= 500 && <p>{say.lost.help500}</p>}
      {requestId && <p class="quiet">{say.errors.requestId(requestId)}</p>}
    </div>
  );
}

function SearchBox() {
  const { say } = useReading();
  const words = say.lost;
  return (
    <form method="get" action="/search" aria-label={words.search}>
      <KeptFields />
      <Input name="q" label={words.search} hint={words.searchHint} value={undefined} />
      <p>
        <button type="submit" class="button primary">
          {words.go}
        </button>
      </p>
    </form>
  );
}

/** The nearest page above first, then the main places. */
function Ways({ parent }: Pick<ProblemProps, 'parent'>) {
  const reading = useReading();
  const { say, plan } = reading;
  const home = plan && `/plans/${plan.plan}`;
  const places: readonly (readonly [path: string, name: string])[] = [
    ['/', say.nav.home],
    ...(home
      ? ([
          [`${home}/text`, say.nav.text],
          [`${home}/indicators`, say.nav.indicators],
        ] as const)
      : []),
    ['/events', say.ledger.title],
    ['/sitemap', say.sitemap.title],
  ];
  return (
    <>
      <h2>{say.errors.where}</h2>
      {parent && (
        <p>
          {say.lost.parent}
          {say.colon}
          <a href={link(reading, parent.path)}>
            <bdi>{parent.name}</bdi>
          </a>
        </p>
      )}
      <ul class="ways">
        {places.map(([path, name]) => (
          <li>
            <a href={link(reading, path)}>{name}</a>
          </li>
        ))}
      </ul>
    </>
  );
}

type Words = { title: string; help: string };
type Catalogue = Record<400 | 401 | 403 | 404 | 405 | 413 | 429 | 500, Words>;

const isNamed = (status: number): status is 401 | 403 | 404 | 405 | 413 | 429 =>
  [401, 403, 404, 405, 413, 429].includes(status);

/** Statuses that have no words of their own go by their class. */
export function problemWords(status: number, words: Catalogue): Words {
  if (isNamed(status)) return words[status];
  return status < 500 ? words[400] : words[500];
}
