/** What the deciders about a figure that stands have in common: finding it, and naming it. */
import type { Indicator } from '../../../events/plan.ts';
import { cellOf, known, scopeOf, scopeProblem } from './cell.ts';
import type { Asked, Which } from './command.ts';
import { type Decision, type Problem, problem, refuse } from './problem.ts';
import type { FigureState, SeriesState } from './state.ts';

/** A figure that stands, with the indicator that it belongs to and the names that an event gives it. */
export type Standing = {
  indicator: Indicator;
  figure: FigureState;
  which: ReturnType<typeof cellOf> & { figure: string };
};

/** Finds the figure that is meant and goes on with it, or refuses. */
export function withFigure(
  state: SeriesState,
  asked: Asked & Which,
  decide: (standing: Standing) => Decision,
): Decision {
  const series = known(state, asked);
  if (!series.ok) return refuse(series.problem);
  const { indicator } = series;
  const scope = scopeProblem(indicator, asked.scope);
  if (scope) return refuse(scope);
  const figure = state.figureAt(scopeOf(indicator, asked.scope), asked.period);
  const standing = standingProblem(asked, figure);
  if (standing || !figure) return refuse(standing ?? absent(asked));
  const which = { ...cellOf(indicator, { ...asked, synthetic: figure.synthetic }), figure: figure.figure };
  return decide({ indicator, figure, which });
}

function standingProblem(asked: Which, figure: FigureState | undefined): Problem | undefined {
  if (!figure) return absent(asked);
  if (asked.figure && asked.figure !== figure.figure) {
    const { figure: id, reported } = figure;
    return problem('figure', 'other_figure', { figure: id, position: reported.position });
  }
  if (!figure.ended) return undefined;
  return problem('figure', 'figure_ended', { state: figure.state, position: figure.ended.position });
}

const absent = ({ indicator, period }: Which) => problem('period', 'no_figure', { indicator, period });

/** Position of the event that made the figure what it is. */
export const sincePosition = ({ corrections, reported }: FigureState): number =>
  (corrections.at(-1) ?? reported).position;
