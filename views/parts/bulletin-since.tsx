import type { TargetAccount } from '../../src/domain/account.ts';
import type { Bulletin } from '../../src/http/pages/bulletins.ts';
import type { Otherwise, Since } from '../pages/year.tsx';
import { link, useReading } from '../reading.ts';
import type { Names } from '../words/names.ts';
import { number } from '../words/numbers.ts';
import { EventLine } from './event-line.tsx';
import { State } from './state.tsx';
import { TargetName } from './target-name.tsx';

/** Whether the bulletin can be computed again, and what was corrected after it was issued. */
export function BulletinSince({
  bulletin,
  since,
  targets,
  names,
}: {
  bulletin: Bulletin;
  since: Since;
  targets: ReadonlyMap<string, TargetAccount>;
  names: Names;
}) {
  const reading = useReading();
  const { say } = reading;
  const words = say.years;
  const { records, differing, corrected } = since;
  const then = { ...reading, moment: { ...reading.moment, asked: askedOf(bulletin) } };
  return (
    <section class="since" id="since">
      <h2>{words.since(number(records.length))}</h2>
      <p>
        {differing.length === 0
          ? words.recomputed(number(bulletin.lines.length))
          : words.recomputedNot(number(differing.length), number(bulletin.lines.length))}{' '}
        <a href={link(then, reading.plan ? `/plans/${reading.plan.plan}` : '/')}>{words.seeThen}</a>
      </p>
      <Others lines={differing} targets={targets} />
      {records.length === 0 ? (
        <p>{words.sinceNone}</p>
      ) : (
        <>
          <p>
            {words.sinceLead}{' '}
            {corrected.length === 0 ? words.sinceSame : words.sinceOther(number(corrected.length))}
          </p>
          <Others lines={corrected} targets={targets} />
          <details>
            <summary>{words.sinceRecords(number(records.length))}</summary>
            <ol class="ledger">
              {records.map((event) => (
                <EventLine event={event} names={names} />
              ))}
            </ol>
          </details>
        </>
      )}
    </section>
  );
}

/** The portal as the bulletin saw it. */
const askedOf = ({ position, day }: Bulletin) => ({ at: String(position), day });

function Others({
  lines,
  targets,
}: {
  lines: readonly Otherwise[];
  targets: ReadonlyMap<string, TargetAccount>;
}) {
  const { say } = useReading();
  if (lines.length === 0) return null;
  return (
    <ul class="otherwise">
      {lines.map(({ id, issued, now }) => (
        <li>
          <TargetName id={id} target={targets.get(id)} />{' '}
          <span>
            <State state={issued} /> {say.told.arrow} <State state={now} />
          </span>
        </li>
      ))}
    </ul>
  );
}
