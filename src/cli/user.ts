/** `mingbai user`: the accounts of those who answer, as the operator opens them. */
import { Command, Option } from 'commander';
import { ROLES } from '../../events/office.ts';
import {
  addPerson,
  disablePerson,
  forgetSecondFactor,
  grantRole,
  linkFor,
  type Person,
  people,
  personBy,
  removePerson,
} from '../auth/people.ts';
import { rolesOf } from '../auth/roles-of.ts';
import { DEPARTMENT_ROLES, type HeldRole, type Role } from '../auth/staff.ts';
import { systemClock } from '../clock.ts';
import { EXIT, type ExitCode, Stop } from './exit-code.ts';
import { configOf, type Portal } from './portal.ts';
import { type Context, does, withOffice } from './verb.ts';

type Told = { json?: boolean };
type Added = Told & { name: string; email: string; role: Role; department?: string; office: string };

export function userAdd(context: Context): Command {
  const command = new Command('add')
    .description('open an account with its first role, and print the one-time link that sets its password')
    .requiredOption('--name <name>', 'of the person; it stays in the database')
    .requiredOption('--email <address>', 'what they sign in with; no mail is sent')
    .addOption(new Option('--role <role>', 'what they may do').choices([...GRANTED]).makeOptionMandatory())
    .option('--department <department>', 'for which department: its name, for responders and reporters')
    .option('--office <office>', 'the office that the other roles belong to', '领导小组办公室')
    .option('--json', 'answer as one line of JSON')
    .addHelpText(
      'after',
      '\nExample:\n  mingbai user add --name 王芳 --email wang@office.example --role administrator',
    );
  return does<Added>(command, context, (options) =>
    withOffice(context, (portal) => add(context, portal, options)),
  );
}

/** What accounts are granted; the others are how the log called some of them before there were accounts. */
const GRANTED: readonly Role[] = ROLES.slice(0, 7);

async function add(context: Context, portal: Portal, options: Added): Promise<ExitCode> {
  const held = heldRole(options);
  const now = systemClock();
  const { db, log } = portal;
  const added = await addPerson(db, options, now);
  if (!added.ok) {
    const { field, code } = added.problem;
    context.terminal.tell(
      `refused:\n  --${field}: ${code === 'taken' ? 'there is an account of that address' : `is no ${field}`}`,
    );
    return EXIT.refused;
  }
  const { id } = added;
  try {
    await grantRole(log, id, held, { office: options.office, actor: { role: 'operator' } });
  } catch (error) {
    // Without its role nobody would know what the account is for.
    await removePerson(db, id);
    throw error;
  }
  return tellLink(context, portal, await known(portal, options.email), options);
}

function heldRole({ role, department }: Added): HeldRole {
  const isOfDepartment = DEPARTMENT_ROLES.includes(role);
  if (isOfDepartment && !department) throw new Stop(EXIT.usage, `--department: a ${role} acts for one`);
  if (!isOfDepartment && department) throw new Stop(EXIT.usage, `--department: a ${role} acts for none`);
  return { role, ...(department && { department }) };
}

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
      if (person.disabledAt !== undefined) throw new Stop(EXIT.refused, 'the account is disabled');
      if (options.forgetSecondFactor) await forgetSecondFactor(portal.db, person.id);
      return tellLink(context, portal, person, options);
    }),
  );
}

export function userDisable(context: Context): Command {
  const command = new Command('disable')
    .description('end an account at once: its sessions and links are void, and it cannot sign in')
    .argument('<email>', 'the account')
    .option('--json', 'answer as one line of JSON');
  return does<Told>(command, context, ({ json }, email = '') =>
    withOffice(context, async (portal) => {
      const { id } = await known(portal, email);
      await disablePerson(portal.db, id, systemClock());
      if (json) context.terminal.printJson({ id, disabled: true });
      else context.terminal.print(`disabled ${id}`);
      return EXIT.ok;
    }),
  );
}

async function known({ db }: Portal, email: string): Promise<Person> {
  const person = await personBy(db, { email });
  if (!person) throw new Stop(EXIT.refused, 'there is no account of that address');
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
