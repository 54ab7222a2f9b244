/** A picture small enough for a line of a list: no words, no axes, places from 0 to 1. */
import type { DecimalText } from '../domain/facts.ts';
import type { Days } from '../domain/period.ts';
import { goalOfChange } from './forms.ts';
import type { Demand } from './goal.ts';
import type { Picture } from './picture.ts';
import { timeScale } from './scale.ts';

export type Sketch =
  | {
      form: 'line';
      /** From left to right; `y` grows upwards. */
      points: readonly SketchPoint[];
      /** Bounds of the goal on the same scale. */
      goals: readonly number[];
      /** A running total rises in steps. */
      stepped: boolean;
    }
  /** One mark a year: kept, not kept, open. */
  | { form: 'marks'; marks: readonly (boolean | null)[] }
  /** How much of a whole is covered, 0 to 1. */
  | { form: 'share'; share: number };
export type SketchPoint = { x: number; y: number; synthetic: boolean };

/** @param plan its first and last day: all sketches of a plan have the same width of time. */
export function sketchOf(picture: Picture, plan: Days): Sketch {
  switch (picture.form) {
    case 'years':
      return { form: 'marks', marks: picture.years.map(({ held }) => held) };
    case 'milestone':
      return { form: 'marks', marks: [picture.marks.some(({ value }) => Number(value) >= 1) ? true : null] };
    case 'coverage':
      return { form: 'share', share: Math.min(1, Number(picture.covered) / Number(picture.total)) };
    case 'cumulative':
      return lineOf(
        picture.points.map((point) => ({ ...point, value: point.total })),
        bounds(picture.goal),
        plan,
        true,
      );
    case 'change':
      return lineOf(picture.points, bounds(goalOfChange(picture)), plan);
    case 'line':
      return lineOf(picture.points, bounds(picture.goal), plan);
    case 'versus':
      return lineOf(
        picture.points,
        picture.others.slice(-1).map(({ value }) => Number(value)),
        plan,
      );
    case 'trend':
      return lineOf(picture.points, [], plan);
  }
}

type Placed = Days & { value: DecimalText; synthetic: boolean };

function lineOf(points: readonly Placed[], goals: readonly number[], plan: Days, stepped = false): Sketch {
  const time = timeScale([plan, ...points], 1);
  const values = [...points.map(({ value }) => Number(value)), ...goals, ...(stepped ? [0] : [])];
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const up = (value: number) => (high === low ? 0.5 : (value - low) / (high - low));
  const placed = points.map((point) => ({
    x: (stepped ? time.end(point) : time.middle(point)) / time.length,
    y: up(Number(point.value)),
    synthetic: point.synthetic,
  }));
  return { form: 'line', points: placed, goals: goals.map(up), stepped };
}

function bounds(goal: Demand | null): number[] {
  if (!goal) return [];
  return (goal.operator === 'between' ? [goal.value, goal.high] : [goal.value]).map(Number);
}
