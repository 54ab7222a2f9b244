/** `mingbai figure report`: a figure, or a value of a reference series. */
import { Command } from 'commander';
import { perform } from '../office/perform.ts';
import {
  askedOf,
  type CommandOptions,
  type ObservationOptions,
  observationOf,
  type StatementOptions,
  statementOf,
  withCommand,
  withObservation,
  withStatement,
} from './command-options.ts';
import { tellOutcome } from './outcome.ts';
import { type Context, does, withOffice } from './verb.ts';

type Options = CommandOptions &
  ObservationOptions &
  StatementOptions & {
    scope?: string;
    unit?: string;
    reference?: string;
    replace?: boolean;
    synthetic?: boolean;
  };

export function figureReport(context: Context): Command {
  const command = new Command('report')
    .description('report a figure of an indicator for a period')
    .argument('<indicator>', 'id of the indicator')
    .argument('<period>', 'such as 2014, 2014-H1, 2014-Q3, 2014-07, 2014-07-31, 2013/2014')
    .option('--scope <scope>', 'a scope that the indicator declares; empty is its own')
    .option('--unit <unit>', 'checked against the indicator’s unit')
    .option('--reference <series>', 'the value is that of a reference series')
    .option('--replace', 'with --reference: replace the value reported before')
    .option('--synthetic', 'made up; on a demonstration alone');
  withCommand(withStatement(withObservation(command))).addHelpText('after', EXAMPLES);
  return does<Options>(command, context, async (options, indicator = '', period = '') =>
    withOffice(context, async (portal) => {
      const asked = await askedOf(context, portal, options);
      const cell = { indicator, period, scope: options.scope };
      const rest = {
        ...asked,
        ...cell,
        ...statementOf(options),
        unit: options.unit,
        synthetic: options.synthetic,
      };
      const { reference, replace, value = '' } = options;
      const performed = await perform(
        portal,
        reference === undefined
          ? { type: 'report_figure', ...rest, ...observationOf(options) }
          : { type: 'report_reference', ...rest, reference, replace, value },
      );
      return tellOutcome(context.terminal, performed, options);
    }),
  );
}

const EXAMPLES = `
Examples:
  mingbai figure report air-quality-good-rate 2014 --value 74.8 --unit % \\
    --source "普陀区“十三五”环境保护规划" --secondary --note "按 AQI 口径" --as a7
  mingbai figure report green-coverage 2014 --status O --note "the survey was not held"
  mingbai figure report noise-day 2014 --reference city-average --value 55.1`;
