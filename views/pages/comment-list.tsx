/** The comments that a number of the statistics counts: what became of each, and not a word of what it says. */
import type { Standing } from '../../src/domain/comment-measures.ts';
import type { CommentRow } from '../../src/projections/rows.ts';
import { Breadcrumbs } from '../parts/breadcrumbs.tsx';
import { Day } from '../parts/date.tsx';
import { Pages, type Paging } from '../parts/paging.tsx';
import { SyntheticMark } from '../parts/synthetic-mark.tsx';
import { link, useReading } from '../reading.ts';
import { number } from '../words/numbers.ts';

export type CommentLine = {
  row: CommentRow;
  submittedOn: string;
  standing: Standing;
  /** The name of the department that has it. */
  department: string | undefined;
  answeredOn: string | undefined;
  /** Working days; unknown where the table does not cover them. */
  took: number | 'unknown' | undefined;
};
export type CommentListProps = {
  title: string;
  path: string;
  /** The group's name in addresses. */
  group: string | undefined;
  lines: readonly CommentLine[];
  paging: Paging;
};

export function CommentList({ title, path, group, lines, paging }: CommentListProps) {
  const { say } = useReading();
  const words = say.commentStatistics;
  const { columns } = words.list;
  return (
    <div class="wide comment-statistics">
      <Breadcrumbs
        crumbs={[
          { name: say.nav.home, path: '/' },
          { name: words.title, path: '/comments/statistics' },
          { name: title },
        ]}
      />
      <h1>{title}</h1>
      {lines.length === 0 ? (
        <p class="empty">{words.list.none}</p>
      ) : (
        <>
          <p class="lead">{words.list.lead(number(paging.total))}</p>
          <table class="statistics-table statistics-list">
            <thead>
              <tr>
                {Object.values(columns).map((head) => (
                  <th scope="col">{head}</th>
                ))}
              </tr>
            </thead>
            <tbody>
              {lines.map((line) => (
                <Line line={line} />
              ))}
            </tbody>
          </table>
          <Pages paging={paging} path={path} query={group === undefined ? [] : [['in', group]]} />
        </>
      )}
    </div>
  );
}

function Line({ line: { row, submittedOn, standing, department, answeredOn, took } }: { line: CommentLine }) {
  const reading = useReading();
  const { say } = reading;
  const words = say.commentStatistics;
  const { columns } = words.list;
  const grounds: Readonly<Record<string, string>> = say.comments.declined;
  return (
    <tr>
      <th scope="row">
        <a href={link(reading, `/events/${row.submitted.position}`)}>
          {say.comments.kinds[row.kind]} · {words.list.record(number(row.submitted.position))}
        </a>
        <SyntheticMark when={row.synthetic} />
      </th>
      <td data-label={columns.submitted}>
        <Day day={submittedOn} />
      </td>
      <td data-label={columns.standing}>
        {words.measures[standing]}
        {standing === 'declined' && row.declined && (
          <span class="quiet">{grounds[row.declined.reason] ?? row.declined.reason}</span>
        )}
      </td>
      <td data-label={columns.department}>
        {department === undefined ? <Nothing /> : <bdi>{department}</bdi>}
      </td>
      <td data-label={columns.answerBy}>
        {row.answerBy === undefined ? <Nothing /> : <Day day={row.answerBy} />}
      </td>
      <td data-label={columns.answered}>
        {answeredOn === undefined ? <Nothing /> : <Day day={answeredOn} />}
      </td>
      <td data-label={columns.took}>
        {took === undefined ? (
          <Nothing />
        ) : took === 'unknown' ? (
          <span title={words.cannotTellWhy}>{words.cannotTell}</span>
        ) : (
          words.days(number(took))
        )}
      </td>
    </tr>
  );
}

function Nothing() {
  return <span class="nothing">{useReading().say.commentStatistics.noShare}</span>;
}
