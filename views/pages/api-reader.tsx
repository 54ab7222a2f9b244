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
      <p class="lead">{reader.lead}</p>
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
      {operations.map((operation) => (
        <OneOperation {...operation} />
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

function OneOperation({ id, method, path, summary, description, secured, ...rest }: Operation) {
  const { reader } = useReading().say.data;
  const { parameters, body, answers, curl, address } = rest;
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
      {parameters.length > 0 && <Parameters parameters={parameters} />}
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

function Parameters({ parameters }: Pick<Operation, 'parameters'>) {
  const { reader } = useReading().say.data;
  return (
    <>
      <h3>{reader.parameters}</h3>
      <dl class="api-fields">
        {parameters.map(({ name, in: place, required, description, type, values }) => (
          <div>
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
    </>
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
