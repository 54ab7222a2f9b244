/** Marks that several charts share: points, ghosts of corrected values, breaks, the goal. */
import type { LineSeriesOption } from 'echarts/charts';
import type { Demand } from './goal.ts';
import type { Point } from './series.ts';
import type { Canvas } from './style.ts';

type Datum = NonNullable<LineSeriesOption['data']>[number];
export type Standing = boolean | null;

/** A circle with slanting strokes: hatched, so that it holds without colour. */
const HATCHED =
  'path://M-10,0A10,10 0 1 0 10,0A10,10 0 1 0 -10,0ZM-8,0A8,8 0 1 1 8,0A8,8 0 1 1 -8,0ZM-7.5,2.5L2.5,-7.5L4,-6L-6,4ZM-4,6.5L6.5,-4L8,-2.5L-2.5,8Z';
/** A ring that is struck out, of straight lines: arcs make the library mistake its size. */
const STRUCK = `path://M${ring(6)}ZM${ring(5).split('L').reverse().join('L')}ZM-10,-0.6L10,-0.6L10,0.6L-10,0.6Z`;

function ring(radius: number): string {
  const corners = Array.from({ length: 24 }, (_, index) => (index * Math.PI) / 12);
  return corners
    .map((angle) => `${(radius * Math.cos(angle)).toFixed(2)},${(radius * Math.sin(angle)).toFixed(2)}`)
    .join('L');
}

/** One point with its value: filled where the verdict rests on it, hollow elsewhere, hatched where it is made up. */
export function pointAt(
  canvas: Canvas,
  [x, y]: readonly [number, string],
  { synthetic, standing, label, below = false }: PointLook,
): Datum {
  const { palette } = canvas;
  const color = standing === null ? palette.ink : standing ? palette.met : palette.missed;
  return {
    value: [x, Number(y)],
    symbol: synthetic ? HATCHED : standing === false ? 'diamond' : 'circle',
    symbolSize: synthetic ? 13 : standing === null ? 9 : standing ? 11 : 13,
    itemStyle:
      synthetic || standing !== null
        ? { color, borderWidth: 0 }
        : { color: palette.paper, borderColor: color, borderWidth: 1.75 },
    label: {
      show: label !== undefined,
      formatter: escaped(label ?? ''),
      position: below ? 'bottom' : 'top',
      distance: 7,
      color,
      fontSize: 14,
      fontWeight: 'bold',
      textBorderColor: palette.paper,
      textBorderWidth: 3,
    },
  };
}
export type PointLook = {
  synthetic: boolean;
  standing: Standing;
  label: string | undefined;
  below?: boolean;
};

/** ECharts reads {a} and | in labels as its own. */
export const escaped = (text: string) => () => text;

/** Which points say their value: all while there is room, else the first, the last and the extremes. */
export function labelled(values: readonly string[], narrow: boolean): (index: number) => boolean {
  if (values.length <= (narrow ? 5 : 9)) return () => true;
  const numbers = values.map(Number);
  const kept = new Set([
    0,
    values.length - 1,
    numbers.indexOf(Math.min(...numbers)),
    numbers.indexOf(Math.max(...numbers)),
  ]);
  return (index) => kept.has(index);
}

/** Whether something that was corrected stands above the point, where its own label would. */
export const isUnderGhost = ({ ghosts: old, value }: Pick<Point, 'ghosts' | 'value'>): boolean =>
  old.some((ghost) => Number(ghost) > Number(value));

/** A label stands where the line leaves room: below a point that lies lower than both its neighbours. */
export function isValley(values: readonly string[], index: number): boolean {
  const here = Number(values[index]);
  const around = [values[index - 1], values[index + 1]].filter((value) => value !== undefined).map(Number);
  return around.length > 1 && around.every((value) => value > here);
}

/** The values that corrections replaced: struck out, thin, tied to what stands in their place. */
export function ghosts(
  canvas: Canvas,
  points: readonly (Pick<Point, 'ghosts'> & { x: number; y: string; ghostAt(old: string): number })[],
): LineSeriesOption[] {
  const { palette, words } = canvas;
  return points.flatMap(({ ghosts: values, x, y, ghostAt }) =>
    values.map(
      (old): LineSeriesOption => ({
        ...PLAIN,
        data: [
          {
            value: [x, ghostAt(old)],
            symbol: STRUCK,
            symbolSize: [18, 11],
            itemStyle: { color: palette.quiet },
            label: {
              show: true,
              formatter: escaped(`${words.before} ${words.label(old)}`),
              position: ghostAt(old) >= Number(y) ? 'top' : 'bottom',
              color: palette.quiet,
              fontSize: 12,
              textBorderColor: palette.paper,
              textBorderWidth: 3,
            },
          },
          { value: [x, Number(y)], symbol: 'none' },
        ],
        lineStyle: { color: palette.quiet, width: 1, type: [1, 3] },
      }),
    ),
  );
}

