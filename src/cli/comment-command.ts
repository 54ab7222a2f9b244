/** What the verbs about a comment that is there have in common: naming it, doing it, telling it. */
import { Command } from 'commander';
import type { Actor } from '../../events/envelope.ts';
import type { CommentCommand } from '../domain/decide/index.ts';
import { type PerformedComment, performComment } from '../office/comments.ts';
import { type ActorOptions, actorOf, withActor } from './actor.ts';
import { type ToldOptions, tellOutcome, withTold } from './outcome.ts';
import { type Context, does, withOffice } from './verb.ts';

export const withId = (command: Command): Command =>
  command.option('--id <uuid>', 'id of the event: asking again with the same one does nothing twice');

type Options = ActorOptions & ToldOptions & { id?: string };
type OfComment = { id: string; actor: Actor; comment: string };

/** A verb on one comment: `add` gives it its own options, `say` makes the command of them. */
export function commentCommand<Own extends object>(
  context: Context,
  { name, description, examples }: { name: string; description: string; examples: string },
  add: (command: Command) => Command,
  say: (options: Own, of: OfComment) => Promise<CommentCommand>,
): Command {
  const command = new Command(name).description(description).argument('<comment>', 'id of the comment');
  withTold(withActor(withId(add(command)))).addHelpText('after', `\n${examples}`);
  return does<Options & Own>(command, context, async (options, comment = '') => {
    const of = { id: options.id ?? context.newId(), actor: actorOf(options), comment };
    const asked = await say(options, of);
    return withOffice(context, async (portal) =>
      // What is published or answered is served with its salt: nobody needs a receipt of it.
      tellOutcome(context.terminal, withoutReceipt(await performComment(portal, asked)), options),
    );
  });
}

function withoutReceipt({ receipt: _, ...performed }: PerformedComment) {
  return performed;
}
