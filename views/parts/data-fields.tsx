import { link, useReading } from '../reading.ts';
import { date, period } from '../words/dates.ts';
import {
  departmentName,
  indicatorName,
  type Names,
  targetName,
  taskName,
  topicName,
} from '../words/names.ts';
import { number } from '../words/numbers.ts';

type FieldsProps = {
  data: object;
  names: Names;
  plan: string;
  /** Positions of records that are named by their ids. */
  records: ReadonlyMap<string, number>;
};

/** The data of a record, field by field, as deep as it goes. Unknown fields go by their own name. */
export function DataFields({ data, ...of }: FieldsProps) {
  const { say } = useReading();
  return (
    <dl class="data">
      {inOrder(data, Object.keys(say.fields)).map(([name, value]) => (
        <div>
          <dt>{say.fields[name] ?? name}</dt>
          <dd>
            <Value name={name} value={value} {...of} />
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

function Value({ name, value, ...of }: Omit<FieldsProps, 'data'> & { name: string; value: unknown }) {
  const reading = useReading();
  if (Array.isArray(value)) {
    if (value.length === 0) return <span class="quiet">—</span>;
    return (
      <ul>
        {value.map((one) => (
          <li>
            <Value name={name} value={one} {...of} />
          </li>
        ))}
      </ul>
    );
  }
  if (typeof value === 'object' && value !== null) return <DataFields data={value} {...of} />;
  const { say, language } = reading;
  if (typeof value === 'boolean') return <>{value ? say.terms.yes : say.terms.no}</>;
  const text = String(value);
  if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return <time datetime={text}>{date(text, language)}</time>;
  const position = of.records.get(text);
  const path = position === undefined ? pathOf(name, text, of) : `/events/${position}`;
  const words =
    position === undefined
      ? meaningOf(name, text, { ...of, reading })
      : say.indicator.record(number(position));
  if (words === undefined || words === text) return <bdi>{text}</bdi>;
  return (
    <>
      {path === undefined ? (
        <bdi>{words}</bdi>
      ) : (
        <a href={link(reading, path)}>
          <bdi>{words}</bdi>
        </a>
      )}{' '}
      <code class="quiet">{text}</code>
    </>
  );
}

/** The page of what an id names, where it names something that has one. */
function pathOf(name: string, id: string, { names, plan }: Omit<FieldsProps, 'data' | 'records'>) {
  const home = `/plans/${plan}`;
  const key = `${plan}/${id}`;
  if (name === 'about') return pathOf(...subjectOf(id), { names, plan });
  if (name === 'plan' && names.plans.has(id)) return `/plans/${id}`;
  if (/^indicators?$/.test(name) && names.indicators.has(key)) return `${home}/indicators/${id}`;
  if (/^tasks?$/.test(name) && names.tasks.has(key)) return `${home}/tasks/${id}`;
  if (/^(departments?|predecessors|office)$/.test(name) && names.departments.has(key))
    return `${home}/departments/${id}`;
  return undefined;
}

/** `indicator/<id>`, `task/<id>`: what a comment is about, by the names that fields have. */
const subjectOf = (about: string): [name: string, id: string] => {
  const [name = '', id = ''] = about.split('/');
  return [name === 'about' ? '' : name, id];
};

/** What an id or a code of the vocabulary stands for; nothing where it is plain text. */
function meaningOf(
  name: string,
  text: string,
  of: Omit<FieldsProps, 'data' | 'records'> & { reading: ReturnType<typeof useReading> },
): string | undefined {
  const {
    names,
    plan,
    reading: { say, language },
  } = of;
  const code = (table: Readonly<Record<string, string>>) =>
    Object.hasOwn(table, text) ? table[text] : undefined;
  switch (name) {
    case 'plan':
      return names.plans.get(text);
    case 'indicator':
    case 'indicators':
      return indicatorName(names, plan, text);
    case 'target':
    case 'targets':
      return targetName(names, plan, text);
    case 'department':
    case 'departments':
    case 'predecessors':
    case 'office':
      return departmentName(names, plan, text);
    case 'task':
    case 'tasks':
      return taskName(names, plan, text);
    case 'area':
    case 'topic':
      return topicName(names, plan, text);
    case 'state':
    case 'old':
    case 'computed':
    case 'given':
    case 'claimed':
      return code(say.states) ?? code(say.taskStates);
    case 'status':
      return code(say.indicator.observation);
    case 'kind':
      return code(say.kinds) ?? code(say.indicator.correctionKinds) ?? code(say.comments.kinds);
    case 'about':
      return meaningOf(...subjectOf(text), of);
    case 'occasion':
      return text === 'acceptance' ? say.indicator.occasion.acceptance : say.indicator.occasion.year(text);
    case 'measure':
      return code(say.indicator.measures);
    case 'period':
      return period(text, language);
    case 'role':
      return code(say.roles);
    default:
      return undefined;
  }
}