/** A dotted line with a word where figures begin to be counted otherwise. */
export function breaks(canvas: Canvas, points: readonly Point[]): LineSeriesOption[] {
  const { palette, words, time, value } = canvas;
  return points
    .filter(({ isBreak }) => isBreak)
    .map(({ start }): LineSeriesOption => {
      // A break before the first day shown stands just inside the frame.
      const x = Math.max(time.at(start), time.length * 0.004);
      return {
        ...PLAIN,
        data: [
          { value: [x, value.min], symbol: 'none' },
          {
            value: [x, value.max],
            symbol: 'circle',
            symbolSize: 0.01,
            label: {
              show: true,
              formatter: escaped(words.broken),
              position: x > time.length * 0.7 ? [-6, -16] : [6, -16],
              align: x > time.length * 0.7 ? 'right' : 'left',
              color: palette.quiet,
              fontSize: 12,
              textBorderColor: palette.paper,
              textBorderWidth: 3,
            },
          },
        ],
        lineStyle: { color: palette.soft, width: 1.25, type: [2, 4] },
      };
    });
}

/** The goal: its bounds as lines, what satisfies it as a band, its words at the end that has more room. */
export function goalBand(
  canvas: Canvas,
  goal: Demand,
  values: readonly string[],
  line: 'solid' | 'dashed' = 'solid',
): LineSeriesOption {
  const { palette, words, value } = canvas;
  const bounds = goal.operator === 'between' ? [goal.value, goal.high] : [goal.value];
  const [low, high] = bandOf(goal, value);
  const { side, isCrowded } = roomiest(values, Number(bounds.at(-1)), canvas);
  const isUpper = goal.operator === 'at_most' || goal.operator === 'less_than';
  return {
    ...PLAIN,
    data: [],
    markArea: {
      silent: true,
      itemStyle: { color: palette.band, opacity: 1 },
      data: [[{ yAxis: low }, { yAxis: high }]],
    },
    markLine: {
      silent: true,
      symbol: 'none',
      animation: false,
      lineStyle: { color: palette.met, width: 1.75, type: line },
      data: bounds.map((bound, index) => ({
        yAxis: Number(bound),
        label: {
          show: index === bounds.length - 1,
          formatter: escaped(words.goal),
          position: `inside${side}${isUpper === isCrowded ? 'Top' : 'Bottom'}` as const,
          color: palette.met,
          fontSize: 13,
          textBorderColor: palette.paper,
          textBorderWidth: 3,
        },
      })),
    },
  };
}

type Side = 'Start' | 'Middle' | 'End';

/** Where along a level the points stay furthest from it; crowded where none does, so that words go to its other side. */
function roomiest(
  values: readonly string[],
  level: number,
  { narrow, value: { min, max } }: Canvas,
): { side: Side; isCrowded: boolean } {
  const away = (value: string | undefined) => Math.abs(Number(value ?? 0) - level) / (max - min);
  const middle = values[Math.floor(values.length / 2)];
  const places: { side: Side; room: number }[] = [
    { side: 'Start', room: away(values[0]) },
    { side: 'End', room: away(values.at(-1)) },
    ...(values.length > 2 && !narrow ? [{ side: 'Middle' as const, room: away(middle) * 0.7 }] : []),
  ];
  const { side, room } = places.reduce((best, place) => (place.room > best.room ? place : best));
  return room < 0.1 ? { side: 'Middle', isCrowded: true } : { side, isCrowded: false };
}

function bandOf(goal: Demand, { min, max }: Canvas['value']): [number, number] {
  const bound = Number(goal.value);
  switch (goal.operator) {
    case 'between':
      return [bound, Number(goal.high)];
    case 'equals':
      return [bound, bound];
    case 'at_most':
    case 'less_than':
      return [min, bound];
    default:
      return [bound, max];
  }
}

/** A series that only draws. */
export const PLAIN = {
  type: 'line',
  silent: true,
  animation: false,
  emphasis: { disabled: true },
  showAllSymbol: true,
  clip: false,
} as const satisfies LineSeriesOption;
