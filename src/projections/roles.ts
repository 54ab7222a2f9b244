/** Which roles are held: a row from the grant to the revocation. Accounts are known by their opaque references. */
import { actOf, joinKey } from './act.ts';
import type { Projection } from './projection.ts';
import type { RoleRow } from './rows.ts';

type Types = 'role.granted' | 'role.revoked';

/** The group that every role is listed under. */
export const ROLES = 'roles';
/** Keys of the roles of one account begin so. */
export const rolesPrefix = (reference: string): string => `${joinKey(reference)}/`;

export const roles: Projection<RoleRow, Types> = {
  name: 'roles',
  version: 1,
  types: ['role.granted', 'role.revoked'],
  keys: ({ data: { reference, role, office } }) => [{ key: joinKey(reference, role, office), plan: ROLES }],
  evolve(row, event) {
    if (event.type === 'role.revoked') return undefined;
    const { reference, role, office, plan, synthetic } = event.data;
    return row ?? { ...{ reference, role, office, plan, synthetic }, granted: actOf(event) };
  },
};
