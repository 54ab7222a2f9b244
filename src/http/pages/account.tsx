/** `/account`: one's own sessions, password and second factor. */
import { type Context, Hono, type MiddlewareHandler } from 'hono';
import { Account } from '../../../views/pages/account.tsx';
import type { Accounts } from '../../auth/accounts.ts';
import { isDemoAccount } from '../../auth/demo-accounts.ts';
import { endSession, openSessions } from '../../auth/sessions.ts';
import type { SignedIn } from '../../auth/staff.ts';
import { atMoment } from '../at-moment.ts';
import type { Env } from '../context.ts';
import { withQuery } from '../links.ts';
import { refuse, statusProblem } from '../problem.ts';
import { departmentNames } from '../staff/departments.ts';
import { lettingSignedInPass } from '../staff/requires.ts';
import { unavailable, wordsOf } from './sign-in.tsx';
import { staffPage } from './staff-page.tsx';

export const account = new Hono<Env>()
  .get('/account', ownAccount(), atMoment(), async (c) => {
    const { accounts, signedIn } = present(c);
    const isShared = isDemoAccount(signedIn.id);
    const all = await openSessions(accounts.db, signedIn.id, accounts.clock());
    const isCurrent = ({ id }: { id: string }) => id === signedIn.session.id;
    const sessions = isShared ? all.filter(isCurrent) : all;
    const note = c.req.query('done') === 'password' ? wordsOf(c).changePassword.saved : undefined;
    return staffPage(c, {
      title: wordsOf(c).account,
      children: (
        <Account
          {...signedIn}
          roles={await namedRoles(c, signedIn)}
          isShared={isShared}
          note={note}
          sessions={sessions.map((each) => ({ ...each, isCurrent: isCurrent(each) }))}
        />
      ),
    });
  })
  .post('/account/sessions/:id/end', ownAccount(), notShared(), async (c) => {
    const { accounts, signedIn } = present(c);
    // One's own alone; what is not there has ended already.
    await endSession(accounts.db, signedIn.id, c.req.param('id'));
    return c.redirect('/account', 303);
  });

/** Departments by their names. */
async function namedRoles(c: Context<Env>, { roles }: SignedIn) {
  const names = await departmentNames(c);
  return roles.map(({ role, department }) => ({
    role,
    ...(department !== undefined && { department: names.get(department) ?? department }),
  }));
}

/** Lets those pass who are signed in; the others sign in first. */
export function ownAccount(): MiddlewareHandler<Env> {
  return lettingSignedInPass(async function ownAccount(c, next) {
    if (c.get('signedIn')) return next();
    const isRead = c.req.method === 'GET' || c.req.method === 'HEAD';
    // The page of signing in says that there is nothing to sign in to.
    if (!c.get('deps').accounts && !isRead) return refuse(c, unavailable);
    const back = isRead ? c.req.path : '/account';
    return c.redirect(withQuery('/sign-in', { back }), 303);
  });
}

/** Keeps a demonstration's accounts as they are, for whoever comes next. */
export function notShared(): MiddlewareHandler<Env> {
  return async function notShared(c, next) {
    return isDemoAccount(present(c).signedIn.id) ? refuse(c, sharedAccount) : next();
  };
}

const sharedAccount = {
  ...statusProblem(403),
  code: 'account-shared',
  message: {
    zh: '演示账号由所有访客共用,不能修改密码、动态验证码和登录记录。',
    en: 'Everybody shares the demonstration accounts: their passwords, codes and sign-ins cannot be changed.',
  },
};

/** What `ownAccount` has seen to. */
export function present(c: Context<Env>): { accounts: Accounts; signedIn: SignedIn } {
  const { accounts } = c.get('deps');
  const signedIn = c.get('signedIn');
  if (!accounts || !signedIn) throw new Error('a page of an account was made for nobody');
  return { accounts, signedIn };
}
