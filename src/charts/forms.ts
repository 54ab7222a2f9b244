/** The series of each form of chart. */
import type { LineSeriesOption } from 'echarts/charts';
import { addDays } from '../domain/day.ts';
import type { Demand } from './goal.ts';
import {
  breaks,
  escaped,
  ghosts,
  goalBand,
  isUnderGhost,
  isValley,
  labelled,
  PLAIN,
  pointAt,
  type Standing,
} from './marks.ts';
import type { Picture } from './picture.ts';
import type { Point } from './series.ts';
import type { Canvas } from './style.ts';

type Form<F extends Picture['form']> = Extract<Picture, { form: F }>;

/** Points in their periods, each with its value. */
function pointsIn(canvas: Canvas, points: readonly Point[], standing: (point: Point) => Standing) {
  const values = points.map(({ value }) => value);
  const isLabelled = labelled(values, canvas.narrow);
  return points.map((point, index) =>
    pointAt(canvas, [canvas.time.middle(point), point.value], {
      synthetic: point.synthetic,
      standing: standing(point),
      label: isLabelled(index) ? canvas.words.label(point.value) : undefined,
      below: isValley(values, index) || isUnderGhost(point),
    }),
  );
}

const ghostsIn = (canvas: Canvas, points: readonly Point[]) =>
  ghosts(
    canvas,
    points.map((point) => ({ ...point, x: canvas.time.middle(point), y: point.value, ghostAt: Number })),
  );

const stroke = (canvas: Canvas) => ({ color: canvas.palette.ink, width: 2 }) as const;

export function lineSeries(
  canvas: Canvas,
  { points, goal, about, results }: Form<'line'>,
): LineSeriesOption[] {
  const values = points.map(({ value }) => value);
  const near: Demand | null = about === null ? null : { operator: 'equals', value: about };
  return [
    ...(goal ? [goalBand(canvas, goal, values)] : []),
    ...(near ? [goalBand(canvas, near, values, 'dashed')] : []),
    ...breaks(canvas, points),
    ...ghostsIn(canvas, points),
    {
      ...PLAIN,
      data: pointsIn(canvas, points, ({ period }) => results.get(period) ?? null),
      lineStyle: stroke(canvas),
    },
  ];
}

/** Totals rise at the end of each period; the straight pace leads to the goal's lower bound. */
export function cumulativeSeries(canvas: Canvas, picture: Form<'cumulative'>): LineSeriesOption[] {
  const { points, goal, start, window } = picture;
  const { time, words, palette } = canvas;
  const totals = points.map(({ total }) => total);
  const isLabelled = labelled(totals, canvas.narrow);
  const places = points.map((point) => ({ ...point, x: time.end(point), y: point.total }));
  const first = Math.min(time.at(window.start), ...points.map((point) => time.at(point.start)));
  return [
    ...(goal ? [goalBand(canvas, goal, [start, ...totals])] : []),
    ...(goal && hasFloor(goal)
      ? [pace(canvas, [time.at(window.start), start], [time.end(window), goal.value])]
      : []),
    ...breaks(canvas, points),
    ...ghosts(
      canvas,
      places.map((place) => ({
        ...place,
        ghostAt: (old: string) => Number(place.total) - Number(place.value) + Number(old),
      })),
    ),
    {
      ...PLAIN,
      step: 'end',
      lineStyle: stroke(canvas),
      data: [
        { value: [first, Number(start)], symbol: 'none' },
        ...places.map((place, index) =>
          pointAt(canvas, [place.x, place.y], {
            synthetic: place.synthetic,
            standing: null,
            below: isUnderGhost(place),
            label: isLabelled(index) ? words.label(place.y) : undefined,
          }),
        ),
      ],
      itemStyle: { color: palette.ink },
    },
  ];
}

const hasFloor = ({ operator }: Demand) => operator !== 'at_most' && operator !== 'less_than';

function pace(
  { palette, words, narrow }: Canvas,
  [x1, y1]: readonly [number, string],
  [x2, y2]: readonly [number, string],
): LineSeriesOption {
  // A fifth of the way along there is room: the sum has hardly begun.
  const early = [x1 + (x2 - x1) / 5, Number(y1) + (Number(y2) - Number(y1)) / 5];
  return {
    ...PLAIN,
    lineStyle: { color: palette.quiet, width: 1.25, type: [6, 5] },
    data: [
      { value: [x1, Number(y1)], symbol: 'none' },
      {
        value: early,
        symbol: 'circle',
        symbolSize: 0.01,
        label: {
          // On a phone the line under the picture says it: here it would stand in the way.
          show: !narrow,
          formatter: escaped(words.pace),
          position: [8, 6],
          color: palette.quiet,
          fontSize: 12,
          textBorderColor: palette.paper,
          textBorderWidth: 3,
        },
      },
      { value: [x2, Number(y2)], symbol: 'none' },
    ],
  };
}

