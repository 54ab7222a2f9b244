import type { HolidayYear } from '../../../src/domain/workdays.ts';
import { useReading } from '../../reading.ts';
import { OwnWords } from '../own-words.tsx';

/** What each term means, and by which notices working days are counted. */
export function StatisticsTerms({ holidays }: { holidays: readonly HolidayYear[] }) {
  const { say } = useReading();
  const words = say.commentStatistics;
  return (
    <section aria-labelledby="terms">
      <h2 id="terms">{words.terms}</h2>
      <dl class="statistics-terms">
        {words.definitions.map(([term, meaning]) => (
          <div>
            <dt>{term}</dt>
            <dd>{meaning}</dd>
          </div>
        ))}
        <div>
          <dt>{words.workdays}</dt>
          <dd>
            <p>{words.workdaysLead(holidays.map(({ year }) => year).join(say.listComma))}</p>
            <ul lang="zh-CN">
              {holidays.flatMap(({ sources }) =>
                sources.map(({ title, number }) => (
                  <li>
                    <OwnWords text={words.notice(title, number)} />
                  </li>
                )),
              )}
            </ul>
          </dd>
        </div>
      </dl>
    </section>
  );
}
