/** `mingbai figure correct` */
import { type Command, Option } from 'commander';
import { CORRECTION_KINDS } from '../../events/figure.ts';
import {
  type ObservationOptions,
  observationOf,
  type StatementOptions,
  statementOf,
  withObservation,
} from './command-options.ts';
import { standingFigure } from './standing-figure.ts';
import type { Context } from './verb.ts';

type Options = ObservationOptions & StatementOptions & { old?: string; reason: string; kind: string };

export const figureCorrect = (context: Context): Command =>
  standingFigure<Options>(
    context,
    {
      name: 'correct',
      description: 'correct a figure: the old one stays in the log, struck through',
      examples:
        'mingbai figure correct air-quality-good-rate 2014 --old 74.8 --value 74.6 --reason "typing error" --kind entry_error',
    },
    withCorrection,
    ({ old, reason, kind, ...options }, which) => {
      const { source, statedOn } = statementOf(options);
      const before = old === undefined ? undefined : { value: old };
      return {
        type: 'correct_figure',
        ...which,
        old: before,
        new: observationOf(options),
        reason,
        kind,
        source,
        statedOn,
      };
    },
  );

const withCorrection = (command: Command): Command =>
  withObservation(command)
    .option('--old <decimal>', 'what the figure is believed to be: refused when it is something else by now')
    .requiredOption('--reason <text>', 'why (required)')
    .addOption(
      new Option('--kind <kind>', 'what kind of correction')
        .choices([...CORRECTION_KINDS])
        .makeOptionMandatory(),
    )
    .option('--source <name>', 'where the new value was read')
    .option('--source-url <url>', 'its address')
    .option('--secondary', 'the source is a copy of a copy')
    .option('--stated-on <date>', 'when it was stated');
