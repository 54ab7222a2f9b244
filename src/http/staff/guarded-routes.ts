/** Which routes of the app ask who comes, and what of them: read from the guards that stand beside the routes. */
import type { Hono } from 'hono';
import type { Role } from '../../auth/staff.ts';
import type { Env } from '../context.ts';
import { asksForDepartment, rolesAskedBy } from './requires.ts';

export type GuardedRoute = {
  method: string;
  path: string;
  /** None: whoever is signed in, to what is their own. */
  roles: readonly Role[];
  /** Whether roles of departments reach their own department's things alone. */
  ofDepartment: boolean;
};
/** A route without a guard: for everybody. */
export type OpenRoute = { method: string; path: string };

/** Every route once, less the middleware of whole parts of the site. */
export function routesOf(app: Hono<Env>): { guarded: GuardedRoute[]; open: OpenRoute[] } {
  const routes = Map.groupBy(
    app.routes.filter(({ method, path }) => method !== 'ALL' || !path.endsWith('/*')),
    ({ method, path }) => `${method} ${path}`,
  );
  const guarded: GuardedRoute[] = [];
  const open: OpenRoute[] = [];
  for (const handlers of routes.values()) {
    const [first] = handlers;
    if (!first) continue;
    const { method, path } = first;
    const roles = handlers.flatMap(({ handler }) => {
      const asked = rolesAskedBy(handler);
      return asked ? [asked] : [];
    });
    const ofDepartment = handlers.some(({ handler }) => asksForDepartment(handler));
    if (roles.length === 0) open.push({ method, path });
    // Two guards let pass whom both let pass.
    else guarded.push({ method, path, roles: common(roles), ofDepartment });
  }
  return { guarded, open };
}

function common(asked: readonly (readonly Role[])[]): readonly Role[] {
  const [first = [], ...others] = asked.filter((roles) => roles.length > 0);
  return first.filter((role) => others.every((each) => each.includes(role)));
}
