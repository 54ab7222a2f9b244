/** The unit of a figure is its indicator's: nothing is converted. */
import type { Indicator } from '../../../events/plan.ts';
import { type Problem, problem } from './problem.ts';

/** An empty unit is the indicator's. */
export const unitProblem = ({ unit }: Indicator, asked: string | undefined): Problem | undefined =>
  !asked || asked === unit ? undefined : problem('unit', 'other_unit', { value: asked, unit });
