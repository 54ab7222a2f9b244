/** The chart of a picture with axes, as SVG. */
import type { LineSeriesOption } from 'echarts/charts';
import type { EChartsCoreOption } from 'echarts/core';
import type { Days } from '../domain/period.ts';
import {
  changeSeries,
  cumulativeSeries,
  goalOfChange,
  lineSeries,
  trendSeries,
  versusSeries,
} from './forms.ts';
import type { Demand } from './goal.ts';
import { FONT, PALETTES } from './palette.ts';
import type { Picture } from './picture.ts';
import { timeScale, valueScale } from './scale.ts';
import type { Canvas, ChartStyle } from './style.ts';
import { sizeOf } from './style.ts';
import { drawSvg } from './svg.ts';

/** Pictures that are charts; the others are drawn on the page itself. */
export type Chart = Exclude<Picture, { form: 'years' | 'coverage' | 'milestone' }>;

export const isChart = (picture: Picture): picture is Chart =>
  !['years', 'coverage', 'milestone'].includes(picture.form);

/** @param plan its first and last day: the axis always shows all of it, so that what is still to come is seen. */
export function chartSvg(picture: Chart, plan: Days, style: ChartStyle): string {
  const canvas = canvasOf(picture, plan, style);
  const title = style.words.title;
  return drawSvg(optionOf(picture, canvas), { ...sizeOf(style.narrow), title });
}

/** What is made up, said in the picture itself. */
export function isSynthetic(picture: Chart): boolean {
  const others = picture.form === 'versus' ? picture.others : [];
  return [...picture.points, ...others].some(({ synthetic }) => synthetic);
}

function canvasOf(picture: Chart, plan: Days, style: ChartStyle): Canvas {
  const others = picture.form === 'versus' ? picture.others : [];
  const baseline =
    'baseline' in picture && picture.baseline
      ? [{ start: picture.baseline.end, end: picture.baseline.end }]
      : [];
  const window = picture.form === 'cumulative' ? [picture.window] : [];
  return {
    ...style,
    palette: PALETTES[style.theme],
    time: timeScale([plan, ...window, ...baseline, ...picture.points, ...others], style.narrow ? 6 : 12),
    value: valueScale(valuesOf(picture), {
      fromZero: picture.form === 'cumulative',
      isShare: style.unit === '%',
      decimals: style.decimals,
    }),
  };
}

function valuesOf(picture: Chart): number[] {
  const { points } = picture;
  if (picture.form === 'cumulative') {
    const ghosts = picture.points.flatMap(({ total, value, ghosts: old }) =>
      old.map((ghost) => Number(total) - Number(value) + Number(ghost)),
    );
    return [
      Number(picture.start),
      ...picture.points.map(({ total }) => Number(total)),
      ...ghosts,
      ...bounds(picture.goal),
    ];
  }
  const own = points.flatMap(({ value, ghosts }) => [value, ...ghosts].map(Number));
  switch (picture.form) {
    case 'line':
      return [...own, ...bounds(picture.goal), ...(picture.about === null ? [] : [Number(picture.about)])];
    case 'change':
      return [...own, Number(picture.baseline.value), ...bounds(goalOfChange(picture))];
    case 'versus':
      return [...own, ...picture.others.map(({ value }) => Number(value))];
    case 'trend':
      return [...own, ...(picture.baseline ? [Number(picture.baseline.value)] : [])];
  }
}

function bounds(goal: Demand | null): number[] {
  if (!goal) return [];
  return (goal.operator === 'between' ? [goal.value, goal.high] : [goal.value]).map(Number);
}

function seriesOf(picture: Chart, canvas: Canvas): LineSeriesOption[] {
  switch (picture.form) {
    case 'line':
      return lineSeries(canvas, picture);
    case 'cumulative':
      return cumulativeSeries(canvas, picture);
    case 'change':
      return changeSeries(canvas, picture);
    case 'versus':
      return versusSeries(canvas, picture);
    case 'trend':
      return trendSeries(canvas, picture);
  }
}

function optionOf(picture: Chart, canvas: Canvas): EChartsCoreOption {
  const { palette, time, value, words, unit, narrow } = canvas;
  const text = { color: palette.quiet, fontFamily: FONT, fontSize: 13 };
  const { width } = sizeOf(narrow);
  // A sign such as % stands with every number; a word stands once.
  const corner = unit === '-' || words.label('0').includes(unit) ? '' : unit;
  const isBare = corner === '' && !isSynthetic(picture) && picture.form !== 'versus';
  return {
    backgroundColor: palette.paper,
    textStyle: { fontFamily: FONT },
    grid: {
      left: 8,
      right: narrow ? 26 : 30,
      top: isBare ? 22 : picture.form === 'versus' ? 60 : 46,
      bottom: 8,
      outerBoundsMode: 'same',
    },
    xAxis: {
      type: 'value',
      min: 0,
      max: time.length,
      axisLine: { lineStyle: { color: palette.soft } },
      axisTick: { customValues: [...time.ticks], lineStyle: { color: palette.soft } },
      axisLabel: {
        ...text,
        customValues: [...time.labels.keys()],
        formatter: (place: number) => words.year(time.labels.get(place) ?? ''),
        showMinLabel: true,
        showMaxLabel: true,
      },
      splitLine: { show: false },
    },
    yAxis: {
      type: 'value',
      ...value,
      axisLabel: { ...text, formatter: (tick: number) => words.label(String(Number(tick.toPrecision(12)))) },
      splitLine: { lineStyle: { color: palette.rule } },
    },
    ...(picture.form === 'versus' && {
      legend: {
        left: 0,
        top: 20,
        itemGap: 18,
        selectedMode: false,
        textStyle: { ...text, color: palette.ink },
        formatter: clip,
      },
    }),
    graphic: [
      ...(corner === '' ? [] : [note(8, 'left', corner, palette.quiet)]),
      ...(isSynthetic(picture) ? [note(width - 8, 'right', words.synthetic, palette.missed)] : []),
    ],
    series: seriesOf(picture, canvas),
  };
}

/** A word in a corner of the picture. */
const note = (x: number, align: 'left' | 'right', text: string, fill: string) => ({
  type: 'text',
  silent: true,
  x,
  y: 8,
  style: { text, fill, align, fontSize: 13, fontFamily: FONT },
});

const clip = (name: string): string => ([...name].length > 20 ? `${[...name].slice(0, 19).join('')}…` : name);
