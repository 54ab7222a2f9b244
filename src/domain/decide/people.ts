/** Who may do it: by role, by department, and never to their own report. */
import type { Actor } from '../../../events/envelope.ts';
import type { Indicator } from '../../../events/plan.ts';
import { type Problem, problem } from './problem.ts';
import type { DepartmentState, FigureState } from './state.ts';

type Role = Actor['role'];
/** The portal's own hands: the command line, and what runs by itself. */
const OWN: readonly Role[] = ['administrator', 'operator', 'system'];

export const REPORTERS: readonly Role[] = ['clerk', 'verifier', ...OWN];
export const VERIFIERS: readonly Role[] = ['verifier', ...OWN];
export const EVALUATORS: readonly Role[] = ['evaluator', ...OWN];
/** Who writes a comment, or writes down one that came on paper. */
export const RECEIVERS: readonly Role[] = ['resident', 'editor', ...OWN];
export const EDITORS: readonly Role[] = ['editor', ...OWN];
/** Who decides what becomes of a comment. */
export const MODERATORS: readonly Role[] = ['moderator', 'editor', ...OWN];
/** Who acts for the one department that they belong to. */
export const DEPARTMENTAL: readonly Role[] = ['clerk', 'responder'];
export const ANSWERERS: readonly Role[] = [...DEPARTMENTAL, 'editor', ...OWN];
/** Who may say that a comment is not theirs. */
export const HOLDERS: readonly Role[] = [...DEPARTMENTAL, ...OWN];
export const EXTENDERS: readonly Role[] = [...DEPARTMENTAL, ...MODERATORS];
/** The writer, or whoever writes down what the writer said. */
export const RATERS: readonly Role[] = ['resident', ...OWN];
/** By order. A resident has their own erased, on no other ground than that they ask: who asks shows that it is theirs. */
const ERASERS: readonly Role[] = ['editor', ...OWN];
export const erasersFor = (reason: string): readonly Role[] =>
  reason === 'writer' ? ['resident', ...ERASERS] : ERASERS;

export const roleProblem = ({ role }: Actor, roles: readonly Role[]): Problem | undefined =>
  roles.includes(role) ? undefined : problem('role', 'role_refused', { role, roles: roles.join(', ') });

/** A clerk reports for the indicator's departments, or for those that they became, alone. */
export function departmentProblem(
  { role, office }: Actor,
  { departments }: Indicator,
  known: readonly DepartmentState[],
): Problem | undefined {
  if (role !== 'clerk') return undefined;
  if (!office) return problem('office', 'clerk_without_office');
  // A plan may name nobody for an indicator: then any of its departments may report.
  const responsible = departments.length > 0 ? withSuccessors(departments, known) : undefined;
  const asked = known.find((each) => isCalled(each, office));
  if (asked && (!responsible || responsible.has(asked.department))) return undefined;
  const names = (
    departments.length > 0 ? known.filter((each) => responsible?.has(each.department)) : known
  ).map(({ name }) => name);
  return problem('office', 'other_department', { office, choices: names.join(', ') });
}

/** Whoever reported or last corrected a figure is not the one to judge it; unnamed people may be the same. */
export function ownReportProblem({ ref }: Actor, figure: FigureState): Problem | undefined {
  const last = figure.corrections.at(-1) ?? figure.reported;
  const refs = [figure.reported.by.ref, last.by.ref];
  if (!ref) return problem('ref', 'asker_unnamed');
  if (refs.includes(ref)) return problem('ref', 'own_report');
  const unnamed = figure.reported.by.ref === undefined ? figure.reported : last;
  return refs.includes(undefined)
    ? problem('ref', 'reporter_unnamed', { position: unnamed.position })
    : undefined;
}

export const isCalled = ({ department, name, aliases }: DepartmentState, office: string) =>
  department === office || name === office || aliases.includes(office);

/** “各部门” (each department) is a plan's word for all that it names and more: nobody acts or answers for it. */
export const isCollective = ({ name }: Pick<DepartmentState, 'name'>): boolean => name.startsWith('各');

function withSuccessors(departments: readonly string[], known: readonly DepartmentState[]): Set<string> {
  const successors = new Map(known.map((each) => [each.department, each.succeededBy?.department]));
  const all = new Set<string>();
  for (const first of departments) {
    for (let next: string | undefined = first; next && !all.has(next); next = successors.get(next))
      all.add(next);
  }
  return all;
}

/** Somebody of a department does this for their own alone. */
export function ownDepartmentProblem(
  { role, office }: Actor,
  department: DepartmentState | undefined,
): Problem | undefined {
  if (!DEPARTMENTAL.includes(role)) return undefined;
  if (!office) return problem('office', 'clerk_without_office');
  if (department && isCalled(department, office)) return undefined;
  return problem('office', 'not_own_department', { office, choices: department?.name ?? '' });
}
