/** `mingbai user grant` and `mingbai user revoke`: roles, as the operator of the machine changes them. */
import { Command, Option } from 'commander';
import { ROLES } from '../../events/office.ts';
import { changeRole } from '../auth/grants.ts';
import { GRANTABLE } from '../domain/decide/index.ts';
import { eachOnce } from './each-once.ts';
import { type ToldOptions, tellOutcome, withTold } from './outcome.ts';
import { known } from './user.ts';
import { type Context, does, withOffice } from './verb.ts';

type Asked = ToldOptions & { role: string; office?: string; id?: string };

export const userGrant = (context: Context): Command =>
  roleCommand(context, 'grant_role', {
    name: 'grant',
    description: 'let an account do something more: recorded in the log, by the account’s reference alone',
    roles: GRANTABLE,
    office: 'for responders and reporters the id of their department; else the public name of the office',
    example: 'mingbai user grant li@office.example --role responder --office housing-bureau',
  });

export const userRevoke = (context: Context): Command =>
  roleCommand(context, 'revoke_role', {
    name: 'revoke',
    description: 'take a role from an account, at once; the last administrator stays',
    roles: ROLES,
    office: 'which department’s, for responders and reporters',
    example: 'mingbai user revoke li@office.example --role responder --office housing-bureau',
  });

function roleCommand(
  context: Context,
  type: 'grant_role' | 'revoke_role',
  words: { name: string; description: string; roles: readonly string[]; office: string; example: string },
): Command {
  const command = new Command(words.name)
    .description(words.description)
    .argument('<email>', 'the account')
    .addOption(new Option('--role <role>', 'which').choices([...words.roles]).makeOptionMandatory())
    .option('--office <office>', words.office)
    .option('--id <uuid>', 'id of the event: asking again with the same one does nothing twice');
  withTold(command).addHelpText('after', `\nExample:\n  ${words.example}`);
  return does<Asked>(eachOnce(command), context, (options, email = '') =>
    withOffice(context, async (portal) => {
      const person = await known(portal, email);
      const { role, office, id = context.newId() } = options;
      const asked = { type, id, actor: { role: 'operator' as const }, reference: person.id, role, office };
      return tellOutcome(context.terminal, await changeRole(portal.db, portal, asked), options);
    }),
  );
}
