/** The sheet that every card is written on: paper, seal, whose word it is, and as of when. */
import { emsOf, shortened } from './measure.ts';
import { BANNER, BANNER_INK, PAPER, QUIET, RULE, SEAL } from './palette.ts';
import { element, line } from './svg.ts';

/** The size that services which show links ask for. */
export const WIDTH = 1200;
export const HEIGHT = 630;
export const MARGIN = 64;
export const INNER = WIDTH - 2 * MARGIN;

export type Sheet = {
  siteName: string;
  /** The one character in the seal. */
  seal: string;
  /** Beside the site's name: the plan. */
  heading?: string | undefined;
  /** Says that something on the card is made up. */
  synthetic?: string | undefined;
  /** As of when, and where: left and right at the foot. */
  moment?: string | undefined;
  address: string;
};

const SHIFT = 30;
/** Baseline of the last line. */
export const FOOT = 580;

/** A whole SVG. `draw` is told the top of the space that is left, and gives SVG. */
export function sheet(given: Sheet, draw: (top: number) => string): string {
  const shift = given.synthetic === undefined ? 0 : SHIFT;
  return element(
    'svg',
    { xmlns: 'http://www.w3.org/2000/svg', width: WIDTH, height: HEIGHT, viewBox: `0 0 ${WIDTH} ${HEIGHT}` },
    [
      element('rect', { width: WIDTH, height: HEIGHT, fill: PAPER }),
      banner(given.synthetic),
      head(given, 52 + shift),
      draw(132 + shift),
      foot(given),
    ].join(''),
  );
}

const banner = (said: string | undefined): string =>
  said === undefined
    ? ''
    : element('rect', { width: WIDTH, height: 48, fill: BANNER }) +
      line(WIDTH / 2, 33, said, { size: 24, weight: 600, fill: BANNER_INK, anchor: 'middle' });

function head({ siteName, seal, heading }: Sheet, top: number): string {
  const name = MARGIN + 62;
  const after = name + emsOf(siteName) * 32 + 32;
  return [
    element('rect', { x: MARGIN, y: top, width: 46, height: 46, rx: 4, fill: SEAL }),
    line(MARGIN + 23, top + 34, seal, { size: 30, weight: 600, fill: '#fff', anchor: 'middle' }),
    line(name, top + 35, siteName, { size: 32, weight: 600 }),
    heading === undefined
      ? ''
      : line(WIDTH - MARGIN, top + 34, shortened(heading, (WIDTH - MARGIN - after) / 25), {
          size: 25,
          fill: QUIET,
          anchor: 'end',
        }),
  ].join('');
}

function foot({ moment = '', address }: Sheet): string {
  const right = shortened(address, 20);
  const width = INNER - emsOf(right) * 23 - 32;
  return [
    element('rect', { x: MARGIN, y: FOOT - 36, width: INNER, height: 1.5, fill: RULE }),
    line(MARGIN, FOOT + 4, shortened(moment, width / 23), { size: 23, fill: QUIET }),
    line(WIDTH - MARGIN, FOOT + 4, right, { size: 23, fill: QUIET, anchor: 'end' }),
  ].join('');
}
