/** `mingbai figure baseline`: the value that changes are counted from. */
import { Command } from 'commander';
import { perform } from '../office/perform.ts';
import {
  askedOf,
  type CommandOptions,
  type StatementOptions,
  statementOf,
  withCommand,
  withStatement,
} from './command-options.ts';
import { tellOutcome } from './outcome.ts';
import { type Context, does, withOffice } from './verb.ts';

type Options = CommandOptions &
  StatementOptions & { value: string; scope?: string; unit?: string; replace?: boolean; synthetic?: boolean };

export function figureBaseline(context: Context): Command {
  const command = new Command('baseline')
    .description('set the baseline of an indicator, where its plan left it open')
    .argument('<indicator>', 'id of the indicator')
    .argument('[period]', 'of the baseline, such as 2010')
    .requiredOption('--value <decimal>', 'the baseline, such as 120.5 (required)')
    .option('--scope <scope>', 'a scope that the indicator declares; empty is its own')
    .option('--unit <unit>', 'checked against the indicator’s unit')
    .option('--replace', 'replace the baseline set before')
    .option('--synthetic', 'made up; on a demonstration alone');
  withCommand(withStatement(command)).addHelpText('after', EXAMPLES);
  return does<Options>(command, context, async (options, indicator = '', period = '') =>
    withOffice(context, async (portal) => {
      const performed = await perform(portal, {
        type: 'set_baseline',
        ...(await askedOf(context, portal, options)),
        ...statementOf(options),
        indicator,
        period: period || undefined,
        scope: options.scope,
        value: options.value,
        unit: options.unit,
        replace: options.replace,
        synthetic: options.synthetic,
      });
      return tellOutcome(context.terminal, performed, options);
    }),
  );
}

const EXAMPLES = `
Example:
  mingbai figure baseline energy-use 2012 --value 18.4 --source "Yearbook 2013"`;
