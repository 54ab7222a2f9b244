/** What may be asked about the roles of accounts. Strings come as they were typed. */
import type { Asked } from './command.ts';
import type { DepartmentState } from './state.ts';

type OfAccount = Omit<Asked, 'plan'> & {
  /** The account's opaque id: who that is stays in the database. */
  reference: string;
  role: string;
};

/** `office`: the department's id for a responder or reporter; else the public name of the office, or nothing. */
export type GrantRole = OfAccount & { type: 'grant_role'; office?: string | undefined };
/** `office`: which department's, where the role is one of a department. */
export type RevokeRole = OfAccount & { type: 'revoke_role'; office?: string | undefined };
export type RoleCommand = GrantRole | RevokeRole;

/** What deciders look at of roles. */
export type RoleState = {
  /** The portal is a demonstration. */
  demo: boolean;
  /** Every role that is held, by whomever. */
  held: readonly {
    reference: string;
    role: string;
    office: string;
    synthetic?: true | undefined;
    granted: { position: number };
  }[];
  departments: readonly DepartmentState[];
  /** Accounts that can act: they are there, and were not disabled. */
  active: ReadonlySet<string>;
};
