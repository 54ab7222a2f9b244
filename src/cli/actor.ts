/** Who asks: options that every verb has which writes. */
import { type Command, Option } from 'commander';
import { ACTOR_ROLES, type Actor } from '../../events/envelope.ts';

export type ActorOptions = { role: Actor['role']; office?: string; as?: string };

export const withActor = (command: Command): Command =>
  command
    .addOption(new Option('--role <role>', 'in which role').choices([...ACTOR_ROLES]).default('operator'))
    .option('--office <department>', 'for which department or office: its id or name')
    .option(
      '--as <reference>',
      'opaque reference of the person; verifying needs one that differs from the reporter’s',
    );

export const actorOf = ({ role, office, as: ref }: ActorOptions): Actor => ({
  role,
  ...(office && { office }),
  ...(ref && { ref }),
});
