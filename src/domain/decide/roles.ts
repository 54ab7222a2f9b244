/**
 * Who may act: granted and revoked by administrators, never to or by themselves alone. All grants are one stream, so
 * that of two who take each other's last right one comes first.
 */
import { ROLES } from '../../../events/office.ts';
import { roleProblem } from './people.ts';
import { type Decided, type Decision, type Problem, problem, refuse, unchanged } from './problem.ts';
import type { GrantRole, RevokeRole, RoleCommand, RoleState } from './role-command.ts';
import { choiceProblem, found, idProblem, requiredText, textProblem } from './text-checks.ts';

export const ROLES_STREAM = 'office/roles';

type Role = (typeof ROLES)[number];
/** What may be granted from now on; the log knows others of earlier times. */
export const GRANTABLE = [
  'administrator',
  'moderator',
  'editor',
  'responder',
  'reporter',
  'office',
  'auditor',
] as const satisfies readonly Role[];
/** Their office is a department, by its id. */
export const OF_DEPARTMENTS: readonly string[] = ['responder', 'reporter', 'clerk'];

const GRANTERS = ['administrator', 'operator', 'system'] as const;
/** What the log says where a portal does not say whose it is. */
const NO_OFFICE = '本站';

export const decideRole = (state: RoleState, asked: RoleCommand): Decision =>
  asked.type === 'grant_role' ? grantRole(state, asked) : revokeRole(state, asked);

function grantRole(state: RoleState, asked: GrantRole): Decision {
  const role = GRANTABLE.find((each) => each === asked.role);
  const office = officeOf(state, asked);
  const problems = found(
    ...askerProblems(state, asked),
    choiceProblem('role', asked.role, GRANTABLE),
    state.active.has(asked.reference)
      ? undefined
      : problem('reference', 'unknown_account', { value: asked.reference }),
    typeof office === 'string' ? undefined : office,
    asked.synthetic && !state.demo ? problem('synthetic', 'synthetic_outside_demo') : undefined,
  );
  if (problems.length > 0 || !role || typeof office !== 'string') return refuse(...problems);
  const same = heldBy(state, asked).find((each) => !isDepartments(role) || each.office === office);
  if (same) return unchanged(same.granted.position);
  const synthetic = asked.synthetic && { synthetic: true as const };
  return becomes(asked, 'role.granted', { role, office, reference: asked.reference, ...synthetic });
}

function revokeRole(state: RoleState, asked: RevokeRole): Decision {
  const problems = found(...askerProblems(state, asked), choiceProblem('role', asked.role, ROLES));
  const role = ROLES.find((each) => each === asked.role);
  const row = heldBy(state, asked).find((each) => !isDepartments(each.role) || each.office === asked.office);
  if (problems.length > 0 || !role) return refuse(...problems);
  if (!row) return refuse(problem('role', 'role_not_held'));
  if (isLastAdministrator(state, row)) return refuse(problem('role', 'last_administrator'));
  const { office, reference } = row;
  const synthetic = row.synthetic && { synthetic: true as const };
  return becomes(asked, 'role.revoked', { role, office, reference, ...synthetic });
}

/** Nobody raises themselves; what runs at the machine itself is the operator's. */
const askerProblems = ({ held }: RoleState, { id, actor, reference }: RoleCommand): Problem[] =>
  found(
    idProblem('id', id),
    roleProblem(actor, GRANTERS),
    requiredText('reference', reference, 100),
    // Somebody else may have revoked it since they were let in.
    actor.role === 'administrator' && !held.some((each) => isAdministrator(each, actor.ref))
      ? problem('ref', 'no_longer_administrator')
      : undefined,
    actor.role === 'administrator' && actor.ref === reference ? problem('reference', 'own_role') : undefined,
  );

function officeOf({ departments }: RoleState, { role, office }: GrantRole): string | Problem {
  if (!isDepartments(role)) return textProblem('office', office, 100) ?? (office?.trim() || NO_OFFICE);
  if (!office) return problem('office', 'required');
  const known = departments.find(({ department }) => department === office);
  return known?.department ?? problem('office', 'unknown_department', { value: office });
}

const isAdministrator = ({ role, reference }: RoleState['held'][number], ref: string | undefined): boolean =>
  role === 'administrator' && reference === ref;

const isDepartments = (role: string): boolean => OF_DEPARTMENTS.includes(role);

const heldBy = ({ held }: RoleState, { reference, role }: RoleCommand) =>
  held.filter((each) => each.reference === reference && each.role === role);

/** Without one, nobody could ever grant anything again. */
function isLastAdministrator({ held, active }: RoleState, row: RoleState['held'][number]): boolean {
  if (row.role !== 'administrator' || !active.has(row.reference)) return false;
  return !held.some(
    ({ role, reference }) => role === 'administrator' && reference !== row.reference && active.has(reference),
  );
}

type RoleEvent = Extract<Decided, { type: 'role.granted' | 'role.revoked' }>;

const becomes = ({ id, actor }: RoleCommand, type: RoleEvent['type'], data: RoleEvent['data']): Decision => ({
  ok: true,
  events: [{ stream: ROLES_STREAM, id, type, data, actor }],
});
