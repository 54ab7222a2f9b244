/** `/invitation/<secret>` and `/reset/<secret>`: whoever holds the link sets the account's password, once. */
import { type Context, Hono } from 'hono';
import { LinkGone, TakeLink } from '../../../views/pages/new-password.tsx';
import { findLink, type LinkKind } from '../../auth/links.ts';
import { PASSWORD_LENGTH } from '../../auth/password-length.ts';
import { atMoment } from '../at-moment.ts';
import type { Env } from '../context.ts';
import { refuse } from '../problem.ts';
import { setCookies } from '../staff-session.ts';
import { passwordProblem } from './new-password.ts';
import { unavailable, wordsOf } from './sign-in.tsx';
import { staffPage, textFields } from './staff-page.tsx';

/** Looking uses nothing up: programs look at links before people do. */
const look = (kind: LinkKind) => (c: Context<Env>) => linkPage(c, kind, 200);

const take = (kind: LinkKind) => async (c: Context<Env>) => {
  const accounts = c.get('deps').accounts;
  if (!accounts) return refuse(c, unavailable);
  const fields = await textFields(c);
  const problem = passwordProblem(wordsOf(c), fields);
  if (problem) return linkPage(c, kind, 422, problem);
  const secret = c.req.param('secret') ?? '';
  const taken = await accounts.takeLink(kind, secret, fields.next ?? '');
  if (!taken) return gonePage(c);
  setCookies(c, taken.cookies);
  return c.redirect('/sign-in?done=password', 303);
};

export const oneTimeLink = new Hono<Env>()
  .get('/invitation/:secret', atMoment(), look('invitation'))
  .post('/invitation/:secret', atMoment(), take('invitation'))
  .get('/reset/:secret', atMoment(), look('reset'))
  .post('/reset/:secret', atMoment(), take('reset'));

async function linkPage(
  c: Context<Env>,
  kind: LinkKind,
  status: 200 | 422,
  problem?: { field: string; message: string },
): Promise<Response> {
  const accounts = c.get('deps').accounts;
  if (!accounts) return refuse(c, unavailable);
  const known = await findLink(accounts.db, kind, c.req.param('secret') ?? '', accounts.clock());
  if (!known) return gonePage(c);
  const { least } = PASSWORD_LENGTH;
  const children = <TakeLink {...known} action={c.req.path} least={least} problem={problem} />;
  return staffPage(c, { title: wordsOf(c).link[kind], children }, status);
}

const gonePage = (c: Context<Env>): Promise<Response> =>
  staffPage(c, { title: wordsOf(c).link.gone, children: <LinkGone /> }, 404);
