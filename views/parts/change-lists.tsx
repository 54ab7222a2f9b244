/** The lists of what changed, each under its heading; nothing where there is nothing. */
import type { Child } from 'hono/jsx';
import type { Changes, Correction, EvaluationChange, StateChange } from '../../src/domain/changes.ts';
import type { FigureRow } from '../../src/projections/rows.ts';
import { link, useReading } from '../reading.ts';
import { TOLD_FIRST } from '../words/changes.ts';
import { period } from '../words/dates.ts';
import { number } from '../words/numbers.ts';
import { FigureValue } from './figure-value.tsx';
import { OwnWords } from './own-words.tsx';
import { ReceiptLink } from './receipt.tsx';
import { State } from './state.tsx';
import { SyntheticMark } from './synthetic-mark.tsx';

type Of = {
  plan: string;
  names: { indicators: ReadonlyMap<string, string>; targets: ReadonlyMap<string, string> };
};

/** So many figures, or evaluations, are listed, the newest; the ledger has all. */
const MOST = 40;

/** What became missed first, then what fell behind, then what was met. */
export function StateChanges({ changes, plan }: Of & { changes: readonly StateChange[] }) {
  const { say } = useReading();
  const groups = TOLD_FIRST.flatMap((to) => {
    const turned = changes.filter((change) => change.to === to);
    return turned.length > 0 ? [{ to, turned }] : [];
  });
  return (
    <Section title={say.changes.states} count={changes.length}>
      {groups.map(({ to, turned }) => (
        <>
          <h3>{say.changes.turned(number(turned.length), say.states[to])}</h3>
          <ul class="change-list turned">
            {turned.map(({ target, from }) => (
              <Line
                what={
                  <IndicatorLink
                    plan={plan}
                    indicator={target.indicator}
                    name={target.name}
                    target={target.id}
                  />
                }
              >
                <span class="quiet">{say.changes.rather(say.states[from])}</span> <State state={to} />
                <SyntheticMark when={target.synthetic} />
              </Line>
            ))}
          </ul>
        </>
      ))}
    </Section>
  );
}

export function Corrections({ corrections, ...of }: Of & { corrections: readonly Correction[] }) {
  const { say } = useReading();
  return (
    <Section title={say.changes.corrections} count={corrections.length}>
      <ul class="change-list">
        {corrections.map(({ figure, correction }) => (
          <Line what={<OfFigure figure={figure} {...of} />} position={correction.position}>
            <del>
              <FigureValue observation={correction.old} unit={figure.unit} />
            </del>{' '}
            <ins>
              <FigureValue observation={correction.new} unit={figure.unit} />
            </ins>
            <SyntheticMark when={figure.synthetic} />
            <p class="quiet">
              {say.changes.reason}
              {say.colon}
              <OwnWords text={correction.reason} />
            </p>
          </Line>
        ))}
      </ul>
    </Section>
  );
}

export function Ended({ figures, ...of }: Of & { figures: readonly FigureRow[] }) {
  const { say } = useReading();
  return (
    <Section title={say.changes.endedTitle} count={figures.length}>
      <ul class="change-list">
        {figures.map((figure) => (
          <Line what={<OfFigure figure={figure} {...of} />} position={figure.ended?.position}>
            <FigureValue observation={figure} unit={figure.unit} />{' '}
            <span class={`figure-state ${figure.state}`}>{say.indicator.figureStates[figure.state]}</span>
            <SyntheticMark when={figure.synthetic} />
            {figure.ended && (
              <p class="quiet">
                {say.changes.reason}
                {say.colon}
                <OwnWords text={figure.ended.reason} />
              </p>
            )}
          </Line>
        ))}
      </ul>
    </Section>
  );
}

