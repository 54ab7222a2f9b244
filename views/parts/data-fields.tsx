import { useReading } from '../reading.ts';
import { date } from '../words/dates.ts';

/** The data of a record, field by field, as deep as it goes. Unknown fields go by their own name. */
export function DataFields({ data }: { data: object }) {
  const { say } = useReading();
  return (
    <dl class="data">
      {inOrder(data, Object.keys(say.fields)).map(([name, value]) => (
        <div>
          <dt>{say.fields[name] ?? name}</dt>
          <dd>
            <Value value={value} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** Canonical JSON sorts by letter; people read the subject first, as the catalogue lists it. */
function inOrder(data: object, names: readonly string[]): [string, unknown][] {
  const place = (name: string) => (names.includes(name) ? names.indexOf(name) : names.length);
  return Object.entries(data).sort(([a], [b]) => place(a) - place(b));
}

function Value({ value }: { value: unknown }) {
  const { say, language } = useReading();
  if (value === true) return <>{say.terms.yes}</>;
  if (value === false) return <>{say.terms.no}</>;
  if (Array.isArray(value)) {
    if (value.length === 0) return <span class="quiet">—</span>;
    return (
      <ul>
        {value.map((one) => (
          <li>
            <Value value={one} />
          </li>
        ))}
      </ul>
    );
  }
  if (typeof value === 'object' && value !== null) return <DataFields data={value} />;
  const text = String(value);
  if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return <time datetime={text}>{date(text, language)}</time>;
  return <bdi>{text}</bdi>;
}
