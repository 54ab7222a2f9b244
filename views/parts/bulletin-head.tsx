import type { Bulletin } from '../../src/http/pages/bulletins.ts';
import type { PlanRow } from '../../src/projections/rows.ts';
import { link, useReading } from '../reading.ts';
import { number } from '../words/numbers.ts';
import { Day } from './date.tsx';
import { Fact } from './document-facts.tsx';
import { OwnWords } from './own-words.tsx';
import { ReceiptLink } from './receipt.tsx';
import { SyntheticMark } from './synthetic-mark.tsx';
import { Title } from './title.tsx';

/** The title block: whose bulletin, of which year, under which number, of which day. Nothing is invented. */
export function BulletinHead({
  plan,
  year,
  bulletin,
}: {
  plan: PlanRow;
  year: string;
  bulletin: Bulletin | undefined;
}) {
  const { say } = useReading();
  const words = say.years;
  return (
    <header class="bulletin-head">
      <p class="of">
        <Title text={plan.title} />
      </p>
      <h1>
        {words.of(year)}
        {bulletin === undefined && <span class="stamp">{words.stamp}</span>}
        <SyntheticMark when={bulletin?.synthetic} />
      </h1>
      {bulletin && <Facts bulletin={bulletin} />}
    </header>
  );
}

function Facts({ bulletin }: { bulletin: Bulletin }) {
  const reading = useReading();
  const { say } = reading;
  const words = say.years;
  const { issued, issuedOn, position, day, replaces } = bulletin;
  const record = (at: number) => (
    <>
      <a href={link(reading, `/events/${at}`)}>{say.indicator.record(number(at))}</a>{' '}
      <ReceiptLink position={at} />
    </>
  );
  return (
    <dl class="facts">
      <Fact
        name={words.issuer}
        value={
          issued.by.office ? (
            <OwnWords text={issued.by.office} />
          ) : (
            (say.roles[issued.by.role] ?? issued.by.role)
          )
        }
      />
      <Fact name={words.issuedOn} value={<Day day={issuedOn} />} />
      <Fact name={words.number} value={record(issued.position)} />
      <Fact name={words.frozenAt} value={record(position)} />
      <Fact name={words.judgedOn} value={<Day day={day} />} />
      {replaces.length > 0 && (
        <Fact
          name={words.replaces}
          value={replaces.map((at, index) => (
            <>
              {index > 0 && say.listComma}
              {record(at)}
            </>
          ))}
        />
      )}
    </dl>
  );
}
