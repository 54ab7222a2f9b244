/** The finding of a picture in words: the heading above it, and what its alternative text says. */

import type { Finding } from '../../src/charts/finding.ts';
import type { Demand } from '../../src/charts/goal.ts';
import type { TargetAccount } from '../../src/domain/account.ts';
import type { Messages } from '../messages/messages.ts';
import type { Language } from '../reading.ts';
import { period } from './dates.ts';
import { number, quantity } from './numbers.ts';

type Say = { say: Messages; language: Language };
export type Found = Pick<TargetAccount, 'unit' | 'kind'>;
/** What the words are about: the target, the unit of its figures, the name of a series of others. */
export type FindingAbout = {
  target: Found;
  /** Unit of the indicator's figures: that of a relative change is not the target's. */
  unit: string;
  referenceName: string;
};

/** 2013—2015年均未达到 90%; 累计 9 项,超过目标 8 项. */
export function findingText(finding: Finding, about: FindingAbout, words: Say): string {
  const text = tell(finding, about, words);
  return words.language === 'en' ? text.charAt(0).toUpperCase() + text.slice(1) : text;
}

function tell(finding: Finding, { target, unit, referenceName }: FindingAbout, words: Say): string {
  const { say, language } = words;
  const says = say.findings;
  const when = (text: string) => period(text, language);
  const much = (value: string) => quantity(value, unit);
  switch (finding.says) {
    case 'every_year':
      return says.everyYear(
        yearsText([finding.from, finding.to], true, words),
        finding.years,
        holds(finding.goal, finding.holds, unit, say),
      );
    case 'every_period':
      return says.everyPeriod(
        when(finding.from),
        when(finding.to),
        number(finding.periods),
        holds(finding.goal, finding.holds, unit, say),
      );
    case 'broken': {
      const said = holds(finding.goal, false, unit, say);
      return finding.periods.length > 3
        ? says.brokenMany(number(finding.periods.length), number(finding.of), said)
        : says.broken(yearsText(finding.periods, false, words), said);
    }
    case 'value':
      return finding.goal === null || finding.holds === null
        ? says.value(when(finding.period), much(finding.value))
        : says.valueHeld(
            when(finding.period),
            much(finding.value),
            holds(finding.goal, finding.holds, unit, say),
          );
    case 'total':
      return total(finding, unit, words);
    case 'change':
      return change(finding, words);
    case 'versus':
      return says.versus(
        when(finding.period),
        much(finding.value),
        says.order[`${finding.order}`],
        referenceName,
        much(finding.other),
      );
    case 'steps': {
      const steps = says.steps[finding.direction === 'decrease' ? 'decrease' : 'increase'];
      if (finding.wrong.length > 0) return says.stepsNo(yearsText(finding.wrong, false, words), steps.no);
      const all = finding.right.length > 1 ? steps.all : steps.one;
      return says.stepsAll(yearsText(finding.right, false, words), all);
    }
    case 'since':
      return finding.since === undefined
        ? says.stepsAll(when(finding.period), says.level[`${finding.order}`])
        : says.changeTo(
            when(finding.period),
            says.since(when(finding.since)),
            says.change[`${finding.order}`],
          );
    case 'years':
      return years(finding, words);
    case 'coverage': {
      const all = quantity(finding.total, target.unit);
      return finding.isFull
        ? says.coverageFull(all)
        : says.coverage(quantity(finding.covered, target.unit), all);
    }
    case 'milestone':
      return finding.done === null ? says.notDone(when(finding.latest)) : says.done(when(finding.done));
  }
}

/** 未达到 90%; 在 2—3 项之间. */
function holds(goal: Demand, held: boolean, unit: string, say: Messages): string {
  const says = say.findings;
  const value =
    goal.operator === 'between'
      ? says.range(number(goal.value), quantity(goal.high, unit))
      : quantity(goal.value, unit);
  return says[held ? 'yes' : 'no'][goal.operator](value);
}

function total(finding: Extract<Finding, { says: 'total' }>, unit: string, { say, language }: Say): string {
  const says = say.findings;
  const { goal, stands, isDue } = finding;
  const sum = quantity(finding.total, unit);
  if (stands === 'open' || goal === null) return says.totalOpen(sum);
  const gap = quantity(finding.gap, unit);
  const said =
    goal.operator === 'between'
      ? says.range(number(goal.value), quantity(goal.high, unit))
      : quantity(goal.value, unit);
  const bound = stands === 'over' && goal.operator === 'between' ? quantity(goal.high, unit) : said;
  const how = stands === 'short' && isDue ? says.stands.shortDue : says.stands[stands];
  const opening =
    isDue || stands === 'over' || stands === 'beyond'
      ? says.total(sum)
      : says.totalUntil(period(finding.until, language), sum);
  return opening + says.join + how(bound, gap);
}

function change(finding: Extract<Finding, { says: 'change' }>, { say, language }: Say): string {
  const says = say.findings;
  const since = finding.since === undefined ? says.sinceUnknown : says.since(period(finding.since, language));
  const by = finding.order === 0 ? '' : ` ${quantity(finding.percent, '%')}`;
  const moved = says.change[`${finding.order}`] + by;
  const said =
    finding.period === undefined
      ? `${since}${moved}`
      : says.changeTo(period(finding.period, language), since, moved);
  return finding.settled === null ? said : said + says.join + says.required(finding.settled);
}

function years({ held, failed, open }: Extract<Finding, { says: 'years' }>, words: Say): string {
  const says = words.say.findings;
  const named = (periods: readonly string[]) => yearsText(periods, false, words);
  if (failed.length === 0 && open.length === 0) return says.years.all(named(held));
  const parts = [
    failed.length > 0 && says.years.failed(named(failed)),
    held.length > 0 && says.years.held(named(held)),
    open.length > 0 && says.years.open(named(open)),
  ];
  return parts.filter((part) => part !== false).join(says.join);
}

/** 2013—2015年 for a run of three years or more (or where the ends of a run are given), else one by one. */
function yearsText(periods: readonly string[], isRun: boolean, { say, language }: Say): string {
  const [first = '', last = ''] = [periods[0], periods.at(-1)];
  const isYears = periods.every(
    (text, index) => /^\d{4}$/.test(text) && Number(text) === Number(first) + index,
  );
  if (first !== last && (isRun || (isYears && periods.length > 2)))
    return period(`${first}/${last}`, language);
  return periods.map((text) => period(text, language)).join(say.listComma);
}
