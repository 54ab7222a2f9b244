/** 留言选登: what is published, where every comment stands, and how many are shown without their text, and why. */
import type { CommentTextState } from '../../src/domain/public-comment.ts';
import { Breadcrumbs } from '../parts/breadcrumbs.tsx';
import { type CommentLine, CommentList } from '../parts/comment-list.tsx';
import { CommentLink } from '../parts/comment-subject.tsx';
import { type Choice, Input, Select } from '../parts/field.tsx';
import { Count, ListForm } from '../parts/list-form.tsx';
import { Pages, type Paging } from '../parts/paging.tsx';
import { ProblemNote } from '../parts/problem-note.tsx';
import { link, type Query, useReading } from '../reading.ts';
import { number } from '../words/numbers.ts';

export type BoardField = 'kind' | 'state' | 'text' | 'department' | 'about' | 'month' | 'measure';
export type CommentsProps = {
  path: string;
  values: { readonly [name in BoardField | 'q']?: string | undefined };
  /** All comments, and not only those that are published. */
  everything: boolean;
  choices: Record<'kind' | 'state' | 'department' | 'month', readonly Choice[]>;
  /** Filters that other pages set, in words: what it is about, what it is counted as. */
  chosen: readonly { field: BoardField; value: string; name: string }[];
  unknown: readonly { field: BoardField; value: string }[];
  lines: readonly CommentLine[];
  paging: Paging;
  /** By the other filters. */
  found: { published: number; all: number };
  /** Whatever is asked for. */
  received: number;
  withheld: readonly { text: CommentTextState; count: number }[];
  query: Query;
};

export function Comments(props: CommentsProps) {
  const { say } = useReading();
  const { received, lines, found } = props;
  return (
    <div class="wide comments-page">
      <Breadcrumbs crumbs={[{ name: say.nav.home, path: '/' }, { name: say.board.title }]} />
      <h1>{say.board.title}</h1>
      <p class="lead">{say.board.lead}</p>
      <p class="actions">
        <CommentLink />
      </p>
      {received === 0 ? (
        <p class="empty">{say.board.nothingYet}</p>
      ) : (
        <>
          <Form {...props} />
          <Count>
            {say.board.count(number(props.everything ? found.all : found.published), number(received))}
          </Count>
          <div id="results">
            <Tabs {...props} />
            {props.unknown.map(({ field, value }) => (
              <ProblemNote>
                <bdi>{say.filters.unknown(say.board.filters[field], value)}</bdi>
              </ProblemNote>
            ))}
            {lines.length === 0 ? <Nothing {...props} /> : <CommentList lines={lines} />}
            <Pages paging={props.paging} path={props.path} query={props.query} inPlace />
          </div>
          <Withheld {...props} />
        </>
      )}
    </div>
  );
}

function Form({ path, values, choices, chosen }: CommentsProps) {
  const { say } = useReading();
  const { filters } = say.board;
  const select = (name: keyof typeof choices) => (
    <Select
      name={name}
      label={filters[name]}
      any={say.filters.any}
      choices={choices[name]}
      value={values[name]}
    />
  );
  return (
    <>
      <ListForm path={path}>
        <Input name="q" label={say.filters.words} hint={say.board.wordsHint} value={values.q} />
        {select('kind')}
        {select('state')}
        {select('department')}
        {select('month')}
        {(['text', 'about', 'measure'] as const).map(
          (name) => values[name] !== undefined && <input type="hidden" name={name} value={values[name]} />,
        )}
      </ListForm>
      {chosen.length > 0 && (
        <p class="chosen">
          {say.board.chosen}
          {say.colon}
          {chosen.map(({ field, name }) => (
            <span>
              {say.board.filters[field]} <bdi>{name}</bdi>
            </span>
          ))}
        </p>
      )}
    </>
  );
}

const PAGING = ['text', 'page', 'per'];

function Tabs({ path, query, everything, found, values }: CommentsProps) {
  const reading = useReading();
  const { say } = reading;
  const others = query.filter(([name]) => !PAGING.includes(name));
  const tabs = [
    { id: 'published', name: say.board.selected, count: found.published, of: [], on: !everything },
    {
      id: 'all',
      name: say.board.everything,
      count: found.all,
      of: [['text', 'all'] as const],
      on: values.text === 'all',
    },
  ];
  return (
    <ul class="facets" aria-label={say.board.tabs}>
      {tabs.map(({ id, name, count, of, on }) => (
        <li>
          <a
            id={`tab-${id}`}
            href={link(reading, path, [...others, ...of])}
            aria-current={on ? 'true' : undefined}
          >
            {name} <span class="n">{number(count)}</span>
          </a>
        </li>
      ))}
    </ul>
  );
}

function Nothing({ path, query, everything, found, unknown }: CommentsProps) {
  const reading = useReading();
  const { say } = reading;
  if (unknown.length > 0) return null;
  if (everything || found.all === 0) return <p class="empty">{say.board.none}</p>;
  const others = query.filter(([name]) => !PAGING.includes(name));
  return (
    <p class="empty">
      {say.board.noneSelected}{' '}
      <a href={link(reading, path, [...others, ['text', 'all']])}>{say.board.seeAll(number(found.all))}</a>
    </p>
  );
}

/** How many are not published, each under its reason: a link to them. */
function Withheld({ path, withheld }: CommentsProps) {
  const reading = useReading();
  const { say } = reading;
  return (
    <section class="withheld-numbers">
      <h2>{say.board.whyTitle}</h2>
      {withheld.length === 0 ? (
        <p class="quiet">{say.board.whyNone}</p>
      ) : (
        <>
          <p class="quiet">{say.board.whyLead}</p>
          <ul class="numbers">
            {withheld.map(({ text, count }) => (
              <li>
                <a href={link(reading, path, [['text', text]])}>
                  <span class="n">{number(count)}</span> {say.board.texts[text]}
                </a>
              </li>
            ))}
          </ul>
        </>
      )}
      <p>
        <a href={link(reading, '/comments/statistics')}>{say.commentStatistics.title}</a>
      </p>
    </section>
  );
}