/** The baseline as a level line, the way from it, and the band in which the demanded change lies. */
export function changeSeries(canvas: Canvas, picture: Form<'change'>): LineSeriesOption[] {
  const { points, baseline } = picture;
  const goal = goalOfChange(picture);
  const from = { start: baseline.end, end: baseline.end };
  const last = points.at(-1);
  const verdictOn = (point: Point): Standing => (point === last ? picture.holds : null);
  return [
    ...(goal
      ? [
          goalBand(
            canvas,
            goal,
            points.map(({ value }) => value),
          ),
        ]
      : []),
    baselineLine(canvas, baseline.value, points[0]?.value),
    ...breaks(canvas, points),
    ...ghostsIn(canvas, points),
    {
      ...PLAIN,
      lineStyle: stroke(canvas),
      data: [
        {
          value: [canvas.time.middle(from), Number(baseline.value)],
          symbol: 'rect',
          symbolSize: 9,
          itemStyle: { color: canvas.palette.ink },
        },
        ...pointsIn(canvas, points, verdictOn),
      ],
    },
  ];
}

/** The value that the demanded change leads to; for the eye, not for the verdict. */
export function goalOfChange({ baseline, amount, direction, operator }: Form<'change'>): Demand | null {
  const share = Number(amount) / 100;
  const bound = Number(baseline.value) * (direction === 'increase' ? 1 + share : 1 - share);
  const value = String(Number(bound.toPrecision(12)));
  if (operator === 'equals') return { operator, value };
  const wantsMore = operator === 'at_least' || operator === 'more_than';
  const isUp = wantsMore === (direction === 'increase');
  return { operator: isUp ? 'at_least' : 'at_most', value };
}

/** Its words stand on the side that the first step leaves. */
function baselineLine(
  { palette, words, time }: Canvas,
  value: string,
  next: string | undefined,
): LineSeriesOption {
  const isRising = next !== undefined && Number(next) > Number(value);
  return {
    ...PLAIN,
    lineStyle: { color: palette.quiet, width: 1.25, type: [6, 5] },
    data: [
      {
        value: [0, Number(value)],
        symbol: 'circle',
        symbolSize: 0.01,
        label: {
          show: true,
          formatter: escaped(`${words.baseline} ${words.quantity(value)}`),
          position: [6, isRising ? 6 : -18],
          color: palette.soft,
          fontSize: 12,
          textBorderColor: palette.paper,
          textBorderWidth: 3,
        },
      },
      { value: [time.length, Number(value)], symbol: 'none' },
    ],
  };
}

export function versusSeries(canvas: Canvas, { points, others }: Form<'versus'>): LineSeriesOption[] {
  const { palette, words, time } = canvas;
  const mean = (all: readonly { value: string }[]) =>
    all.reduce((sum, { value }) => sum + Number(value), 0) / Math.max(1, all.length);
  const isBelow = mean(points) < mean(others);
  const isLabelled = labelled(
    others.map(({ value }) => value),
    canvas.narrow,
  );
  const ownLabelled = labelled(
    points.map(({ value }) => value),
    canvas.narrow,
  );
  return [
    ...breaks(canvas, points),
    ...ghostsIn(canvas, points),
    {
      ...PLAIN,
      name: words.reference,
      symbol: 'diamond',
      itemStyle: { color: palette.other },
      lineStyle: { color: palette.other, width: 2, type: [7, 4] },
      data: others.map((other, index) => ({
        ...(pointAt(canvas, [time.middle(other), other.value], {
          synthetic: other.synthetic,
          standing: null,
          label: isLabelled(index) ? words.label(other.value) : undefined,
          below: !isBelow,
        }) as object),
        ...(!other.synthetic && { symbol: 'diamond' }),
      })),
    },
    {
      ...PLAIN,
      name: words.own,
      symbol: 'circle',
      itemStyle: { color: palette.ink },
      lineStyle: stroke(canvas),
      data: points.map((point, index) =>
        pointAt(canvas, [time.middle(point), point.value], {
          synthetic: point.synthetic,
          standing: null,
          label: ownLabelled(index) ? words.label(point.value) : undefined,
          below: isBelow,
        }),
      ),
    },
  ];
}

/** Each step in the colour and form of whether it went the right way. */
export function trendSeries(canvas: Canvas, { points, steps, baseline }: Form<'trend'>): LineSeriesOption[] {
  const { palette, time } = canvas;
  const looks = {
    true: { color: palette.met, width: 3, type: 'solid' },
    false: { color: palette.missed, width: 3, type: [5, 4] },
    null: { color: palette.quiet, width: 1.5, type: 'solid' },
  } satisfies Record<string, LineSeriesOption['lineStyle']>;
  const before =
    baseline && (points[0]?.start ?? '') > baseline.end
      ? [{ x: time.middle({ start: addDays(baseline.end, -1), end: baseline.end }), value: baseline.value }]
      : [];
  const places = [...before, ...points.map((point) => ({ x: time.middle(point), value: point.value }))];
  const lines = places.slice(1).map(({ x, value }, index): LineSeriesOption => {
    const from = places[index] ?? { x, value };
    const right = steps[index + 1 - before.length]?.right ?? null;
    return {
      ...PLAIN,
      lineStyle: { ...looks[`${right}`] },
      data: [
        { value: [from.x, Number(from.value)], symbol: 'none' },
        { value: [x, Number(value)], symbol: 'none' },
      ],
    };
  });
  return [
    ...(baseline ? [baselineLine(canvas, baseline.value, points[0]?.value)] : []),
    ...breaks(canvas, points),
    ...ghostsIn(canvas, points),
    ...lines,
    {
      ...PLAIN,
      lineStyle: { width: 0, opacity: 0 },
      data: pointsIn(
        canvas,
        points,
        ({ period }) => steps.find((step) => step.period === period)?.right ?? null,
      ),
    },
  ];
}
