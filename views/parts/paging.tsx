import { link, type Query, useReading } from '../reading.ts';
import { number } from '../words/numbers.ts';
import { sameList } from './list-form.tsx';

export type Paging = {
  /** From 1. */
  page: number;
  pages: number;
  /** Whether all lines were asked for. */
  all: boolean;
  /** Lines before the first one shown. */
  begin: number;
  shown: number;
  total: number;
};

/** Links to the pages of a list: the neighbours, the first and the last, and all at once. */
export function Pages({
  paging,
  path,
  query,
  inPlace = false,
}: {
  paging: Paging;
  path: string;
  query: Query;
  /** Whether they stand in the results of a list, whose place what comes can take. */
  inPlace?: boolean;
}) {
  const reading = useReading();
  const { say } = reading;
  const { page, pages, all } = paging;
  if (pages === 1 && !all) return null;
  const of = query.filter(([name]) => name !== 'page' && name !== 'per');
  const to = (n: number) => link(reading, path, n === 1 ? of : [...of, ['page', String(n)]]);
  return (
    <nav class="pages" aria-label={say.lists.pages} {...(inPlace && sameList)}>
      {page > 1 && (
        <a rel="prev" href={to(page - 1)}>
          {say.lists.previous}
        </a>
      )}
      {pages > 1 && (
        <ol>
          {nearby(page, pages).map((n) => (
            <li>
              {n === null ? (
                <span aria-hidden="true">…</span>
              ) : (
                <a
                  href={to(n)}
                  aria-label={say.lists.page(number(n))}
                  aria-current={n === page ? 'page' : undefined}
                >
                  {number(n)}
                </a>
              )}
            </li>
          ))}
        </ol>
      )}
      {page < pages && (
        <a rel="next" href={to(page + 1)}>
          {say.lists.next}
        </a>
      )}
      {all ? (
        <a href={to(1)}>{say.lists.byPage}</a>
      ) : (
        <a href={link(reading, path, [...of, ['per', 'all']])}>{say.lists.all(number(paging.total))}</a>
      )}
    </nav>
  );
}

/** First, last, and those next to the present one; null where some are left out. */
function nearby(page: number, pages: number): (number | null)[] {
  const wanted = [1, page - 1, page, page + 1, pages].filter((n) => n >= 1 && n <= pages);
  const sorted = [...new Set(wanted)].sort((a, b) => a - b);
  return sorted.flatMap((n, index) => {
    const before = sorted[index - 1];
    return before !== undefined && n - before > 1 ? [null, n] : [n];
  });
}
