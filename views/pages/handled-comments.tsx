/** 留言办理: the queue of those who handle comments. */
import type { PublicComment } from '../../src/domain/public-comment.ts';
import type { QueueQuery, QueueState, UnknownValue } from '../../src/http/handling/queue.ts';
import { Breadcrumbs } from '../parts/breadcrumbs.tsx';
import { type Choice, Input, Select } from '../parts/field.tsx';
import { HandledTable } from '../parts/handling/handled-table.tsx';
import { KeptFields } from '../parts/kept-fields.tsx';
import { Pages, type Paging } from '../parts/paging.tsx';
import { ProblemNote } from '../parts/problem-note.tsx';
import { link, type Query, useReading } from '../reading.ts';
import type { Subject } from '../words/comment-subject.ts';
import { number } from '../words/numbers.ts';

export type HandledLine = {
  comment: PublicComment;
  subject: Subject | undefined;
  /** Name of the department that has it. */
  department: string | undefined;
  /** As they were written, with all masked that was found; undefined where they were erased. */
  title: string | undefined;
  body: string | undefined;
  /** A reply waits for an editor. */
  isProposed: boolean;
  /** Who else has it open. */
  claim: string | undefined;
  /** Of the comment's stream, as it is shown. */
  revision: number;
};
export type HandledCommentsProps = {
  path: string;
  query: Query;
  values: QueueQuery;
  unknown: readonly UnknownValue[];
  choices: Record<'state' | 'kind' | 'department', readonly Choice[]>;
  lines: readonly HandledLine[];
  counts: readonly { state: QueueState; count: number }[];
  paging: Paging;
  mayDecline: boolean;
  /** What was done with a comment that is not theirs any more. */
  done: string | undefined;
  /** How many were declined just now. */
  declined: number | undefined;
  /** All that can be ticked are. */
  chosen: boolean;
  /** How many wait outside the log, and drafts of comments that have gone on: where whoever reads this may see them. */
  beside: { waiting?: number; drafts?: number };
};

export function HandledComments(props: HandledCommentsProps) {
  const { path, query, unknown, lines, paging, done, declined, mayDecline } = props;
  const reading = useReading();
  const { say } = reading;
  const words = say.handling;
  const canChoose = mayDecline && lines.some(({ comment }) => comment.state === 'waiting');
  return (
    <div class="wide handling-page">
      <Breadcrumbs
        crumbs={[
          { name: say.nav.home, path: '/' },
          { name: words.home, path: '/staff' },
          { name: words.title },
        ]}
      />
      <h1>{words.title}</h1>
      <p class="lead">{words.lead}</p>
      {done !== undefined && words.detail.done[done] && (
        <p class="handling-done" role="status">
          {words.detail.done[done]}
        </p>
      )}
      {declined !== undefined && (
        <p class="handling-done" role="status">
          {words.declined(number(declined))}
        </p>
      )}
      <Beside {...props} />
      <States {...props} />
      <Filter {...props} />
      {unknown.map(({ field, value }) => (
        <ProblemNote>
          <bdi>{say.filters.unknown(words.filters[field], value)}</bdi>
        </ProblemNote>
      ))}
      <p class="count" role="status">
        {words.found(number(paging.total))}
      </p>
      {lines.length === 0 ? (
        <p class="empty">{words.none}</p>
      ) : (
        <form method="post" action={link(reading, `${path}/refusals`)}>
          {canChoose && (
            <p>
              <a href={link(reading, path, props.chosen ? query : [...query, ['choose', 'all']])}>
                {props.chosen ? say.waitingRoom.chooseNone : say.waitingRoom.chooseAll}
              </a>
            </p>
          )}
          <HandledTable lines={lines} choosable={mayDecline} chosen={props.chosen} />
          {canChoose && (
            <p class="actions">
              <button class="button" type="submit">
                {words.spam.button}
              </button>
            </p>
          )}
        </form>
      )}
      <Pages paging={paging} path={path} query={query} />
    </div>
  );
}

function Beside({ beside: { waiting = 0, drafts = 0 } }: HandledCommentsProps) {
  const reading = useReading();
  const { waitingRoom, staffDesk } = reading.say;
  if (waiting + drafts === 0) return null;
  return (
    <p>
      {waiting > 0 && <a href={link(reading, '/staff/waiting')}>{waitingRoom.waits(number(waiting))}</a>}
      {drafts > 0 && <a href={link(reading, '/staff/drafts')}>{staffDesk.drafts.link(number(drafts))}</a>}
    </p>
  );
}

/** The steps with how many comments stand in each; the other filters go along. */
function States({ path, values, counts }: HandledCommentsProps) {
  const reading = useReading();
  const words = reading.say.handling;
  const shown = counts.filter(({ state, count }) => count > 0 || state === 'open' || state === values.state);
  return (
    <nav class="facets" aria-label={words.filters.state}>
      {shown.map(({ state, count }) => (
        <a
          href={link(reading, path, state === 'open' ? [] : [['state', state]])}
          aria-current={state === values.state ? 'page' : undefined}
          class={state === 'overdue' ? 'is-overdue' : undefined}
        >
          {words.states[state]} <span class="n">{number(count)}</span>
        </a>
      ))}
    </nav>
  );
}

function Filter({ path, values, choices }: HandledCommentsProps) {
  const reading = useReading();
  const { say } = reading;
  const { filters } = say.handling;
  return (
    <form class="filter" method="get" action={path} aria-label={say.filters.title}>
      <KeptFields />
      <Select name="state" label={filters.state} choices={choices.state} value={values.state} />
      <Select
        name="kind"
        label={filters.kind}
        any={say.filters.any}
        choices={choices.kind}
        value={values.kind}
      />
      <Select
        name="department"
        label={filters.department}
        any={say.filters.any}
        choices={choices.department}
        value={values.department}
      />
      <Input name="about" label={filters.about} hint={filters.aboutHint} value={values.about} />
      <p class="filter-actions">
        <button type="submit" class="button primary">
          {say.filters.apply}
        </button>
        <a href={link(reading, path)}>{say.filters.reset}</a>
      </p>
    </form>
  );
}
