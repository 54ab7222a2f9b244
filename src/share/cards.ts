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
    const one = others.length === 0 ? only : undefined;
    const { title, below, shown } = headingOf(card.name, top, one);
    const leading = title.size * LEADING;
    const heading = paragraph(title.lines, top + title.size, leading, { size: title.size, weight: 600 });
    if (!only) return heading;
    return heading + (shown ? verdict(shown, below + GAP) : list(card, below + 40));
  });
}

const GAP = 30;
const LEADING = 1.3;
const TITLES = [68, 60, 52, 46, 40];

/** The name, as large as leaves room for what stands below it; the last sentences go where nothing else helps. */
function headingOf(name: string, top: number, target: CardTarget | undefined) {
  const tries = TITLES.map((size) => {
    const title = { size, lines: linesOf(name, INNER / size, 2) };
    return { title, below: top + 8 + title.lines.length * size * LEADING, shown: target };
  });
  const whole = tries.filter(({ title }) => !title.lines.at(-1)?.endsWith('…'));
  const shortest = whole.length > 0 ? whole : tries.slice(-1);
  for (let sentences = target?.finding.length ?? 0; sentences >= 0; sentences -= 1) {
    const shown = target && { ...target, finding: target.finding.slice(0, sentences) };
    const fit = shortest.find(({ below }) => !shown || sizeFor(shown, below + GAP));
    if (fit) return { ...fit, shown };
  }
  return shortest.at(-1) ?? { title: { size: 40, lines: [] }, below: top, shown: target };
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
      legend(card.counts, below + 150, Math.min(94, FOOT - 80 - (below + 150))),
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
  { found: 30, asked: 26 },
];
const SMALLEST = { found: 27, asked: 24 };

function verdict(target: CardTarget, top: number): string {
  const { state, sign, word, provisional } = target;
  const fill = STATE_COLOURS[state];
  const said = `${sign} ${word}`;
  const x = MARGIN + INDENT;
  const { size, found, asked } = sizeFor(target, top) ?? linesAt(target, SMALLEST);
  const after = top + HEAD + found.length * size.found * SPACED;
  const height = after + asked.length * size.asked * SPACED + 4 - top;
  return [
    element('rect', { x: MARGIN, y: top, width: 7, height, fill }),
    line(x, top + 54, said, { size: 62, weight: 600, fill }),
    provisional === undefined ? '' : tag(provisional, x + emsOf(said) * 62 + 24, top + 8),
    paragraph(found, top + HEAD + size.found, size.found * SPACED, { size: size.found }, x),
    paragraph(asked, after + size.asked, size.asked * SPACED, { size: size.asked, fill: SOFT }, x),
  ].join('');
}

const SPACED = 1.42;
const HEAD = 84;

/** The largest lines that end above the foot, if any: rather smaller than broken. */
function sizeFor(target: CardTarget, top: number): Lines | undefined {
  const space = FOOT - 52 - (top + HEAD);
  const fitting = [...SIZES, SMALLEST]
    .map((size) => linesAt(target, size))
    .filter((lines) => heightOf(lines) <= space);
  return fitting.find(({ found }) => found.length <= target.finding.length) ?? fitting[0];
}

type Lines = { size: { found: number; asked: number }; found: string[]; asked: string[] };

function linesAt({ finding, demand }: CardTarget, size: Lines['size']): Lines {
  const width = INNER - INDENT;
  const found = finding.flatMap((sentence) => linesOf(sentence, width / size.found, 2));
  return { size, found, asked: linesOf(demand, width / size.asked, 2) };
}

const heightOf = ({ size, found, asked }: Lines): number =>
  (found.length * size.found + asked.length * size.asked) * SPACED;

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
