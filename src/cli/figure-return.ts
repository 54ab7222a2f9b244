/** `mingbai figure return` */
import type { Command } from 'commander';
import { standingFigure } from './standing-figure.ts';
import type { Context } from './verb.ts';

export const figureReturn = (context: Context): Command =>
  standingFigure<{ reason: string }>(
    context,
    {
      name: 'return',
      description: 'return a figure to its reporter; another may then be reported',
      examples: 'mingbai figure return air-quality-good-rate 2014 --reason "no source given"',
    },
    (command) => command.requiredOption('--reason <text>', 'why (required)'),
    ({ reason }, which) => ({ type: 'return_figure', ...which, reason }),
  );
