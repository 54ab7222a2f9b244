/**
 * Guards that stand beside the route that they guard: `.get(path, requires('moderator', 'editor'), …)`. What they ask
 * is read from the routes of the app, so that the table of rights and its test cannot miss one.
 */
import type { Context, MiddlewareHandler } from 'hono';
import type { Actor } from '../../../events/envelope.ts';
import { actorIn, actsForAll, passing, reaches } from '../../auth/rights.ts';
import type { HeldRole, Role } from '../../auth/staff.ts';
import type { Env } from '../context.ts';
import { withQuery } from '../links.ts';
import { type Problem, refuse, statusProblem } from '../problem.ts';

const asked = new WeakMap<object, readonly Role[]>();
const departmental = new WeakSet<object>();

/** For guards of their own kind that let whoever is signed in to what is theirs. */
export function lettingSignedInPass(guard: MiddlewareHandler<Env>): MiddlewareHandler<Env> {
  asked.set(guard, []);
  return guard;
}

/** The roles that a handler asks for, if it is such a guard; none: whoever is signed in. */
export const rolesAskedBy = (handler: object): readonly Role[] | undefined => asked.get(handler);
export const asksForDepartment = (handler: object): boolean => departmental.has(handler);

/**
 * Lets pass who holds one of the roles, and auditors wherever nothing is changed. Nobody signed in: pages lead to the
 * sign-in, forms answer 401. Another role: 403. Sets `held`, the roles that let them pass, as they are ordered here.
 */
export const requires = (...roles: readonly [Role, ...Role[]]): MiddlewareHandler<Env> =>
  guardOf(roles, (held, reads) => {
    const pass = passing(held, roles, { reads });
    return pass.length > 0 ? pass : undefined;
  });

/** Lets pass whoever is signed in, with whichever roles or none: for what everybody finds there is their own. */
export const requiresSignIn = (): MiddlewareHandler<Env> => guardOf([], (held) => held);

/** @param pass the roles that let somebody pass; undefined where nothing does. */
function guardOf(
  roles: readonly Role[],
  pass: (held: readonly HeldRole[], reads: boolean) => readonly HeldRole[] | undefined,
): MiddlewareHandler<Env> {
  const guard: MiddlewareHandler<Env> = async (c, next) => {
    const reads = c.req.method === 'GET' || c.req.method === 'HEAD';
    const staff = c.get('staff');
    if (!staff) return c.get('signedIn') ? c.redirect('/account', 303) : strangers(c, reads);
    const held = pass(staff.roles, reads);
    if (!held) return refuse(c, forbidden);
    c.set('held', held);
    await next();
    c.header('Cache-Control', 'no-store');
  };
  asked.set(guard, roles);
  return guard;
}

/**
 * After `requires`: lets roles of departments pass to what belongs to their own. What belongs to another is answered
 * as if it were not there, exactly as what is not.
 * @param find the department that has the thing which the path names; undefined when nobody has it, or there is none.
 */
export function ofDepartment(find: (c: Context<Env>) => Promise<string | undefined>): MiddlewareHandler<Env> {
  const guard: MiddlewareHandler<Env> = async (c, next) => {
    const held = c.get('held') ?? [];
    if (!held.some(actsForAll)) {
      const department = await find(c);
      if (!reaches(held, department)) return refuse(c, statusProblem(404));
      c.set(
        'held',
        held.filter((each) => reaches([each], department)),
      );
    }
    return next();
  };
  departmental.add(guard);
  return guard;
}

/** Who acts, for the log: in the first of the roles that let them pass. */
export function actorOf(c: Context<Env>): Actor {
  const [role] = c.get('held') ?? [];
  const staff = c.get('staff');
  if (!role || !staff) throw new Error('an act on a route that asks for no role');
  return actorIn(role, staff.id);
}

function strangers(c: Context<Env>, reads: boolean): Response | Promise<Response> {
  if (!reads) return refuse(c, signInFirst);
  const { pathname, search } = new URL(c.req.url);
  const lang = c.get('language') === 'en' ? 'en' : undefined;
  return c.redirect(withQuery('/sign-in', { back: pathname + search, lang }), 303);
}

const signInFirst: Problem = {
  ...statusProblem(401),
  message: {
    zh: '请先登录,再重新提交。登录状态可能已经到期。',
    en: 'Sign in first, then send this again. Your session may have ended.',
  },
};
const forbidden: Problem = {
  ...statusProblem(403),
  message: {
    zh: '您的账号没有办理此项的权限。如有需要,请联系管理员。',
    en: 'Your account has no right to do this. Ask an administrator if you need it.',
  },
};
