/** What a target demands, in one phrase. */
import type { TargetAccount } from '../../src/domain/account.ts';
import type { PlanRow } from '../../src/projections/rows.ts';
import type { Messages } from '../messages/messages.ts';
import type { Language } from '../reading.ts';
import { date, period } from './dates.ts';
import { quantity } from './numbers.ts';

export type Demanded = Pick<
  TargetAccount,
  'kind' | 'value' | 'valueHigh' | 'unit' | 'params' | 'baseline' | 'due'
>;
type Say = { say: Messages; language: Language };

/** 不低于 90%; at least 90%. `references` names the series that targets are measured against. */
export function demand(
  target: Demanded,
  { say, language }: Say,
  references: ReadonlyMap<string, string>,
): string {
  const { kind, params } = target;
  const words = say.demands;
  if (kind === 'each_year') return words.eachYear(simple(inner(params), target, say));
  if (kind === 'maintain') return words.maintain(simple(inner(params), target, say));
  if (kind === 'relative_change')
    return words.change(from(target, say, language), direction(params, say), amount(target, say));
  if (kind === 'trend') {
    return 'step' in params && params.step === 'overall'
      ? words.trendOverall(from(target, say, language), direction(params, say))
      : words.trendEachYear(direction(params, say));
  }
  if (kind === 'versus_reference') return versus(target, say, references);
  if (kind === 'coverage') return coverage(target, say);
  return simple(kind, target, say);
}

/** Names of the series of others that a plan's targets are measured against. */
export const referenceNames = ({ references }: Pick<PlanRow, 'references'>): ReadonlyMap<string, string> =>
  new Map(references.map(({ id, name }) => [id, name]));

/** 2015年; every year; by 30 June 2015. */
export function due(text: string, { say, language }: Say): string {
  if (text === 'every_year') return say.due.everyYear;
  return text.length === 4 ? date(text, language) : say.due.by(date(text, language));
}

type Params = TargetAccount['params'];

const inner = (params: Params): string => ('inner' in params ? params.inner : 'at_least');
const direction = (params: Params, say: Messages): string =>
  'direction' in params ? say.demands[params.direction] : '';
const withUnit = (value: string | null, unit: string): string =>
  value === null ? unit : quantity(value, unit);

function simple(kind: string, target: Demanded, say: Messages): string {
  const words = say.demands;
  const value = withUnit(target.value, target.unit);
  switch (kind) {
    case 'at_least':
    case 'at_most':
    case 'more_than':
    case 'less_than':
    case 'equals':
      return words[kind](value);
    case 'between':
      return words.between(withUnit(target.value, ''), withUnit(target.valueHigh, target.unit));
    case 'approximately': {
      const tolerance = 'tolerance' in target.params ? target.params.tolerance : undefined;
      return words.approximately(value, tolerance && quantity(tolerance, target.unit));
    }
    case 'zero':
    case 'milestone':
    case 'judged':
      return words[kind];
    default:
      return value;
  }
}

function from({ baseline }: Demanded, say: Messages, language: Language): string {
  return baseline?.period ? period(baseline.period, language) : say.demands.baselineUnknown;
}

/** `value` of a relative change is in per cent. */
function amount({ value, params }: Demanded, say: Messages): string {
  const percent = withUnit(value, '%');
  const words = say.demands;
  const forms = {
    at_least: words.orMore,
    at_most: words.orLess,
    more_than: words.over,
    less_than: words.under,
    equals: words.exactly,
  };
  return 'operator' in params ? forms[params.operator](percent) : percent;
}

function versus({ params }: Demanded, say: Messages, references: ReadonlyMap<string, string>): string {
  if (!('reference' in params)) return say.kinds.versus_reference;
  const name = references.get(params.reference) ?? params.reference;
  return say.demands.reference(say.demands.versus[params.operator], name);
}

function coverage({ value, params }: Demanded, say: Messages): string {
  if ('places' in params && params.places) {
    return say.demands.places(String(params.places.length), params.places.join(say.listComma));
  }
  if ('slots' in params && params.slots !== undefined) return say.demands.slots(String(params.slots));
  return say.demands.share(withUnit(value, '%'));
}
