/** `/staff/access-log`: one line an opening, newest first. */
import { Breadcrumbs } from '../parts/breadcrumbs.tsx';
import { Instant } from '../parts/date.tsx';
import { link, useReading } from '../reading.ts';

export type AccessLine = {
  id: number;
  at: string;
  name: string;
  user: string;
  action: string;
  subject: string;
  subjectName?: string;
};
export type AccessLogProps = {
  lines: readonly AccessLine[];
  /** Whose alone are shown. */
  by: { id: string; name: string } | undefined;
  /** Lines before this one are older. */
  older: number | undefined;
};

export function AccessLog({ lines, by, older }: AccessLogProps) {
  const reading = useReading();
  const words = reading.say.staff.accessLog;
  const own = by ? ([['by', by.id]] as const) : [];
  return (
    <div class="wide staff-page">
      <Breadcrumbs crumbs={[{ name: reading.say.staff.title, path: '/staff' }, { name: words.title }]} />
      <h1>{words.title}</h1>
      <p class="lead">{words.lead}</p>
      {by && (
        <p>
          {words.of(by.name)} · <a href={link(reading, '/staff/access-log')}>{words.all}</a>
        </p>
      )}
      {lines.length === 0 ? (
        <div class="empty">
          <h2>{words.none}</h2>
          <p>{words.noneText}</p>
        </div>
      ) : (
        <Lines lines={lines} />
      )}
      {older !== undefined && (
        <p class="actions">
          <a class="button" href={link(reading, '/staff/access-log', [...own, ['before', String(older)]])}>
            {words.older}
          </a>
        </p>
      )}
    </div>
  );
}

function Lines({ lines }: Pick<AccessLogProps, 'lines'>) {
  const reading = useReading();
  const words = reading.say.staff.accessLog;
  return (
    <div class="table-scroll">
      <table class="staff-table">
        <thead>
          <tr>
            <th scope="col">{words.at}</th>
            <th scope="col">{words.who}</th>
            <th scope="col">{words.action}</th>
            <th scope="col">{words.subject}</th>
          </tr>
        </thead>
        <tbody>
          {lines.map(({ at, name, user, action, subject, subjectName }) => (
            <tr>
              <td>
                <Instant instant={at} />
              </td>
              <td data-label={words.who}>
                <a href={link(reading, '/staff/access-log', [['by', user]])}>
                  <bdi>{name}</bdi>
                </a>
              </td>
              <td data-label={words.action}>{words.actions[action] ?? action}</td>
              <td data-label={words.subject}>
                {action === 'waiting.removed' ? (
                  <>
                    {words.comment} {subject.slice(0, 8)}
                  </>
                ) : action === 'waiting.opened' ? (
                  <a href={link(reading, `/staff/waiting/${subject}`)}>
                    {words.comment} {subject.slice(0, 8)}
                  </a>
                ) : subjectName === undefined ? (
                  <a href={link(reading, `/staff/comments/${subject}`)}>
                    {words.comment} {subject.slice(0, 8)}
                  </a>
                ) : (
                  <a href={link(reading, `/staff/accounts/${subject}`)}>
                    <bdi>{subjectName}</bdi>
                  </a>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
