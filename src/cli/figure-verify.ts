/** `mingbai figure verify` */
import type { Command } from 'commander';
import { standingFigure } from './standing-figure.ts';
import type { Context } from './verb.ts';

export const figureVerify = (context: Context): Command =>
  standingFigure<{ opinion?: string }>(
    context,
    {
      name: 'verify',
      description: 'verify a figure that somebody else reported',
      examples: 'mingbai figure verify air-quality-good-rate 2014 --role verifier --as b2',
    },
    (command) => command.option('--opinion <text>', 'what was checked'),
    ({ opinion }, which) => ({ type: 'verify_figure', ...which, opinion }),
  );
