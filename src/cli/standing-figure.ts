/** What the verbs about a figure that stands have in common: naming it, doing it, telling it. */
import { Command } from 'commander';
import type { Asked, FigureCommand, Which } from '../domain/decide/index.ts';
import { perform } from '../office/perform.ts';
import { askedOf, type CommandOptions, withCommand } from './command-options.ts';
import { tellOutcome } from './outcome.ts';
import { type Context, does, withOffice } from './verb.ts';

type StandingOptions = CommandOptions & { scope?: string; figure?: string };

/** A verb on one figure: `add` gives it its own options, `say` makes the command of them. */
export function standingFigure<Options extends object>(
  context: Context,
  { name, description, examples }: { name: string; description: string; examples: string },
  add: (command: Command) => Command,
  say: (options: Options, which: Asked & Which) => FigureCommand,
): Command {
  const command = new Command(name)
    .description(description)
    .argument('<indicator>', 'id of the indicator')
    .argument('<period>', 'of the figure')
    .option('--scope <scope>', 'of the figure; empty is the indicator’s own')
    .option('--figure <uuid>', 'id of its report: refused when another report stands by now');
  withCommand(add(command)).addHelpText('after', `\nExample:\n  ${examples}`);
  return does<StandingOptions & Options>(command, context, async (options, indicator = '', period = '') =>
    withOffice(context, async (portal) => {
      const asked = await askedOf(context, portal, options);
      const { scope, figure } = options;
      const performed = await perform(portal, say(options, { ...asked, indicator, period, scope, figure }));
      return tellOutcome(context.terminal, performed, options);
    }),
  );
}
