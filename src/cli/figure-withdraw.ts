/** `mingbai figure withdraw` */
import type { Command } from 'commander';
import { standingFigure } from './standing-figure.ts';
import type { Context } from './verb.ts';

export const figureWithdraw = (context: Context): Command =>
  standingFigure<{ reason: string }>(
    context,
    {
      name: 'withdraw',
      description: 'withdraw a figure; another may then be reported',
      examples: 'mingbai figure withdraw air-quality-good-rate 2014 --reason "reported for the wrong year"',
    },
    (command) => command.requiredOption('--reason <text>', 'why (required)'),
    ({ reason }, which) => ({ type: 'withdraw_figure', ...which, reason }),
  );