export function Evaluations({ evaluations, plan, names }: Of & { evaluations: readonly EvaluationChange[] }) {
  const { say } = useReading();
  const { occasion } = say.indicator;
  const shown = evaluations.slice(-MOST).toReversed();
  return (
    <Section title={say.changes.evaluations} count={evaluations.length}>
      <Shown shown={shown.length} all={evaluations.length} />
      <ul class="change-list">
        {shown.map(({ evaluation, from, to, position, reason }) => (
          <Line
            what={
              <IndicatorLink
                plan={plan}
                indicator={evaluation.indicator}
                name={names.targets.get(evaluation.target) ?? evaluation.target}
                target={evaluation.target}
              />
            }
            position={position}
          >
            <span class="quiet">
              {evaluation.occasion === 'acceptance'
                ? occasion.acceptance
                : occasion.year(evaluation.occasion)}
              {' · '}
              {from === null ? say.changes.first : say.changes.revised}
              {from !== null && ` · ${say.changes.rather(say.states[from])}`}
            </span>{' '}
            <State state={to} />
            <SyntheticMark when={evaluation.synthetic} />
            {reason && (
              <p class="quiet">
                {say.changes.reason}
                {say.colon}
                <OwnWords text={reason} />
              </p>
            )}
          </Line>
        ))}
      </ul>
    </Section>
  );
}

export function TargetsChanged({ changes, plan }: Of & { changes: Changes }) {
  const { say } = useReading();
  const all = [
    ...changes.added.map((target) => ({ target, how: say.changes.added })),
    ...changes.removed.map((target) => ({ target, how: say.changes.removed })),
    ...changes.amended.map(({ after }) => ({ target: after, how: say.changes.changed })),
  ];
  return (
    <Section title={say.changes.targets} count={all.length}>
      <ul class="change-list">
        {all.map(({ target, how }) => (
          <Line
            what={
              <IndicatorLink plan={plan} indicator={target.indicator} name={target.name} target={target.id} />
            }
          >
            <span class="quiet">{how}</span>
          </Line>
        ))}
      </ul>
    </Section>
  );
}

export function NewFigures({ figures, ...of }: Of & { figures: readonly FigureRow[] }) {
  const { say } = useReading();
  const shown = figures.slice(-MOST).toReversed();
  return (
    <Section title={say.changes.figures} count={figures.length}>
      <Shown shown={shown.length} all={figures.length} />
      <ul class="change-list">
        {shown.map((figure) => (
          <Line what={<OfFigure figure={figure} {...of} />} position={figure.reported.position}>
            <FigureValue observation={figure} unit={figure.unit} />
            <SyntheticMark when={figure.synthetic} />
          </Line>
        ))}
      </ul>
    </Section>
  );
}

function Section({ title, count, children }: { title: string; count: number; children?: Child }) {
  if (count === 0) return null;
  return (
    <section>
      <h2>
        {title} <span class="quiet">{number(count)}</span>
      </h2>
      {children}
    </section>
  );
}

function Shown({ shown, all }: { shown: number; all: number }) {
  const { say } = useReading();
  return shown < all ? <p class="quiet">{say.changes.shown(number(shown), number(all))}</p> : null;
}

function Line({
  what,
  position,
  children,
}: {
  what: Child;
  /** The record that says so, where one does. */
  position?: number | undefined;
  children?: Child;
}) {
  const reading = useReading();
  return (
    <li>
      <p class="what">{what}</p>
      <div>{children}</div>
      {position !== undefined && (
        <p class="position">
          <a href={link(reading, `/events/${position}`)}>{reading.say.indicator.record(number(position))}</a>{' '}
          <ReceiptLink position={position} />
        </p>
      )}
    </li>
  );
}

function OfFigure({ figure, plan, names }: Of & { figure: FigureRow }) {
  const { language } = useReading();
  const name = names.indicators.get(figure.indicator) ?? figure.indicator;
  return (
    <>
      <IndicatorLink plan={plan} indicator={figure.indicator} name={name} />{' '}
      <span class="quiet">
        {figure.scope && <OwnWords text={`${figure.scope} `} />}
        {period(figure.period, language)}
      </span>
    </>
  );
}

function IndicatorLink(props: { plan: string; indicator: string; name: string; target?: string }) {
  const { plan, indicator, name, target } = props;
  const reading = useReading();
  const path = `/plans/${plan}/indicators/${indicator}`;
  return (
    <a href={link(reading, path, [], target && `t-${target}`)}>
      <OwnWords text={name} />
    </a>
  );
}
