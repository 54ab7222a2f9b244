/** `/account/password`: a new password, for whoever knows the old one. */
import { type Context, Hono } from 'hono';
import { ChangePassword } from '../../../views/pages/new-password.tsx';
import { PASSWORD_LENGTH } from '../../auth/password-length.ts';
import { atMoment } from '../at-moment.ts';
import type { Env } from '../context.ts';
import { askingOf, setCookies } from '../staff-session.ts';
import { notShared, ownAccount, present } from './account.tsx';
import { passwordProblem } from './new-password.ts';
import { wordsOf } from './sign-in.tsx';
import { staffPage, textFields } from './staff-page.tsx';

export const password = new Hono<Env>()
  .get('/account/password', ownAccount(), notShared(), atMoment(), (c) => passwordPage(c, 200))
  .post('/account/password', ownAccount(), notShared(), atMoment(), async (c) => {
    const { accounts } = present(c);
    const fields = await textFields(c);
    const problem = passwordProblem(wordsOf(c), fields);
    if (problem) return passwordPage(c, 422, problem);
    const { current = '', next = '' } = fields;
    const done = await accounts.changePassword(askingOf(c), current, next);
    if (done.ok) {
      setCookies(c, done.cookies);
      return c.redirect('/account?done=password', 303);
    }
    const { problems } = wordsOf(c);
    if (done.reason === 'throttled')
      return passwordPage(c, 429, { field: 'current', message: problems.throttled });
    return passwordPage(c, 422, { field: 'current', message: problems.passwordRefused });
  });

function passwordPage(
  c: Context<Env>,
  status: 200 | 422 | 429,
  problem?: { field: string; message: string },
): Promise<Response> {
  const { least } = PASSWORD_LENGTH;
  const { email } = present(c).signedIn;
  const children = <ChangePassword least={least} email={email} problem={problem} />;
  return staffPage(c, { title: wordsOf(c).changePassword.title, children }, status);
}
