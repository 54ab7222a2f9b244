/** Search: a word, what was found of each kind, and where it leads. */
import type { EventType } from '../../events/index.ts';
import type { PlanRow } from '../../src/projections/rows.ts';
import type { Piece } from '../../src/search/highlight.ts';
import { Breadcrumbs } from '../parts/breadcrumbs.tsx';
import { FoundItem } from '../parts/found-item.tsx';
import { SearchEmpty } from '../parts/search-empty.tsx';
import { SearchFacets } from '../parts/search-facets.tsx';
import { SearchForm } from '../parts/search-form.tsx';
import { SearchNone } from '../parts/search-none.tsx';
import { link, type Query, useReading } from '../reading.ts';
import { number } from '../words/numbers.ts';

export type FoundKind = 'indicator' | 'task' | 'department' | 'text' | 'comment' | 'event';
/** `field` as events name their fields; the catalogue has its words. */
export type FoundField = { field: string; text: readonly Piece[] };
export type Found = {
  kind: FoundKind;
  /** Null for records of no plan. */
  plan: string | null;
  /** Of the indicator, task or department; a paragraph's number; an event's position. */
  id: string;
  path: string;
  /** Within the page; empty for its top. */
  fragment: string;
  /** A paragraph's is the heading that it stands under. */
  title: readonly Piece[];
  excerpts: readonly FoundField[];
  /** Of a comment: made up for a demonstration. */
  synthetic?: true | undefined;
  event?: {
    type: EventType;
    typeWords: readonly Piece[];
    says: readonly Piece[];
    time: string;
    by: readonly Piece[];
    synthetic: boolean;
  };
};
export type FoundCount<Value extends string = string> = { value: Value; count: number };

export type SearchProps = {
  asked: {
    q: string;
    /** The words as they were typed. */
    typed: readonly string[];
    kind?: FoundKind | undefined;
    plan?: string | undefined;
    family?: string | undefined;
    after?: number | undefined;
  };
  plans: readonly Pick<PlanRow, 'plan' | 'shortTitle' | 'language'>[];
  total: number;
  more: boolean;
  facets: {
    kinds: readonly FoundCount<FoundKind>[];
    families: readonly FoundCount[];
    plans: readonly FoundCount[];
  };
  groups: readonly { kind: FoundKind; found: readonly Found[]; next: number | null }[];
  /** Events 0…indexed-1 can be found, of those up to the moment; null when all of them can. */
  behind: number | null;
  /** Words to begin with, out of the plans themselves. */
  examples: readonly string[];
  /** What is wrong with what was typed: nothing was searched for. */
  problem?: string | undefined;
};

export function Search(props: SearchProps) {
  const { asked, total, more, problem } = props;
  const { say } = useReading();
  const isAsked = asked.typed.length > 0 && problem === undefined;
  const kept: Query = (['kind', 'plan', 'family'] as const).flatMap((name) => {
    const value = asked[name];
    return value === undefined ? [] : [[name, value] as const];
  });
  return (
    <div class="wide search-page">
      <Breadcrumbs crumbs={[{ name: say.nav.home, path: '/' }, { name: say.search.title }]} />
      <h1>{say.search.title}</h1>
      <SearchForm q={asked.q} kept={kept} problem={problem} />
      <p id="count" class="count" role="status">
        {isAsked && say.search.count(number(total), more && asked.kind !== 'text')}
      </p>
      <div id="results">
        {isAsked ? <Results {...props} /> : problem === undefined && <SearchEmpty {...props} />}
      </div>
    </div>
  );
}

function Results(props: SearchProps) {
  const { total, groups, behind } = props;
  const { say } = useReading();
  return (
    <>
      <SearchFacets {...props} />
      {behind !== null && (
        <p class="behind">{behind === 0 ? say.search.behindAll : say.search.behind(number(behind - 1))}</p>
      )}
      {total === 0 && <SearchNone {...props} />}
      {groups.map((group) => (
        <Group {...props} group={group} />
      ))}
    </>
  );
}

function Group({
  group,
  asked,
  facets,
  more,
  plans,
}: SearchProps & { group: SearchProps['groups'][number] }) {
  const reading = useReading();
  const { say } = reading;
  const { kind, found, next } = group;
  const count = facets.kinds.find(({ value }) => value === kind)?.count ?? 0;
  const languageOf = (id: string | null) => plans.find(({ plan }) => plan === id)?.language;
  const { q, plan, family } = asked;
  const query = (more: Record<string, string | undefined>): Query =>
    Object.entries({ q, kind, family, plan, ...more }).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, value] as const],
    );
  const isAlone = asked.kind !== undefined;
  return (
    <section class={`found-group of-${kind}`} aria-labelledby={`k-${kind}`}>
      <h2 id={`k-${kind}`}>{say.search.kinds[kind]}</h2>
      <ol class="found-list">
        {found.map((one) => (
          <FoundItem found={one} lang={languageOf(one.plan)} />
        ))}
      </ol>
      {!isAlone && next !== null && (
        <p class="more">
          <a href={link(reading, '/search', query({}))}>
            {say.search.allOf(
              say.search.kinds[kind],
              say.search.some(number(count), more && kind === 'event'),
            )}
          </a>
        </p>
      )}
      {isAlone && (next !== null || asked.after !== undefined) && (
        <nav class="paging" aria-label={say.search.kinds[kind]}>
          {asked.after !== undefined && <a href={link(reading, '/search', query({}))}>{say.search.first}</a>}
          {next !== null && (
            <a rel="next" href={link(reading, '/search', query({ after: String(next) }))}>
              {say.search.next}
            </a>
          )}
        </nav>
      )}
    </section>
  );
}
