import type { Observation } from '../../events/figure.ts';
import type { EventData } from '../../events/index.ts';
import type { Recorded } from '../../src/projections/projection.ts';
import { link, useReading } from '../reading.ts';
import { period } from '../words/dates.ts';
import { departmentName, indicatorName, type Names } from '../words/names.ts';
import { number } from '../words/numbers.ts';
import { DayOf } from './date.tsx';
import { FigureValue } from './figure-value.tsx';
import { OwnWords } from './own-words.tsx';
import { ReceiptLink } from './receipt.tsx';
import { SyntheticMark } from './synthetic-mark.tsx';

export type Correction = Recorded & { type: 'figure.corrected'; data: EventData<'figure.corrected'> };

/** The newest corrections: the old value struck through, the new one, and why. Nothing where there are none. */
export function Corrections({
  plan,
  corrections,
  names,
}: {
  plan: string;
  corrections: readonly Correction[];
  names: Names;
}) {
  const reading = useReading();
  const words = reading.say.site.overview;
  if (corrections.length === 0) return null;
  const all = [
    ['type', 'figure.corrected'],
    ['subject', `plan/${plan}`],
  ] as const;
  return (
    <section aria-labelledby="corrections">
      <h2 id="corrections">{words.corrections}</h2>
      <p class="quiet">{words.correctionsLead}</p>
      <ol class="ledger">
        {corrections.map((correction) => (
          <Line correction={correction} names={names} />
        ))}
      </ol>
      <p class="more">
        <a href={link(reading, '/events', all)}>{words.allCorrections}</a>
      </p>
    </section>
  );
}

function Line({ correction: { data, ...event }, names }: { correction: Correction; names: Names }) {
  const reading = useReading();
  const { say, language } = reading;
  const { plan, indicator, scope } = data;
  const unit = names.indicators.get(`${plan}/${indicator}`)?.unit ?? '';
  const office = event.actoroffice && departmentName(names, plan, event.actoroffice);
  return (
    <li class="event-line correction">
      <a class="position" href={link(reading, `/events/${event.position}`)}>
        {number(event.position)}
      </a>
      <div>
        <p>
          <a class="about" href={link(reading, `/plans/${plan}/indicators/${indicator}`)}>
            <OwnWords text={indicatorName(names, plan, indicator)} />
          </a>
          {scope !== undefined && <bdi>{say.bracket(scope)}</bdi>} {period(data.period, language)}{' '}
          <span class="change">
            <del>
              <FigureValue observation={valueAlone(data.old)} unit="" />
            </del>
            {say.told.arrow}
            <ins>
              <FigureValue observation={valueAlone(data.new)} unit={unit} />
            </ins>
          </span>
          <SyntheticMark when={data.synthetic} />
        </p>
        <p class="reason">
          {say.site.overview.reason}
          {say.colon}
          <bdi>{data.reason}</bdi>
        </p>
        <p class="quiet">
          <bdi>{office || (say.roles[event.actorrole] ?? event.actorrole)}</bdi>
          {' · '}
          <DayOf instant={event.time} />
          <ReceiptLink position={event.position} after=" · " />
        </p>
      </div>
    </li>
  );
}

/** A line has no room for numerator and denominator; the record has. */
const valueAlone = ({ numerator: _, denominator: __, ...observation }: Observation): Observation =>
  observation;
