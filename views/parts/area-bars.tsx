import { link, useReading } from '../reading.ts';
import { number } from '../words/numbers.ts';
import { OwnWords } from './own-words.tsx';
import { StateBar, type StateCounts, total } from './state-bar.tsx';

export type AreaCounts = { id: string; name: string; counts: StateCounts };

/** Each area of the plan with its own small bar. */
export function AreaBars({ plan, areas }: { plan: string; areas: readonly AreaCounts[] }) {
  const reading = useReading();
  const { say } = reading;
  return (
    <section class="by-area" aria-labelledby="areas">
      <h2 id="areas">{say.plan.areas}</h2>
      <ul class="areas">
        {areas.map((area) => (
          <li>
            <a href={link(reading, `/plans/${plan}/indicators`, [['area', area.id]])}>
              <OwnWords text={area.name} />
            </a>
            <p class="quiet">{say.site.overview.areaCount(number(total(area.counts)))}</p>
            <StateBar counts={area.counts} />
          </li>
        ))}
      </ul>
    </section>
  );
}
