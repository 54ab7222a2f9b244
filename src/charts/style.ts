/** What a chart is drawn with: words, theme and size. */
import type { Palette, Theme } from './palette.ts';
import type { TimeScale, ValueScale } from './scale.ts';

export type ChartWords = {
  /** The finding: the title of the image. */
  title: string;
  /** What the target demands: 目标 不低于 90%. */
  goal: string;
  pace: string;
  baseline: string;
  /** At a break of the series: 口径改变. */
  broken: string;
  /** Before a value that was corrected: 更正前. */
  before: string;
  /** Where something is made up: 虚构. */
  synthetic: string;
  /** Name of the indicator, and of the series it is held against. */
  own: string;
  reference: string;
  /** A year on the axis. */
  year(year: string): string;
  /** The value at a point: a long unit stands once, in the corner. */
  label(decimal: string): string;
  /** Decimals as people read them, without and with the unit. */
  number(decimal: string): string;
  quantity(decimal: string): string;
};

export type ChartStyle = { words: ChartWords; theme: Theme; narrow: boolean; unit: string; decimals: number };

/** A chart being drawn. */
export type Canvas = ChartStyle & { palette: Palette; time: TimeScale; value: ValueScale };

/** CSS pixels. The narrow one is for phones: the same type on less ground. */
export const sizeOf = (narrow: boolean): { width: number; height: number } =>
  narrow ? { width: 340, height: 300 } : { width: 720, height: 340 };
