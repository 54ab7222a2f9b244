/** One indicator: its targets and their verdicts, what its figures show, the figures, its whole history. */
import type { Recorded } from '../../src/projections/projection.ts';
import type {
  BaselineRow,
  DepartmentRow,
  FigureRow,
  IndicatorRow,
  PlanRow,
  ReferenceRow,
} from '../../src/projections/rows.ts';
import { Breadcrumbs } from '../parts/breadcrumbs.tsx';
import { DepartmentLinks } from '../parts/department-links.tsx';
import { Fact } from '../parts/document-facts.tsx';
import { EventLine } from '../parts/event-line.tsx';
import { FiguresTable } from '../parts/figures-table.tsx';
import { Files } from '../parts/files.tsx';
import { figuresOf, IndicatorActions } from '../parts/indicator-actions.tsx';
import { type IndicatorChange, IndicatorChanges } from '../parts/indicator-changes.tsx';
import { MomentControl } from '../parts/moment-control.tsx';
import { Baselines, References } from '../parts/other-series.tsx';
import { OwnWords } from '../parts/own-words.tsx';
import { Picture, type PictureProps } from '../parts/picture.tsx';
import { Proof, type ProofProps } from '../parts/proof.tsx';
import { TargetSection, type TargetSectionProps } from '../parts/target-section.tsx';
import { link, useReading } from '../reading.ts';
import type { Names } from '../words/names.ts';
import { number } from '../words/numbers.ts';

export type IndicatorProps = {
  plan: PlanRow;
  indicator: IndicatorRow;
  areaName: string;
  topicName: string;
  /** All departments of the plan. */
  departments: readonly DepartmentRow[];
  targets: readonly TargetSectionProps[];
  figures: readonly FigureRow[];
  /** How many there are; the page may show fewer. */
  figureCount: number;
  references: readonly ReferenceRow[];
  baselines: readonly BaselineRow[];
  referenceNames: ReadonlyMap<string, string>;
  /** One for each target, in their order. */
  pictures: readonly PictureProps[];
  /** What each later setting of the indicator changed, by its position. */
  changes: ReadonlyMap<number, readonly IndicatorChange[]>;
  history: readonly Recorded[];
  /** Whether there are older records than `history` holds, and the stream that holds them. */
  hasMore: boolean;
  stream: string;
  names: Names;
  proof: Pick<ProofProps, 'script' | 'keys'>;
};

export function Indicator(props: IndicatorProps) {
  const { plan, indicator, areaName, topicName, targets, history, names } = props;
  const reading = useReading();
  const { say } = reading;
  const home = `/plans/${plan.plan}`;
  const only = targets.length === 1 ? targets[0] : undefined;
  return (
    <div class="wide indicator">
      <Breadcrumbs
        crumbs={[
          { name: say.nav.home, path: '/' },
          { name: plan.shortTitle, path: home },
          { name: say.nav.indicators, path: `${home}/indicators` },
          { name: areaName, path: `${home}/indicators`, query: [['area', indicator.area]] },
          { name: indicator.name },
        ]}
      />
      <p class="issuer">
        <OwnWords text={`${areaName} / ${topicName}`} />
      </p>
      <h1>
        <OwnWords text={indicator.name} />
      </h1>
      <MomentControl />
      {only ? (
        <section class="targets-of">
          <h2 class="visually-hidden">{say.indicator.targets}</h2>
          <TargetSection
            {...only}
            hasOwnName={only.target.name !== indicator.name}
            more={<AboutIndicator {...props} />}
          />
        </section>
      ) : (
        <>
          <dl class="facts">
            <AboutIndicator {...props} />
          </dl>
          <section class="targets-of">
            <h2>{say.indicator.targets}</h2>
            {targets.map((target) => (
              <TargetSection {...target} hasOwnName />
            ))}
          </section>
        </>
      )}
      <IndicatorActions
        plan={plan.plan}
        indicator={indicator.indicator}
        name={indicator.name}
        hasFigures={props.figureCount > 0}
      />
      <div class="two-columns">
        <div>
          {props.pictures.map((picture) => (
            <Picture {...picture} />
          ))}
          <Figures {...props} />
          <References rows={props.references} names={props.referenceNames} />
          <Baselines rows={props.baselines} />
        </div>
        <section class="history">
          <h2>{say.indicator.history}</h2>
          <ol class="ledger">
            {history.map((event) => (
              <EventLine event={event} names={names}>
                <IndicatorChanges changes={props.changes.get(event.position)} />
              </EventLine>
            ))}
          </ol>
          {props.hasMore && (
            <p>
              <a href={link(reading, '/events', [['subject', props.stream]])}>{say.plan.allEvents}</a>
            </p>
          )}
        </section>
      </div>
      <Proof
        {...props.proof}
        records={history.map(({ position }) => position)}
        stream={{ subject: props.stream, isWhole: !props.hasMore }}
      />
    </div>
  );
}

function Figures({ plan, indicator, figures, figureCount }: IndicatorProps) {
  const { say } = useReading();
  return (
    <section class="figures-of" id="figures">
      <h2>{say.indicator.figures}</h2>
      {figures.length === 0 ? (
        <div class="empty">
          <p>{say.indicator.noFigures}</p>
          <p>{say.indicator.noFigureWhy}</p>
        </div>
      ) : (
        <>
          <FiguresTable figures={figures} />
          {figureCount > figures.length && (
            <p>{say.indicator.figuresShown(number(figures.length), number(figureCount))}</p>
          )}
          <Files
            of={say.indicator.figures}
            {...figuresOf(plan.plan, indicator.indicator)}
            formats={['csv', 'xlsx', 'json']}
          />
        </>
      )}
    </section>
  );
}

function AboutIndicator({ plan, indicator, departments }: IndicatorProps) {
  const { say } = useReading();
  return (
    <>
      <Fact
        name={say.indicator.departments}
        value={
          indicator.departments.length === 0 ? (
            say.indicator.departmentsNone
          ) : (
            <DepartmentLinks
              ids={indicator.departments}
              departments={departments}
              plan={plan.plan}
              withSuccession
            />
          )
        }
      />
      <Fact name={say.indicator.measure} value={say.indicator.measures[indicator.measure]} />
      {indicator.unit !== '-' && (
        <Fact name={say.indicator.unit} value={<OwnWords text={indicator.unit} />} />
      )}
      {indicator.scope && <Fact name={say.indicator.scope} value={<OwnWords text={indicator.scope} />} />}
      {indicator.definition && (
        <Fact name={say.indicator.definition} value={<OwnWords text={indicator.definition} />} />
      )}
    </>
  );
}
