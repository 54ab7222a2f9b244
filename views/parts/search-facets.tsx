import type { SearchProps } from '../pages/search.tsx';
import { link, type Query, useReading } from '../reading.ts';
import { number } from '../words/numbers.ts';

type Choice = { name: string; count: number; query: Query; isChosen: boolean; more?: boolean };

/** How many were found of each kind, family and plan: each a link that shows them alone. */
export function SearchFacets({ asked, facets, more, plans }: SearchProps) {
  const { say } = useReading();
  const { q, kind, plan, family } = asked;
  const of = (query: Record<string, string | undefined>): Query =>
    Object.entries({ q, ...query }).flatMap(([name, value]) => (value ? [[name, value] as const] : []));
  const all = facets.kinds.reduce((sum, { count }) => sum + count, 0);
  const events = facets.kinds.find(({ value }) => value === 'event')?.count ?? 0;
  const kinds: Choice[] = [
    { name: say.search.all, count: all, query: of({ plan }), isChosen: kind === undefined, more },
    ...facets.kinds.map(({ value, count }) => ({
      name: say.search.kinds[value],
      count,
      query: of({ kind: value, plan }),
      isChosen: kind === value,
      more: more && value === 'event',
    })),
  ];
  const families: Choice[] = [
    {
      name: say.search.everyFamily,
      count: events,
      query: of({ kind: 'event', plan }),
      isChosen: family === undefined,
      more,
    },
    ...facets.families.map(({ value, count }) => ({
      name: say.families[value] ?? value,
      count,
      query: of({ kind: 'event', family: value, plan }),
      isChosen: family === value,
    })),
  ];
  const everyPlan = { name: say.search.everyPlan, query: of({ kind, family }), isChosen: plan === undefined };
  return (
    <>
      <Facet label={say.search.byKind} choices={kinds} name="kinds" />
      {kind === 'event' && facets.families.length > 0 && (
        <Facet label={say.search.byFamily} choices={families} name="families" />
      )}
      {plans.length > 1 && (
        <Facet
          label={say.search.byPlan}
          name="plans"
          choices={[
            everyPlan,
            ...facets.plans.map(({ value, count }) => ({
              name: plans.find((row) => row.plan === value)?.shortTitle ?? value,
              count,
              query: of({ kind, family, plan: value }),
              isChosen: plan === value,
            })),
          ]}
        />
      )}
    </>
  );
}

/** A choice of nothing is no link. */
function Facet({
  label,
  name,
  choices,
}: {
  label: string;
  name: string;
  choices: readonly (Omit<Choice, 'count'> & { count?: number })[];
}) {
  const reading = useReading();
  const { say } = reading;
  return (
    <nav class={`search-facets ${name}`} aria-label={label}>
      <ul>
        {choices.map(({ name: words, count, query, isChosen, more }) => {
          const text = (
            <>
              <bdi>{words}</bdi>{' '}
              {count !== undefined && (
                <span class="count">{say.search.some(number(count), more ?? false)}</span>
              )}
            </>
          );
          return (
            <li>
              {count === 0 && !isChosen ? (
                <span class="nothing">{text}</span>
              ) : (
                <a href={link(reading, '/search', query)} aria-current={isChosen ? 'true' : undefined}>
                  {text}
                </a>
              )}
            </li>
          );
        })}
      </ul>
    </nav>
  );
}
