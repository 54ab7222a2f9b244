/** The pictures of links that are shared: of one indicator, of a plan, of the site. */
import type { VerdictState } from '../../events/verdict.ts';
import { FOOT, INNER, MARGIN, type Sheet, sheet } from './frame.ts';
import { emsOf, fitted, linesOf, shortened } from './measure.ts';
import { QUIET, SOFT, STATE_COLOURS } from './palette.ts';
import { bar, type CountedState, legend } from './state-strip.ts';
import { element, line, type Style } from './svg.ts';

/** A target on a card: everything in words. */
export type CardTarget = {
  name: string;
  state: VerdictState;
  sign: string;
  word: string;
  /** 暂定 where the figures are not verified yet. */
  provisional?: string | undefined;
  /** The arithmetic, or why there is none; one sentence each. */
  finding: readonly string[];
  /** 要求:不低于 90% · 期限:2015年 */
  demand: string;
};

/** One indicator: its verdict large, or one line for each target where it has several. */
export function indicatorCard(
  on: Sheet,
  card: { name: string; targets: readonly CardTarget[]; more: (count: number) => string },
): string {
  return sheet(on, (top) => {
    const [only, ...others] = card.targets;
    const title = fitted(card.name, { width: INNER, sizes: [68, 60, 52, 46, 40], most: 2 });
    const below = top + 8 + title.lines.length * title.size * 1.3;
    const heading = paragraph(title.lines, top + title.size, title.size * 1.3, {
      size: title.size,
      weight: 600,
    });
    if (!only) return heading;
    return heading + (others.length === 0 ? verdict(only, below + 34) : list(card, below + 40));
  });
}

/** A plan: how many of its targets stand where. The title takes two lines only where one would be small. */
export function planCard(
  on: Sheet,
  card: { title: string; said: string; counts: readonly CountedState[] },
): string {
  return sheet(on, (top) => {
    const inOne = fitted(card.title, { width: INNER, sizes: [60, 56, 52, 48], most: 1 });
    const isCut = inOne.lines.some((said) => said.endsWith('…'));
    const title = isCut ? fitted(card.title, { width: INNER, sizes: [42, 38], most: 2 }) : inOne;
    const leading = title.size * 1.28;
    const below = top + 4 + title.lines.length * leading;
    return [
      paragraph(title.lines, top + title.size, leading, { size: title.size, weight: 600 }),
      line(MARGIN, below + 28, shortened(card.said, INNER / 26), { size: 26, fill: SOFT }),
      bar(card.counts, below + 52),
      legend(card.counts, below + 148),
    ].join('');
  });
}

/** The site itself. */
export function siteCard(on: Sheet, card: { title: string; lines: readonly string[] }): string {
  return sheet(on, (top) => {
    const title = fitted(card.title, { width: INNER, sizes: [110, 88, 64], most: 1 });
    const lines = card.lines.flatMap((said) => linesOf(said, INNER / 40, 2));
    return [
      paragraph(title.lines, top + 60 + title.size, title.size, { size: title.size, weight: 600 }),
      paragraph(lines, top + 150 + title.size, 62, { size: 40, fill: SOFT }),
    ].join('');
  });
}

const INDENT = 28;
/** Sizes of the arithmetic and of the demand: the largest at which everything stands above the foot. */
const SIZES = [
  { found: 38, asked: 30 },
  { found: 34, asked: 28 },
  { found: 29, asked: 25 },
];

function verdict(target: CardTarget, top: number): string {
  const { state, sign, word, provisional } = target;
  const fill = STATE_COLOURS[state];
  const said = `${sign} ${word}`;
  const x = MARGIN + INDENT;
  const { size, found, asked } = linesBelow(target, FOOT - 60 - (top + 84));
  const after = top + 84 + found.length * size.found * 1.42;
  const height = after + asked.length * size.asked * 1.42 + 4 - top;
  return [
    element('rect', { x: MARGIN, y: top, width: 7, height, fill }),
    line(x, top + 54, said, { size: 62, weight: 600, fill }),
    provisional === undefined ? '' : tag(provisional, x + emsOf(said) * 62 + 24, top + 8),
    paragraph(found, top + 84 + size.found, size.found * 1.42, { size: size.found }, x),
    paragraph(asked, after + size.asked, size.asked * 1.42, { size: size.asked, fill: SOFT }, x),
  ].join('');
}

/** What fits into `space` pixels below the verdict. */
function linesBelow({ finding, demand }: CardTarget, space: number) {
  const at = (size: (typeof SIZES)[number]) => {
    const width = INNER - INDENT;
    const found = finding.flatMap((sentence) => linesOf(sentence, width / size.found, 2));
    const asked = linesOf(demand, width / size.asked, 2);
    return { size, found, asked };
  };
  const high = ({ size, found, asked }: ReturnType<typeof at>) =>
    (found.length * size.found + asked.length * size.asked) * 1.42;
  const tries = SIZES.map(at);
  const fit = tries.find((one) => high(one) <= space);
  if (fit) return fit;
  const { size, found, asked } = at({ found: 29, asked: 25 });
  const room = Math.floor((space - asked.length * size.asked * 1.42) / (size.found * 1.42));
  return { size, found: found.slice(0, Math.max(0, room)), asked };
}

const tag = (said: string, x: number, y: number): string =>
  element('rect', {
    x,
    y,
    width: emsOf(said) * 26 + 28,
    height: 46,
    rx: 4,
    fill: 'none',
    stroke: QUIET,
    'stroke-width': 2,
    'stroke-dasharray': '6 5',
  }) + line(x + 14, y + 33, said, { size: 26, fill: QUIET });

const ROW = 62;
const WORD = 250;

function list(
  { targets, more }: { targets: readonly CardTarget[]; more: (count: number) => string },
  top: number,
): string {
  const room = Math.floor((FOOT - 40 - top) / ROW);
  const shown = targets.length <= room ? targets : targets.slice(0, room - 1);
  const rows = shown.map(({ state, sign, word, name }, index) => {
    const y = top + ROW * index + 32;
    return [
      line(MARGIN, y, shortened(`${sign} ${word}`, WORD / 32), {
        size: 32,
        weight: 600,
        fill: STATE_COLOURS[state],
      }),
      line(MARGIN + WORD, y, shortened(name, (INNER - WORD) / 32), { size: 32 }),
    ].join('');
  });
  const rest = targets.length - shown.length;
  const tail =
    rest === 0 ? '' : line(MARGIN, top + ROW * shown.length + 32, more(rest), { size: 28, fill: QUIET });
  return rows.join('') + tail;
}

const paragraph = (
  lines: readonly string[],
  top: number,
  leading: number,
  style: Style,
  x: number = MARGIN,
): string => lines.map((said, index) => line(x, top + leading * index, said, style)).join('');
