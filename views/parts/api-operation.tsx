/** One operation of the API: what it takes, what it answers, and an example to try. */
import type { Answer, Operation } from '../../src/http/data/api-operations.ts';
import { useReading } from '../reading.ts';
import { ApiType, Values } from './api-type.tsx';
import { Ticks } from './ticks.tsx';

type Parameter = Operation['parameters'][number];
type Common = { common: readonly Parameter[] };
/** What so many operations take is told once. */
const MANY = 4;

const sameAs = (one: Parameter) => (other: Parameter) => JSON.stringify(one) === JSON.stringify(other);

/** The parameters that many operations take. */
export function commonOf(operations: readonly Operation[]): Parameter[] {
  const all = operations.flatMap(({ parameters }) => parameters);
  const first = all.filter((each, index) => all.findIndex(sameAs(each)) === index);
  return first.filter((each) => all.filter(sameAs(each)).length >= MANY);
}

export function ApiOperation({
  id,
  method,
  path,
  summary,
  description,
  secured,
  ...rest
}: Operation & Common) {
  const { reader } = useReading().say.data;
  const { parameters, common, body, answers, curl, address } = rest;
  const own = parameters.filter((each) => !common.some(sameAs(each)));
  const shared = parameters.filter((each) => common.some(sameAs(each)));
  return (
    <section class="operation" id={id} aria-labelledby={`h-${id}`}>
      <h2 id={`h-${id}`}>
        <code>
          {method} {path}
        </code>
      </h2>
      <p lang="en">{summary}</p>
      {description !== undefined && (
        <p class="prose" lang="en">
          <Ticks text={description} />
        </p>
      )}
      {secured && <p class="caveat">{reader.secured}</p>}
      {parameters.length > 0 && <h3>{reader.parameters}</h3>}
      {shared.length > 0 && (
        <ul class="shared">
          {shared.map(({ name }) => (
            <li>
              <a href={`#parameter-${name}`}>
                <code>{name}</code>
              </a>
            </li>
          ))}
        </ul>
      )}
      {own.length > 0 && <ApiParameters parameters={own} />}
      {body && (
        <p>
          {reader.body} <ApiType type={body} />
        </p>
      )}
      <Answers answers={answers} />
      <h3>{reader.example}</h3>
      <pre>
        <code>{curl}</code>
      </pre>
      {address !== undefined && (
        <p class="quiet">
          <a href={new URL(address).pathname} aria-label={`${reader.tryIt} ${method} ${path}`}>
            {reader.tryIt}
          </a>
        </p>
      )}
    </section>
  );
}

export function ApiParameters({ parameters, named }: Pick<Operation, 'parameters'> & { named?: true }) {
  const { reader } = useReading().say.data;
  return (
    <dl class="api-fields">
      {parameters.map(({ name, in: place, required, description, type, values }) => (
        <div id={named && `parameter-${name}`}>
          <dt>
            <code>{name}</code>
            <span class="quiet"> {reader.in[place] ?? place}</span>
          </dt>
          <dd>
            <ApiType type={type} />
            {required && <span class="quiet"> {reader.required}</span>}
            <span class="about" lang="en">
              <Ticks text={description} />
            </span>
            {values.length > 0 && <Values values={values} />}
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** What is wanted first; redirects and refusals are folded away. */
function Answers({ answers }: Pick<Operation, 'answers'>) {
  const { reader } = useReading().say.data;
  const wanted = answers.filter(({ status }) => status.startsWith('2'));
  const others = answers.filter(({ status }) => !status.startsWith('2'));
  return (
    <>
      <h3>{reader.responses}</h3>
      <AnswerList answers={wanted} />
      {others.length > 0 && (
        <details>
          <summary>{reader.otherwise}</summary>
          <AnswerList answers={others} />
        </details>
      )}
    </>
  );
}

function AnswerList({ answers }: { answers: readonly Answer[] }) {
  return (
    <dl class="api-fields">
      {answers.map(({ status, description, media, type }) => (
        <div>
          <dt>
            <code>{status}</code>
          </dt>
          <dd>
            {type && <ApiType type={type} />}
            {media !== undefined && <span class="quiet"> {media}</span>}
            <span class="about" lang="en">
              <Ticks text={description} />
            </span>
          </dd>
        </div>
      ))}
    </dl>
  );
}
