/** The API for people who want to use it: every operation with an example to try, every shape. No script. */
import type { Operation } from '../../src/http/data/api-operations.ts';
import type { Shape } from '../../src/http/data/api-shapes.ts';
import { ApiOperation, ApiParameters, commonOf } from '../parts/api-operation.tsx';
import { ApiFields } from '../parts/api-type.tsx';
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
        <ApiParameters parameters={common} named />
      </section>
      {operations.map((operation) => (
        <ApiOperation {...operation} common={common} />
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
