/** The table of routes and roles, as `docs/rights.md` shows it. */
import { DEPARTMENT_ROLES, type Role } from '../../src/auth/staff.ts';
import { GRANTABLE } from '../../src/domain/decide/index.ts';
import { createApp } from '../../src/http/app.ts';
import { pages } from '../../src/http/pages/index.ts';
import { type GuardedRoute, routesOf } from '../../src/http/staff/guarded-routes.ts';
import { deps } from '../http/given.ts';

export const routes = () => routesOf(createApp(deps(), pages()));

/** Whether the right is there: whole, for the things of one's department, for one's own, or not. */
export function cell({ method, roles, ofDepartment }: GuardedRoute, role: Role): string {
  if (roles.length === 0) return 'own';
  if (role === 'auditor') return method === 'GET' ? 'yes' : '';
  if (!roles.includes(role)) return '';
  return ofDepartment && DEPARTMENT_ROLES.includes(role) ? 'department' : 'yes';
}

export function rightsDocument(): string {
  const head = ['Route', ...GRANTABLE];
  const rows = routes().guarded.map((route) => [
    `\`${route.method} ${route.path}\``,
    ...GRANTABLE.map((role) => cell(route, role)),
  ]);
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [
    '# Rights',
    '',
    'Who may do what below `/staff` and `/account`. Written by `npm run rights` from the guards that stand beside the',
    'routes; `tests/http/staff/rights.test.ts` tries every route with every role and with none.',
    '',
    '- `yes`: the role may. `department`: the things of the one department that the role was granted for; those of',
    '  others answer 404, as what is not there. `own`: whoever is signed in, their own account. Nothing: 403.',
    '- Whoever is not signed in is led to the sign-in by pages, and gets 401 for a form.',
    '- An auditor reads everything and changes nothing.',
    '',
    line(head),
    line(head.map(() => '---')),
    ...rows.map(line),
    '',
  ].join('\n');
}
