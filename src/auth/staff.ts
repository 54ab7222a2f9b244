/** Who is signed in, as routes see it. */
import type { ROLES } from '../../events/office.ts';

export type Role = (typeof ROLES)[number];

/** What an account may do: for one department, where the role is a department's. */
export type HeldRole = { role: Role; department?: string };

/** Somebody who is signed in with everything that their roles require. */
export type Staff = {
  /** Opaque: what the log knows the account by. */
  id: string;
  name: string;
  roles: readonly HeldRole[];
};

/** The account behind a session, whether or not it may do anything yet. */
export type SignedIn = Staff & {
  email: string;
  session: { id: string; token: string };
  /** Whether a second factor is set up. */
  secondFactor: boolean;
  /** Whether a role requires one that is not there: until then there is nothing to be done but to set it up. */
  mustSetUp: boolean;
};

/** Roles of departments; the others are the portal's. */
export const DEPARTMENT_ROLES: readonly Role[] = ['responder', 'reporter', 'clerk'];

/** Roles whose holders must show a second factor, unless the configuration says otherwise. */
const GUARDED: readonly Role[] = ['administrator', 'editor', 'office', 'auditor', 'verifier', 'evaluator'];

export const requiresSecondFactor = (roles: readonly HeldRole[]): boolean =>
  roles.some(({ role }) => GUARDED.includes(role));
