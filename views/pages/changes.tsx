/** What changed in a plan between two moments: one sentence, then every change with where it is recorded. */
import type { Changes } from '../../src/domain/changes.ts';
import type { Side, Span } from '../../src/http/span.ts';
import type { PlanRow } from '../../src/projections/rows.ts';
import { Breadcrumbs } from '../parts/breadcrumbs.tsx';
import {
  Corrections,
  Ended,
  Evaluations,
  NewFigures,
  StateChanges,
  TargetsChanged,
} from '../parts/change-lists.tsx';
import { Fact } from '../parts/document-facts.tsx';
import { KeptFields } from '../parts/kept-fields.tsx';
import { link, type Query, useReading } from '../reading.ts';
import { changeSentence, countChanges } from '../words/changes.ts';
import { date } from '../words/dates.ts';
import { number } from '../words/numbers.ts';

export type ChangesProps = {
  plan: PlanRow;
  span: Span;
  changes: Changes;
  /** Names of indicators by id, and of targets by id: those of the later moment before those of the earlier. */
  names: { indicators: ReadonlyMap<string, string>; targets: ReadonlyMap<string, string> };
  /** The years of the plan that are over, as pairs of days. */
  years: readonly { year: string; from: string; to: string }[];
  /** Days between which the form lets one choose. */
  earliest: string;
  latest: string;
};

export function ChangesPage(props: ChangesProps) {
  const { plan, span, changes } = props;
  const { say, language } = useReading();
  const words = say.changes;
  const isSame = span.from.position === span.to.position && span.from.day === span.to.day;
  const when = words.between(date(span.from.day, language), date(span.to.day, language));
  return (
    <div class="wide changes">
      <Breadcrumbs
        crumbs={[
          { name: say.nav.home, path: '/' },
          { name: plan.shortTitle, path: `/plans/${plan.plan}` },
          { name: words.title },
        ]}
      />
      <h1>{words.title}</h1>
      <p class="lead">{words.lead}</p>
      <SpanForm {...props} />
      <dl class="facts">
        <Fact name={words.from} value={<SideWords side={span.from} />} />
        <Fact name={words.to} value={<SideWords side={span.to} />} />
      </dl>
      {isSame ? (
        <p class="empty">{words.same}</p>
      ) : (
        <>
          <h2 class="finding">{changeSentence(countChanges(changes), when, say)}</h2>
          <Lists {...props} />
          <Records span={span} />
        </>
      )}
    </div>
  );
}

function Lists({ plan, changes, names }: ChangesProps) {
  const { say } = useReading();
  const of = { plan: plan.plan, names };
  return (
    <>
      <StateChanges changes={changes.states} {...of} />
      <Corrections corrections={changes.corrections} {...of} />
      <Ended figures={changes.ended} {...of} />
      <Evaluations evaluations={changes.evaluations} {...of} />
      <TargetsChanged changes={changes} {...of} />
      <NewFigures figures={changes.figures} {...of} />
      {changes.verified.length > 0 && (
        <p class="quiet">{say.changes.verified(number(changes.verified.length))}</p>
      )}
    </>
  );
}

function SideWords({ side: { position, day } }: { side: Side }) {
  const { say, language } = useReading();
  return <>{say.changes.side(date(day, language), number(position))}</>;
}

/** Two dates, asked for with GET, and the comparisons that are made most often. */
function SpanForm({ plan, span, years, earliest, latest }: ChangesProps) {
  const reading = useReading();
  const { say, path } = reading;
  const words = say.changes;
  const years_: readonly [string, Query][] = years.map(({ year, from, to }) => [
    words.year(year),
    [
      ['from', from],
      ['to', to],
    ],
  ]);
  return (
    <form class="span-form" method="get" action={path} aria-label={words.compare}>
      <KeptFields />
      <DateField name="from" label={words.from} value={span.from.day} min={earliest} max={latest} />
      <DateField
        name="to"
        label={words.to}
        value={span.to.asked === undefined ? '' : span.to.day}
        min={earliest}
        max={latest}
        hint={words.toHint}
      />
      <button type="submit" class="button">
        {words.compare}
      </button>
      {years_.length > 0 && (
        <ul class="presets" aria-label={words.presets}>
          {years_.map(([name, query]) => (
            <li>
              <a href={link(reading, `/plans/${plan.plan}/changes`, query)}>{name}</a>
            </li>
          ))}
        </ul>
      )}
    </form>
  );
}

function DateField(props: {
  name: string;
  label: string;
  value: string;
  min: string;
  max: string;
  hint?: string;
}) {
  const { name, label, value, min, max, hint } = props;
  return (
    <p class="field">
      <label for={`f-${name}`}>{label}</label>
      <input
        id={`f-${name}`}
        type="date"
        name={name}
        value={value}
        min={min}
        max={max}
        aria-describedby={hint && `h-${name}`}
      />
      {hint && (
        <span class="hint" id={`h-${name}`}>
          {hint}
        </span>
      )}
    </p>
  );
}

function Records({ span: { from, to } }: Pick<ChangesProps, 'span'>) {
  const reading = useReading();
  const between = to.position - from.position;
  if (between === 0) return null;
  return (
    <p class="actions">
      <a
        href={link(reading, '/events', [
          ['from', String(from.position + 1)],
          ['to', String(to.position)],
        ])}
      >
        {reading.say.changes.records(number(between))}
      </a>
    </p>
  );
}
