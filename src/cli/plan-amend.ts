/** `mingbai plan amend`: what changed in a plan's folder becomes events. */
import { Command } from 'commander';
import { amend } from '../office/plans.ts';
import { type ActorOptions, actorOf, withActor } from './actor.ts';
import { type StatementOptions, statementOf } from './command-options.ts';
import { EXIT } from './exit-code.ts';
import { type ToldOptions, tellOutcome, withTold } from './outcome.ts';
import { tellPlanProblems } from './plan-check.ts';
import { readPlanFolder } from './plan-folder.ts';
import { type Context, does, withOffice } from './verb.ts';

type Options = ActorOptions & ToldOptions & StatementOptions & { reason: string };

export function planAmend(context: Context): Command {
  const command = new Command('amend')
    .description(
      'amend a plan that was adopted: what differs in its folder becomes events; its text may not change',
    )
    .argument('<folder>', 'holds plan.yaml and plan.txt')
    .requiredOption('--reason <text>', 'why (required)')
    .option('--source <name>', 'where the amendment was published')
    .option('--source-url <url>', 'its address')
    .option('--secondary', 'the source is a copy of a copy')
    .option('--stated-on <date>', 'when it was published');
  withTold(withActor(command)).addHelpText('after', EXAMPLES);
  return does<Options>(command, context, async (options, folder = '') => {
    const read = await readPlanFolder(folder);
    if (!read.ok) {
      tellPlanProblems(context.terminal, folder, read.problems);
      return EXIT.refused;
    }
    return withOffice(context, async (portal) => {
      const { plan: content, sha256 } = read;
      const { source, statedOn } = statementOf(options);
      const performed = await amend(portal, {
        type: 'amend_plan',
        id: context.newId(),
        actor: actorOf(options),
        content,
        sha256,
        reason: options.reason,
        source,
        statedOn,
      });
      return tellOutcome(context.terminal, performed, options);
    });
  });
}

const EXAMPLES = `
Example:
  mingbai plan amend plans/putuo-2013-2015 --reason "the target of topic 3 was quoted short"`;
