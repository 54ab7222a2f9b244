/** The API for people who want to use it: every operation with an example to try, every shape. No script. */
import type { Answer, Operation } from '../../src/http/data/api-operations.ts';
import type { Shape } from '../../src/http/data/api-shapes.ts';
import { ApiFields, ApiType, Values } from '../parts/api-type.tsx';
import { Breadcrumbs } from '../parts/breadcrumbs.tsx';
import { Ticks } from '../parts/ticks.tsx';
import { useReading } from '../reading.ts';

export type ApiReaderProps = { operations: readonly Operation[]; shapes: readonly Shape[] };

export function ApiReader({ operations, shapes }: ApiReaderProps) {
  const { say } = useReading();
  const { reader } = say.data;
  const common = commonOf(operations);
  return (
    <div class="wide open-data api">
      <Breadcrumbs
        crumbs={[
          { name: say.nav.home, path: '/' },
          { name: say.data.title, path: '/data' },
          { name: reader.title },
        ]}
      />
      <h1>{reader.title}</h1>
      <p class="lead">
        <Ticks text={reader.lead} />
      </p>
      <p class="quiet">
        {reader.language} <a href="/api/v1/openapi.json">{reader.document}</a>
      </p>
      <nav class="operations" aria-labelledby="operations">
        <h2 id="operations">{reader.operations}</h2>
        <ul>
          {operations.map(({ id, method, path, summary }) => (
            <li>
              <a href={`#${id}`}>
                <code>
                  {method} {path}
                </code>
              </a>
              <span lang="en">{summary}</span>
            </li>
          ))}
        </ul>
      </nav>
      <section aria-labelledby="common">
        <h2 id="common">{reader.common}</h2>
        <p>{reader.commonLead}</p>
        <Parameters parameters={common} named />
      </section>
      {operations.map((operation) => (
        <OneOperation {...operation} common={common} />
      ))}
      <section aria-labelledby="shapes">
        <h2 id="shapes">{reader.shapes}</h2>
        {shapes.map((shape) => (
          <OneShape {...shape} />
        ))}
      </section>
    </div>
  );
}

type Parameter = Operation['parameters'][number];
type Common = { common: readonly Parameter[] };
/** What so many operations take is told once. */
const MANY = 4;

const sameAs = (one: Parameter) => (other: Parameter) => JSON.stringify(one) === JSON.stringify(other);

function commonOf(operations: readonly Operation[]): Parameter[] {
  const all = operations.flatMap(({ parameters }) => parameters);
  const first = all.filter((each, index) => all.findIndex(sameAs(each)) === index);
  return first.filter((each) => all.filter(sameAs(each)).length >= MANY);
}

function OneOperation({ id, method, path, summary, description, secured, ...rest }: Operation & Common) {
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
      {own.length > 0 && <Parameters parameters={own} />}
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

function Parameters({ parameters, named }: Pick<Operation, 'parameters'> & { named?: true }) {
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

function OneShape({ name, description, fields }: Shape) {
  return (
    <section class="shape" id={`shape-${name}`} aria-labelledby={`h-shape-${name}`}>
      <h3 id={`h-shape-${name}`}>
        <code>{name}</code>
      </h3>
      {description !== undefined && (
        <p lang="en">
          <Ticks text={description} />
        </p>
      )}
      <ApiFields fields={fields} />
    </section>
  );
}
