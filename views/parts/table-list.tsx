/** The tables of a plan: what each holds, how long it is, and its files. */
import type { TableSummary } from '../../src/http/data/summary.ts';
import { link, useReading } from '../reading.ts';
import { number } from '../words/numbers.ts';
import { Files } from './files.tsx';

export function TableList({ plan, tables }: { plan: string; tables: readonly TableSummary[] }) {
  const { say } = useReading();
  return (
    <div class="table-scroll">
      <table class="tables">
        <thead>
          <tr>
            <th scope="col">{say.data.table}</th>
            <th scope="col" class="amount">
              {say.data.rows}
            </th>
            <th scope="col">{say.data.codebook}</th>
            <th scope="col">{say.data.download}</th>
          </tr>
        </thead>
        <tbody>
          {tables.map((table) => (
            <Line plan={plan} table={table} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Line({ plan, table }: { plan: string; table: TableSummary }) {
  const reading = useReading();
  const { say, language } = reading;
  const title = table.title[language];
  return (
    <tr id={`${plan}-${table.name}`}>
      <th scope="row">
        <span class="name">
          {title} <code>{table.name}</code>
        </span>
        <span class="quiet">{table.meaning[language]}</span>
      </th>
      <td class="amount">
        {say.data.rowCount(number(table.rows))}
        {table.synthetic !== null && table.synthetic > 0 && (
          <span class="caveat">{say.data.madeUp(number(table.synthetic))}</span>
        )}
      </td>
      <td>
        <a
          href={link(reading, '/data/codebook', [], table.name)}
          aria-label={`${say.data.columnCount(number(table.columns))}:${say.data.codebookOf(title)}`}
        >
          {say.data.columnCount(number(table.columns))}
        </a>
      </td>
      <td>
        <Files of={title} path={`/data/plans/${plan}/${table.name}`} formats={['csv', 'xlsx', 'json']} />
      </td>
    </tr>
  );
}
