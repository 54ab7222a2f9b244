import type { DepartmentRow } from '../../src/projections/rows.ts';
import { link, useReading } from '../reading.ts';
import { date } from '../words/dates.ts';
import { number } from '../words/numbers.ts';
import { DepartmentLink, DepartmentLinks } from './department-links.tsx';
import { OwnWords } from './own-words.tsx';

/** One merger, as one record tells it. */
export type Merger = {
  position: number;
  on: string;
  note: string | undefined;
  before: readonly string[];
  after: string;
};

/** Who became part of whom, on which day, by which record. */
export function Mergers({
  mergers,
  departments,
  plan,
}: {
  mergers: readonly Merger[];
  departments: readonly DepartmentRow[];
  plan: string;
}) {
  const reading = useReading();
  const { say, language } = reading;
  return (
    <ol class="ledger">
      {mergers.map(({ position, on, note, before, after }) => (
        <li class="event-line">
          <a class="position" href={link(reading, `/events/${position}`)}>
            {number(position)}
          </a>
          <div>
            <p>
              <time datetime={on}>{date(on, language)}</time>
              {say.departments.on}
              <DepartmentLinks ids={before} departments={departments} plan={plan} />
              {say.departments.became}
              <DepartmentLink id={after} departments={departments} plan={plan} />
            </p>
            {note !== undefined && (
              <p class="quiet">
                <OwnWords text={note} />
              </p>
            )}
          </div>
        </li>
      ))}
    </ol>
  );
}
