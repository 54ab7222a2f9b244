/** Does what a command about the roles of accounts asks. */
import { decideRole, ROLES_STREAM, type RoleCommand, type RoleState } from '../domain/decide/index.ts';
import { ROLES } from '../projections/roles.ts';
import type { Office, Performed } from './office.ts';
import { settle } from './settle.ts';

/**
 * @param active ids of the accounts that can act, which the log does not know.
 * @throws whatever the database throws; what the asker can mend is in the answer.
 */
export const performRole = (
  office: Office,
  command: RoleCommand,
  active: ReadonlySet<string>,
): Promise<Performed> =>
  settle(office, {
    id: command.id,
    stream: async () => ROLES_STREAM,
    decide: async (at) => decideRole(await roleState(office, active, at), command),
  });

async function roleState({ log, demo }: Office, active: ReadonlySet<string>, at: number): Promise<RoleState> {
  const [held, departments] = await Promise.all([
    log.rows('roles', { plan: ROLES, at }),
    log.rows('departments', { at }),
  ]);
  return { demo, held, departments, active };
}
