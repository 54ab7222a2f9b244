/** Words in and around a picture: those of the image, and the text that stands for it. */
import type { Finding } from '../../src/charts/finding.ts';
import type { Picture } from '../../src/charts/picture.ts';
import type { Point } from '../../src/charts/series.ts';
import type { ChartWords } from '../../src/charts/style.ts';
import type { TargetAccount } from '../../src/domain/account.ts';
import type { IndicatorRow } from '../../src/projections/rows.ts';
import type { Messages } from '../messages/messages.ts';
import type { Language } from '../reading.ts';
import { period } from './dates.ts';
import { demand } from './demand.ts';
import { type FindingAbout, findingText } from './finding.ts';
import { number, quantity } from './numbers.ts';

type Say = { say: Messages; language: Language };

/** A target's picture with what it shows, as far as there is one. */
export type Shown = {
  target: TargetAccount;
  indicator: IndicatorRow;
  picture: Picture;
  finding: Finding | null;
  references: ReadonlyMap<string, string>;
};

/** The heading: the finding, or the target's name where the figures say nothing by themselves. */
export function headingOf(shown: Shown, words: Say): string {
  const { finding, target } = shown;
  return finding ? findingText(finding, aboutOf(shown, words), words) : target.name;
}

/** 环境空气质量优良率:2013—2015年均未达到 90%。2013年 62.2%,2014年 74.8%,2015年 69.7% */
export function altOf(shown: Shown, words: Say): string {
  const { say, language } = words;
  const { target, indicator, picture } = shown;
  const says = say.pictures;
  const points = pointsOf(picture);
  const much = (value: string) => quantity(value, indicator.unit);
  const when = (text: string) => period(text, language);
  const told = points.map((point) => says.point(when(point.period), much(point.value))).join(say.listComma);
  const broken = points.filter(({ isBreak }) => isBreak).map((point) => when(point.period));
  const further = [
    ...points.flatMap(({ period: at, ghosts, value }) =>
      ghosts.map((old) => says.altGhost(when(at), much(old), much(value))),
    ),
    ...(broken.length > 0 ? [says.altBroken(broken.join(say.listComma))] : []),
    ...(points.some(({ synthetic }) => synthetic) ? [says.altMade] : []),
  ];
  const ending = language === 'zh' ? '。' : '. ';
  return [says.alt(target.name, headingOf(shown, words), told && told + ending), ...further].join('').trim();
}

/** The words of the image itself. */
export function chartWords(shown: Shown, words: Say): ChartWords {
  const { say } = words;
  const { target, indicator, references } = shown;
  const says = say.pictures;
  return {
    title: `${target.name}${say.colon}${headingOf(shown, words)}`,
    goal: says.goal(demand(target, words, references)),
    pace: says.pace,
    baseline: says.baseline,
    broken: say.indicator.observation.B,
    before: says.before,
    synthetic: say.banner.mark,
    own: target.scope ? indicator.name + say.bracket(target.scope).trimEnd() : indicator.name,
    reference: referenceName(shown, words),
    year: (year) => (year === '' ? '' : period(year, words.language)),
    label: (value) => (/^[%‰°]/u.test(indicator.unit) ? quantity(value, indicator.unit) : number(value)),
    number,
    quantity: (value) => quantity(value, indicator.unit === '-' ? '' : indicator.unit),
  };
}

/** Which signs of the picture need a word below it. */
export function signsOf(picture: Picture): Record<'hatched' | 'struck' | 'broken' | 'pace', boolean> {
  const points = pointsOf(picture);
  const others = picture.form === 'versus' ? picture.others : [];
  return {
    hatched: [...points, ...others].some(({ synthetic }) => synthetic),
    struck: points.some(({ ghosts }) => ghosts.length > 0),
    broken: points.some(({ isBreak }) => isBreak),
    pace:
      picture.form === 'cumulative' &&
      picture.goal !== null &&
      !['at_most', 'less_than'].includes(picture.goal.operator),
  };
}

function pointsOf(picture: Picture): readonly Point[] {
  if ('points' in picture) return picture.points;
  if (picture.form === 'milestone') return picture.marks;
  return picture.form === 'years' ? picture.years.flatMap(({ point }) => point ?? []) : [];
}

const aboutOf = (shown: Shown, words: Say): FindingAbout => ({
  target: shown.target,
  unit: shown.indicator.unit,
  referenceName: referenceName(shown, words),
});

function referenceName({ target: { params }, references }: Shown, { say }: Say): string {
  return 'reference' in params
    ? (references.get(params.reference) ?? params.reference)
    : say.pictures.reference;
}
