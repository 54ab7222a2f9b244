import type { FigureRow } from '../../src/projections/rows.ts';
import { link, useReading } from '../reading.ts';
import { period } from '../words/dates.ts';
import { number } from '../words/numbers.ts';
import { Day } from './date.tsx';
import { FigureValue } from './figure-value.tsx';
import { ReceiptLink } from './receipt.tsx';
import { SourceOf } from './source.tsx';
import { SyntheticMark } from './synthetic-mark.tsx';

/** The figures by period, newest first: value and standing, then source and what became of it. */
export function FiguresTable({ figures }: { figures: readonly FigureRow[] }) {
  const { say } = useReading();
  return (
    <div class="table-scroll">
      <table class="figures">
        <thead>
          <tr>
            <th scope="col">{say.indicator.period}</th>
            <th scope="col" class="number">
              {say.indicator.value}
            </th>
            <th scope="col">{say.indicator.status}</th>
            <th scope="col">{say.indicator.source}</th>
          </tr>
        </thead>
        <tbody>
          {figures.map((figure) => (
            <FigureLine figure={figure} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function FigureLine({ figure }: { figure: FigureRow }) {
  const reading = useReading();
  const { say, language } = reading;
  const ended = figure.state === 'returned' || figure.state === 'withdrawn';
  const Last = ended ? 'del' : 'span';
  // The records that say the values: the report the first, each correction the next.
  const said = [figure.reported, ...figure.corrections].map(({ position }) => position);
  return (
    <tr class={ended ? 'ended' : undefined}>
      <th scope="row">
        {period(figure.period, language)}
        {figure.scope && (
          <span class="quiet">
            <bdi>{figure.scope}</bdi>
          </span>
        )}
      </th>
      <td class="number">
        {figure.corrections.map(({ old }, index) => (
          <del data-record={said[index]} data-shown="value">
            <FigureValue observation={old} unit={figure.unit} />
          </del>
        ))}
        <Last data-record={said.at(-1)} data-shown="value">
          <FigureValue observation={figure} unit={figure.unit} />
        </Last>
        <SyntheticMark when={figure.synthetic} />
      </td>
      <td>
        <span class={`figure-state ${figure.state}`}>{say.indicator.figureStates[figure.state]}</span>{' '}
        <a class="quiet" href={link(reading, `/events/${lastPosition(figure)}`)}>
          {say.indicator.record(number(lastPosition(figure)))}
        </a>{' '}
        <ReceiptLink position={lastPosition(figure)} />
      </td>
      <td>
        <SourceOf source={figure.source} />
        {figure.statedOn && (
          <span class="quiet">
            {say.indicator.statedBefore}
            <Day day={figure.statedOn} />
            {say.indicator.statedAfter}
          </span>
        )}
        <Remarks figure={figure} />
      </td>
    </tr>
  );
}

/** Notes, places, evidence, and why it was corrected, returned or withdrawn. */
function Remarks({ figure }: { figure: FigureRow }) {
  const reading = useReading();
  const { say } = reading;
  return (
    <>
      {figure.note && <span dir="auto">{figure.note}</span>}
      {figure.places && figure.places.length > 0 && (
        <span>
          {say.indicator.places}
          {say.colon}
          <bdi>{figure.places.join(say.listComma)}</bdi>
        </span>
      )}
      {figure.evidence?.map(({ name, sha256 }) => (
        <span class="quiet">
          {say.indicator.evidence}
          {say.colon}
          <bdi>{name}</bdi> SHA-256 <code>{sha256.slice(0, 16)}…</code>
        </span>
      ))}
      {figure.corrections.map(({ reason, kind, position }) => (
        <span>
          <a href={link(reading, `/events/${position}`)}>{say.indicator.corrected}</a>
          {say.bracket(say.indicator.correctionKinds[kind] ?? kind)}
          {say.colon}
          <bdi>{reason}</bdi> <ReceiptLink position={position} />
        </span>
      ))}
      {figure.ended && (
        <span>
          {say.indicator.reason}
          {say.colon}
          <bdi>{figure.ended.reason}</bdi>
        </span>
      )}
      {figure.earlier.length > 0 && (
        <span class="quiet">
          {say.indicator.earlier}
          {say.colon}
          {figure.earlier.map((position, index) => (
            <>
              {index > 0 && say.listComma}
              <a href={link(reading, `/events/${position}`)}>{say.indicator.record(number(position))}</a>{' '}
              <ReceiptLink position={position} />
            </>
          ))}
        </span>
      )}
    </>
  );
}

/** The record that gave the figure its present standing. */
const lastPosition = ({ ended, verified, corrections, reported }: FigureRow): number =>
  Math.max(...[reported, ...corrections, verified, ended].map((act) => act?.position ?? -1));
