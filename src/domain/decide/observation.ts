/** What was observed: the number, the parts it was made from, or why it is missing. */
import type { Observation } from '../../../events/figure.ts';
import type { Indicator } from '../../../events/plan.ts';
import { MISSING_STATUSES, OBSERVATION_STATUSES, type ObservationStatus } from '../../../events/scalars.ts';
import { compare, divide, multiply, placesOf, subtract } from '../decimal.ts';
import type { ObservationInput } from './command.ts';
import { decimalProblem } from './decimal-text.ts';
import { type Problem, problem } from './problem.ts';
import { choiceProblem, found, textProblem } from './text-checks.ts';

/** The observation as an event says it. Call it after `observationProblems` found none. */
export function observationOf(input: ObservationInput): Observation {
  const { value, numerator, denominator, places } = input;
  return {
    ...(value && { value }),
    ...(numerator && { numerator }),
    ...(denominator && { denominator }),
    status: (input.status || 'A') as ObservationStatus,
    ...(places?.length && { places: [...places] }),
  };
}

/** Problems with an observation of this indicator, each at its field. */
export function observationProblems(indicator: Indicator, input: ObservationInput): Problem[] {
  const status = input.status ? choiceProblem('status', input.status, OBSERVATION_STATUSES) : undefined;
  if (status) return found(input.value ? valueProblem(indicator, input.value) : undefined, status);
  if (isMissing(input)) return missingProblems(input);
  if (!input.value) return [problem('value', 'value_missing')];
  const problems = found(
    valueProblem(indicator, input.value),
    ...partProblems(input),
    ...placeProblems(indicator, input.places ?? []),
  );
  return problems.length > 0 ? problems : found(ratioProblem(indicator, input));
}

/** A missing figure says why. */
export const missingNoteProblem = (input: ObservationInput, note: string | undefined): Problem | undefined =>
  isMissing(input) && !note?.trim() ? problem('note', 'note_for_missing') : undefined;

/** The same number, parts, status and places; 5.0 is 5. */
export function sameObservation(a: Observation, b: Observation): boolean {
  return (
    sameNumber(a.value, b.value) &&
    sameNumber(a.numerator, b.numerator) &&
    sameNumber(a.denominator, b.denominator) &&
    a.status === b.status &&
    (a.places ?? []).join('\0') === (b.places ?? []).join('\0')
  );
}

/** How an observation is called in a message. */
export const nameOf = (observation: Observation): string => observation.value ?? observation.status;

const isMissing = ({ status }: ObservationInput) => MISSING_STATUSES.some((each) => each === status);

function missingProblems({
  value,
  status = '',
  numerator,
  denominator,
  places,
}: ObservationInput): Problem[] {
  return found(
    value ? problem('value', 'value_with_missing', { status }) : undefined,
    numerator || denominator || places?.length ? problem('numerator', 'parts_with_missing') : undefined,
  );
}

/** The number alone: its text, decimals and limits. */
export function valueProblem(indicator: Indicator, value: string): Problem | undefined {
  const { decimals } = indicator;
  const text = decimalProblem('value', value);
  if (text) return text;
  const count = placesOf(value);
  if (count > decimals) return problem('value', 'decimals', { value, count, max: decimals });
  const { minimum, maximum } = limitsOf(indicator);
  return (
    limitProblem('below_minimum', value, minimum, -1) ?? limitProblem('above_maximum', value, maximum, 1)
  );
}

/** What the indicator declares, else what its targets imply: a milestone is done or not, nine places are nine. */
function limitsOf({ minimum, maximum, targets }: Indicator): Pick<Indicator, 'minimum' | 'maximum'> {
  const totals = targets.flatMap((target) => {
    if (target.kind === 'milestone') return ['1'];
    if (target.kind !== 'coverage' || target.value !== undefined) return [];
    return [String(target.params.slots ?? new Set(target.params.places).size)];
  });
  const [total] = totals;
  return total === undefined ? { minimum, maximum } : { minimum: minimum ?? '0', maximum: maximum ?? total };
}

function limitProblem(
  code: 'below_minimum' | 'above_maximum',
  value: string,
  limit: string | undefined,
  breaking: -1 | 1,
): Problem | undefined {
  if (limit === undefined || compare(value, limit) !== breaking) return undefined;
  return problem('value', code, { value, limit });
}

function partProblems({ numerator, denominator }: ObservationInput): (Problem | undefined)[] {
  if (!numerator && !denominator) return [];
  if (!numerator || !denominator) {
    return [problem(numerator ? 'denominator' : 'numerator', 'numerator_alone')];
  }
  const text = [decimalProblem('numerator', numerator), decimalProblem('denominator', denominator)];
  if (text.some(Boolean)) return text;
  return compare(denominator, '0') === 0 ? [problem('denominator', 'denominator_zero')] : [];
}

/** A per cent of a hundred, a per mille of a thousand, anything else as it is. */
const FACTORS: Record<string, string> = { '%': '100', '\uff05': '100', '‰': '1000' };

/** The value must be its parts' ratio, rounded to as many decimals as it is written with. */
function ratioProblem({ unit }: Indicator, { value, numerator, denominator }: ObservationInput) {
  if (!value || !numerator || !denominator) return undefined;
  const places = placesOf(value);
  const scaled = multiply(numerator, FACTORS[unit] ?? '1');
  // Half a unit of the last decimal either way, compared without dividing: the rule of rounding is the reporter's.
  const off = multiply(subtract(multiply(value, denominator), scaled), `2${'0'.repeat(places)}`);
  if (compare(magnitude(off), magnitude(denominator)) <= 0) return undefined;
  const ratio = divide(scaled, denominator, places);
  return problem('value', 'not_the_ratio', { value, numerator, denominator, ratio });
}

function placeProblems({ targets }: Indicator, places: readonly string[]): Problem[] {
  const named = new Set(
    targets.flatMap((target) => (target.kind === 'coverage' ? (target.params.places ?? []) : [])),
  );
  return places.flatMap((place, index) => {
    if (places.indexOf(place) < index) return [problem('places', 'repeated_place', { value: place })];
    if (named.size > 0 && !named.has(place))
      return [problem('places', 'unknown_place', { value: place, choices: [...named].join(', ') })];
    return found(textProblem('places', place, 100));
  });
}

function sameNumber(a: string | undefined, b: string | undefined): boolean {
  if (a === b || a === undefined || b === undefined) return a === b;
  return compare(a, b) === 0;
}
const magnitude = (text: string) => text.replace(/^-/, '');
