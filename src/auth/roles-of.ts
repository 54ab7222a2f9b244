/** Which roles an account holds: those that the log grants it and has not taken back. */
import type { RowReader } from '../log/rows.ts';
import { ROLES, rolesPrefix } from '../projections/roles.ts';
import type { RoleRow } from '../projections/rows.ts';
import { DEPARTMENT_ROLES, type HeldRole } from './staff.ts';

/** Beyond every position: what is so now, whatever was appended since anybody asked. */
const NOW = Number.MAX_SAFE_INTEGER;

/** @param reference the account's opaque id. */
export async function rolesOf(log: Pick<RowReader, 'rows'>, reference: string): Promise<HeldRole[]> {
  const rows = await log.rows('roles', { plan: ROLES, at: NOW, keyPrefix: rolesPrefix(reference) });
  return rows.map(heldRole);
}

/** Of every account that holds one, by its id. */
export async function rolesOfAll(log: Pick<RowReader, 'rows'>): Promise<Map<string, HeldRole[]>> {
  const rows = await log.rows('roles', { plan: ROLES, at: NOW });
  return new Map(
    [...Map.groupBy(rows, ({ reference }) => reference)].map(([id, own]) => [id, own.map(heldRole)]),
  );
}

const heldRole = ({ role, office }: RoleRow): HeldRole => ({
  role,
  ...(DEPARTMENT_ROLES.includes(role) && { department: office }),
});
