/** `mingbai evaluate`: the leading group's word on a target. */
import { Argument, Command } from 'commander';
import { GIVEN_STATES } from '../../events/evaluation.ts';
import { perform } from '../office/perform.ts';
import { askedOf, type CommandOptions, withCommand } from './command-options.ts';
import { tellOutcome } from './outcome.ts';
import { type Context, does, withOffice } from './verb.ts';

type Options = CommandOptions & {
  opinion: string;
  reliedOn?: string[];
  statedOn?: string;
  reason?: string;
  synthetic?: boolean;
};

export function evaluate(context: Context): Command {
  const command = new Command('evaluate')
    .description('give the leading group’s verdict on a target, or revise it')
    .argument('<target>', 'id of the target')
    .argument('<occasion>', 'a year of the plan, or acceptance')
    .addArgument(new Argument('<state>', 'the verdict').choices([...GIVEN_STATES]))
    .requiredOption('--opinion <text>', 'in words (required)')
    .option('--relied-on <uuid...>', 'ids of the figures that it rests on')
    .option('--stated-on <date>', 'when it was stated')
    .option('--reason <text>', 'why an earlier verdict is revised')
    .option('--synthetic', 'made up; on a demonstration alone');
  withCommand(command).addHelpText('after', EXAMPLES);
  return does<Options>(command, context, async (options, target = '', occasion = '', state = '') =>
    withOffice(context, async (portal) => {
      const performed = await perform(portal, {
        type: 'evaluate_target',
        ...(await askedOf(context, portal, options)),
        target,
        occasion,
        state,
        opinion: options.opinion,
        reliedOn: options.reliedOn,
        statedOn: options.statedOn,
        reason: options.reason,
        synthetic: options.synthetic,
      });
      return tellOutcome(context.terminal, performed, options);
    }),
  );
}

const EXAMPLES = `
Example:
  mingbai evaluate air-quality-good-rate-2015 acceptance missed --role evaluator --as c1 \\
    --opinion "69.7 % on the AQI definition, short of 90 %"`;
