/** The codebook: every column of every table. Made from the definitions that write the files. */
import type { Table } from '../../src/export/table.ts';
import { Breadcrumbs } from '../parts/breadcrumbs.tsx';
import { Ticks } from '../parts/ticks.tsx';
import { useReading } from '../reading.ts';
import { wordFor } from '../words/vocabularies.ts';

export type CodebookTable = Pick<Table, 'name' | 'title' | 'meaning' | 'key' | 'links' | 'columns'>;
type Column = CodebookTable['columns'][number];

export function Codebook({ tables }: { tables: readonly CodebookTable[] }) {
  const { say, language } = useReading();
  return (
    <div class="wide open-data">
      <Breadcrumbs
        crumbs={[
          { name: say.nav.home, path: '/' },
          { name: say.data.title, path: '/data' },
          { name: say.data.codebook },
        ]}
      />
      <h1>{say.data.codebook}</h1>
      <p class="lead">{say.data.codebookLead}</p>
      <nav class="jump" aria-label={say.data.tables}>
        <ul>
          {tables.map(({ name, title }) => (
            <li>
              <a href={`#${name}`}>{title[language]}</a>
            </li>
          ))}
        </ul>
      </nav>
      {tables.map((table) => (
        <TableOfColumns table={table} />
      ))}
    </div>
  );
}

function TableOfColumns({ table }: { table: CodebookTable }) {
  const { say, language } = useReading();
  return (
    <section id={table.name} aria-labelledby={`h-${table.name}`}>
      <h2 id={`h-${table.name}`}>
        {table.title[language]} <code>{table.name}</code>
      </h2>
      <p class="prose">{table.meaning[language]}</p>
      <p class="quiet">
        {say.data.key}
        {say.colon}
        <code>{table.key.join(', ')}</code>
        {table.links?.map(({ columns, table: other }) => (
          <>
            {' · '}
            <code>{columns.join(', ')}</code> → <a href={`#${other}`}>{say.data.linksTo(other)}</a>
          </>
        ))}
      </p>
      <table class="columns">
        <thead>
          <tr>
            <th scope="col">{say.data.column}</th>
            <th scope="col">{say.data.meaning}</th>
            <th scope="col">{say.data.type}</th>
          </tr>
        </thead>
        <tbody>
          {table.columns.map((column) => (
            <Line table={table.name} column={column} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Line({ table, column }: { table: string; column: Column }) {
  const { say, language } = useReading();
  return (
    <tr id={`${table}.${column.name}`}>
      <th scope="row">
        <code>{column.name}</code>
      </th>
      <td>
        <Ticks text={column.meaning[language]} />
        {column.unit && (
          <span class="unit quiet">
            {say.data.unit}
            {say.colon}
            {column.unit[language]}
          </span>
        )}
        <Values column={column} />
      </td>
      <td>
        {say.data.kinds[column.kind]}
        {column.required && <span class="quiet">{`${say.listComma}${say.data.required}`}</span>}
      </td>
    </tr>
  );
}

/** So many values stand open. */
const FEW = 8;

/** The values that a coded column can have, each with the word that the pages use for it. */
function Values({ column: { values, vocabulary } }: { column: Column }) {
  const { say } = useReading();
  if (!values) return null;
  const list = (
    <dl class="values">
      {values.map((value) => (
        <div>
          <dt>
            <code>{value}</code>
          </dt>
          <dd>{(vocabulary && wordFor(say, vocabulary, value)) ?? value}</dd>
        </div>
      ))}
    </dl>
  );
  if (values.length <= FEW) return list;
  return (
    <details>
      <summary>{say.data.values}</summary>
      {list}
    </details>
  );
}
