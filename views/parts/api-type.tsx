/** The type of a field or an answer, with links to the shapes that it is made of. */
import type { Field, TypeWords } from '../../src/http/data/api-shapes.ts';
import { useReading } from '../reading.ts';
import { Ticks } from './ticks.tsx';

export function ApiType({ type }: { type: TypeWords }) {
  const { reader } = useReading().say.data;
  switch (type.kind) {
    case 'plain':
      return <code>{type.text}</code>;
    case 'shape':
      return (
        <a href={`#shape-${type.name}`}>
          <code>{type.name}</code>
        </a>
      );
    case 'list':
      return (
        <>
          <ApiType type={type.of} />
          <span class="quiet"> {reader.list}</span>
        </>
      );
    case 'either':
      return (
        <>
          {type.of.map((each, index) => (
            <>
              {index > 0 && ' | '}
              <ApiType type={each} />
            </>
          ))}
        </>
      );
    case 'fields':
      return <ApiFields fields={type.fields} />;
  }
}

export function ApiFields({ fields }: { fields: readonly Field[] }) {
  const { reader } = useReading().say.data;
  return (
    <dl class="api-fields">
      {fields.map(({ name, type, nullable, required, description, values }) => (
        <div>
          <dt>
            <code>{name}</code>
            {!required && <span class="quiet"> {reader.optional}</span>}
          </dt>
          <dd>
            <ApiType type={type} />
            {nullable && <span class="quiet"> {reader.orNull}</span>}
            {description !== undefined && (
              <span class="about" lang="en">
                <Ticks text={description} />
              </span>
            )}
            {values.length > 0 && <Values values={values} />}
          </dd>
        </div>
      ))}
    </dl>
  );
}

export function Values({ values }: { values: readonly string[] }) {
  return (
    <span class="about">
      {values.map((value, index) => (
        <>
          {index > 0 && ' | '}
          <code>{value}</code>
        </>
      ))}
    </span>
  );
}
