/** `mingbai user`: the accounts of those who answer, as the operator opens them. */
import { Command, Option } from 'commander';
import { changeRole, dismiss } from '../auth/grants.ts';
import {
  addPerson,
  forgetSecondFactor,
  linkFor,
  type Person,
  people,
  personBy,
  removePerson,
} from '../auth/people.ts';
import { rolesOf } from '../auth/roles-of.ts';
import type { HeldRole } from '../auth/staff.ts';
import { systemClock } from '../clock.ts';
import { GRANTABLE } from '../domain/decide/index.ts';
import type { Performed } from '../office/office.ts';
import { eachOnce } from './each-once.ts';
import { EXIT, type ExitCode, Stop } from './exit-code.ts';
import { type ToldOptions, tellOutcome, withTold } from './outcome.ts';
import { configOf, type Portal } from './portal.ts';
import { type Context, does, withOffice } from './verb.ts';

type Told = { json?: boolean };
type Added = ToldOptions & { name: string; email: string; role: string; office?: string };

export function userAdd(context: Context): Command {
  const command = new Command('add')
    .description('open an account with its first role, and print the one-time link that sets its password')
    .requiredOption('--name <name>', 'of the person; it stays in the database')
    .requiredOption('--email <address>', 'what they sign in with; no mail is sent')
    .addOption(new Option('--role <role>', 'what they may do').choices([...GRANTABLE]).makeOptionMandatory())
    .option(
      '--office <department>',
      'for responders and reporters the id of their department; else the public name of the office',
    );
  withTold(command).addHelpText(
    'after',
    '\nExamples:\n  mingbai user add --name 王芳 --email wang@office.example --role administrator\n  mingbai user add --name 李强 --email li@office.example --role responder --office housing-bureau',
  );
  return does<Added>(eachOnce(command), context, (options) =>
    withOffice(context, (portal) => add(context, portal, options)),
  );
}

async function add(context: Context, portal: Portal, options: Added): Promise<ExitCode> {
  const { terminal } = context;
  const { db } = portal;
  const added = await addPerson(db, options, systemClock());
  if (!added.ok) {
    const { field, code } = added.problem;
    terminal.tell('refused:');
    terminal.tell(`  --${field}: ${code === 'taken' ? 'there is an account of that address' : RIGHT[field]}`);
    return EXIT.refused;
  }
  const granted = await granting(context, portal, added.id, options).catch(async (error) => {
    await removePerson(db, added.id);
    throw error;
  });
  if (granted.ok) return tellLink(context, portal, await known(portal, options.email), options);
  // Without its role nobody would know what the account is for.
  await removePerson(db, added.id);
  return tellOutcome(terminal, granted, options);
}

const RIGHT = {
  name: 'has to be 1 to 50 characters that can be seen',
  email: 'has to be an address such as wang@office.example',
};

const granting = (
  { newId }: Context,
  portal: Portal,
  reference: string,
  options: Added,
): Promise<Performed> =>
  changeRole(portal.db, portal, {
    type: 'grant_role',
    id: newId(),
    actor: { role: 'operator' },
    reference,
    role: options.role,
    office: options.office,
  });

export function userList(context: Context): Command {
  const command = new Command('list')
    .description('list the accounts with their roles')
    .option('--json', 'answer as one line of JSON');
  return does<Told>(command, context, ({ json }) =>
    withOffice(context, async ({ db, log }) => {
      const all = await Promise.all(
        (await people(db)).map(async (person) => ({ ...person, roles: await rolesOf(log, person.id) })),
      );
      if (json) context.terminal.printJson(all);
      else
        for (const { email, name, roles, ...rest } of all)
          context.terminal.print(
            [email, name, roles.map(roleText).join(', ') || '-', stateOf(rest)].join('  '),
          );
      return EXIT.ok;
    }),
  );
}

const roleText = ({ role, department }: HeldRole) => (department ? `${role} (${department})` : role);
const stateOf = ({
  disabledAt,
  hasPassword,
  secondFactor,
}: Pick<Person, 'disabledAt' | 'hasPassword' | 'secondFactor'>) =>
  disabledAt !== undefined
    ? 'disabled'
    : !hasPassword
      ? 'invited'
      : secondFactor
        ? 'second factor'
        : 'password';

export function userInvite(context: Context): Command {
  const command = new Command('invite')
    .description('print a new one-time link that sets the password; links before it are void')
    .argument('<email>', 'the account')
    .option('--forget-second-factor', 'the authenticator is lost: a new one is set up at the next sign-in')
    .option('--json', 'answer as one line of JSON')
    .addHelpText('after', '\nExample:\n  mingbai user invite wang@office.example --forget-second-factor');
  return does<Told & { forgetSecondFactor?: boolean }>(command, context, (options, email = '') =>
    withOffice(context, async (portal) => {
      const person = await known(portal, email);
      if (person.disabledAt !== undefined)
        throw new Stop(EXIT.refused, `<email>: the account ${email} is disabled`);
      if (options.forgetSecondFactor) await forgetSecondFactor(portal.db, person.id);
      return tellLink(context, portal, person, options);
    }),
  );
}

export function userDisable(context: Context): Command {
  const command = new Command('disable')
    .description('end an account at once: its roles are revoked, its sessions and links void')
    .argument('<email>', 'the account');
  return does<ToldOptions>(withTold(command), context, (options, email = '') =>
    withOffice(context, async (portal) => {
      const { id } = await known(portal, email);
      const actor = { role: 'operator' as const };
      const asked = { actor, reference: id, newId: context.newId, now: systemClock() };
      const refused = await dismiss(portal.db, portal, asked);
      if (refused) return tellOutcome(context.terminal, refused, options);
      if (options.json) context.terminal.printJson({ id, disabled: true });
      else context.terminal.print(`disabled ${id}`);
      return EXIT.ok;
    }),
  );
}

export async function known({ db }: Portal, email: string): Promise<Person> {
  const person = await personBy(db, { email });
  if (!person) throw new Stop(EXIT.refused, `<email>: there is no account ${email}`);
  return person;
}

async function tellLink(context: Context, { db }: Portal, person: Person, { json }: Told): Promise<ExitCode> {
  const { path, expiresAt } = await linkFor(db, person, systemClock());
  const link = `${configOf(context.environment).publicUrl}${path}`;
  if (json) context.terminal.printJson({ id: person.id, link, expiresAt });
  else {
    context.terminal.print(link);
    context.terminal.tell(
      `account ${person.id}: the link works once, until ${expiresAt}, and is not shown again`,
    );
    context.terminal.tell('hand it to the person yourself: whoever has it has the account');
  }
  return EXIT.ok;
}
