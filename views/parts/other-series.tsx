import type { BaselineRow, ReferenceRow } from '../../src/projections/rows.ts';
import { link, useReading } from '../reading.ts';
import { period } from '../words/dates.ts';
import { number, quantity } from '../words/numbers.ts';
import { ReceiptLink } from './receipt.tsx';
import { SourceOf } from './source.tsx';
import { SyntheticMark } from './synthetic-mark.tsx';

/** Figures of others that targets are measured against. */
export function References({
  rows,
  names,
}: {
  rows: readonly ReferenceRow[];
  names: ReadonlyMap<string, string>;
}) {
  const { say } = useReading();
  if (rows.length === 0) return null;
  return (
    <section>
      <h2>{say.indicator.references}</h2>
      <ul class="series">
        {rows.map((row) => (
          <Line row={row} name={names.get(row.reference) ?? row.reference} position={row.reported.position} />
        ))}
      </ul>
    </section>
  );
}

/** Values that changes are counted from. */
export function Baselines({ rows }: { rows: readonly BaselineRow[] }) {
  const { say } = useReading();
  if (rows.length === 0) return null;
  return (
    <section>
      <h2>{say.indicator.baselines}</h2>
      <ul class="series">
        {rows.map((row) => (
          <Line row={row} name={say.indicator.baseline} position={row.set.position} />
        ))}
      </ul>
    </section>
  );
}

function Line({ row, name, position }: { row: ReferenceRow | BaselineRow; name: string; position: number }) {
  const reading = useReading();
  const { say, language } = reading;
  return (
    <li>
      <bdi>{name}</bdi> {row.period && period(row.period, language)}{' '}
      <span class="value">{quantity(row.value, row.unit)}</span>
      <SyntheticMark when={row.synthetic} />{' '}
      <a class="quiet" href={link(reading, `/events/${position}`)}>
        {say.indicator.record(number(position))}
      </a>{' '}
      <ReceiptLink position={position} />
      <p class="quiet">
        <SourceOf source={row.source} />
        {row.note && <span dir="auto"> {row.note}</span>}
      </p>
    </li>
  );
}
