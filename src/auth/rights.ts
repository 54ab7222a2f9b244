/** Who may do what: by role, and for roles of departments by the department that a thing belongs to. */
import type { Actor } from '../../events/envelope.ts';
import type { HeldRole, Role } from './staff.ts';
import { DEPARTMENT_ROLES } from './staff.ts';

/** What a route asks of whoever comes. */
export type Right = {
  roles: readonly Role[];
  /** Roles of departments reach what belongs to their own alone. */
  ofDepartment: boolean;
};

/** Which of somebody's roles let them pass. An auditor reads everything, and changes nothing whatever a route says. */
export function passing(
  held: readonly HeldRole[],
  allowed: readonly Role[],
  { reads }: { reads: boolean },
): HeldRole[] {
  const passes = ({ role }: HeldRole) => (role === 'auditor' ? reads : allowed.includes(role));
  const order = ({ role }: HeldRole) => (role === 'auditor' ? allowed.length : allowed.indexOf(role));
  return held.filter(passes).toSorted((a, b) => order(a) - order(b));
}

/** Those who act for the whole portal; the others reach what their department has. */
export const actsForAll = ({ role }: HeldRole): boolean => !DEPARTMENT_ROLES.includes(role);

/** Whether one of the roles reaches a thing; one that no department has is reached by the portal's roles alone. */
export const reaches = (held: readonly HeldRole[], department: string | undefined): boolean =>
  held.some((each) => actsForAll(each) || (department !== undefined && each.department === department));

/** How the log names who acts in a role: by the account's opaque id, never by name. */
export const actorIn = ({ role, department }: HeldRole, ref: string): Actor => ({
  role: ACTORS[role],
  ...(department !== undefined && { office: department }),
  ref,
});

const ACTORS: Record<Role, Actor['role']> = {
  administrator: 'administrator',
  moderator: 'moderator',
  editor: 'editor',
  responder: 'responder',
  reporter: 'clerk',
  office: 'evaluator',
  // Acts nowhere: what it is called does not matter.
  auditor: 'system',
  clerk: 'clerk',
  verifier: 'verifier',
  evaluator: 'evaluator',
};
