import type { SearchProps } from '../pages/search.tsx';
import { link, useReading } from '../reading.ts';

/** What can be searched, and words out of the plan to begin with. */
export function SearchEmpty({ asked, facets, plans, examples }: SearchProps) {
  const reading = useReading();
  const { say } = reading;
  if (plans.length === 0) return <p class="empty">{say.search.nothingYet}</p>;
  const kept = asked.plan === undefined ? [] : [['plan', asked.plan] as const];
  return (
    <div class="search-empty">
      <h2>{say.search.emptyTitle}</h2>
      <dl>
        {facets.kinds.map(({ value }) => (
          <div>
            <dt>{say.search.kinds[value]}</dt>
            <dd>{say.search.empty[value]}</dd>
          </div>
        ))}
      </dl>
      {examples.length > 0 && (
        <>
          <h2>{say.search.examples}</h2>
          <ul class="examples">
            {examples.map((words) => (
              <li>
                <a href={link(reading, '/search', [['q', words], ...kept])}>
                  <bdi>{words}</bdi>
                </a>
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}
