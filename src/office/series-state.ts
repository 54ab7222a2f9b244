/** What the deciders need to know of one indicator or target, read at one position. */
import type {
  DepartmentState,
  EvaluateTarget,
  FigureCommand,
  PlanState,
  SeriesState,
  TargetState,
} from '../domain/decide/index.ts';
import { scopeOf } from '../domain/decide/index.ts';
import type { RowReader } from '../log/rows.ts';
import { joinKey } from '../projections/act.ts';
import type { FigureRow, IndicatorRow } from '../projections/rows.ts';

/** The state of the one cell that a command is about: its own rows alone are read. */
export async function seriesState(
  reader: RowReader,
  { demo, at }: { demo: boolean; at: number },
  command: FigureCommand,
): Promise<SeriesState> {
  const { plan, indicator: id } = command;
  const [planRow, indicator, departments] = await Promise.all([
    reader.row('plans', joinKey(plan), at),
    reader.row('indicators', joinKey(plan, id), at),
    reader.rows('departments', { plan, at }),
  ]);
  const scope = indicator && scopeOf(indicator, command.scope);
  const place = { plan, indicator: id, scope, period: command.period };
  const [figure, reference, baseline, hasReal] = await Promise.all([
    reader.row('figures', joinKey(plan, id, scope, place.period), at),
    command.type === 'report_reference'
      ? reader.row('references_reported', joinKey(plan, id, command.reference, scope, place.period), at)
      : undefined,
    command.type === 'set_baseline'
      ? reader.row('baselines', joinKey(plan, id, scope, place.period || undefined), at)
      : undefined,
    command.synthetic ? hasRealFigures(reader, plan, id, at) : false,
  ]);
  return {
    plan: planRow,
    indicator,
    departments: departments satisfies DepartmentState[],
    demo,
    hasRealFigures: hasReal,
    figureAt: () => figure,
    referenceAt: () => reference,
    baselineAt: () => baseline,
  };
}

/** The indicator that holds a target. */
export const indicatorOf = async (
  reader: RowReader,
  plan: string,
  target: string,
  at: number,
): Promise<IndicatorRow | undefined> =>
  (await reader.rows('indicators', { plan, at })).find(({ targets }) =>
    targets.some(({ id }) => id === target),
  );

/** The state of one target. Figures of other indicators are read only when the command relies on some. */
export async function targetState(
  reader: RowReader,
  { demo, at }: { demo: boolean; at: number },
  { plan, target, occasion, reliedOn = [] }: EvaluateTarget,
): Promise<TargetState> {
  const [planRow, indicator, evaluation] = await Promise.all([
    reader.row('plans', joinKey(plan), at),
    indicatorOf(reader, plan, target, at),
    reader.row('evaluations', joinKey(plan, target, occasion), at),
  ]);
  const own = indicator ? await figuresOf(reader, plan, indicator.indicator, at) : [];
  const isKnown = (id: string) => own.some(({ figure }) => figure === id);
  const figures = reliedOn.every(isKnown) ? own : await reader.rows('figures', { plan, at });
  const hasReal = own.some(({ synthetic }) => !synthetic);
  return {
    plan: planRow satisfies PlanState | undefined,
    indicator,
    figures,
    evaluation,
    demo,
    hasRealFigures: hasReal,
  };
}

const figuresOf = (reader: RowReader, plan: string, indicator: string, at: number): Promise<FigureRow[]> =>
  reader.rows('figures', { plan, at, keyPrefix: `${joinKey(plan, indicator)}/` });

const hasRealFigures = async (reader: RowReader, plan: string, indicator: string, at: number) =>
  (await figuresOf(reader, plan, indicator, at)).some(({ synthetic }) => !synthetic);
