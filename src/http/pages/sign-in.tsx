/** `/sign-in`, `/sign-in/code`, `/sign-out`: plain forms in front of the accounts. */
import { type Context, Hono } from 'hono';
import { messages } from '../../../views/messages/messages.ts';
import { SignIn, SignInCode, type SignInProps, SignOut } from '../../../views/pages/sign-in.tsx';
import type { Accounts } from '../../auth/accounts.ts';
import { DEMO_ACCOUNTS, DEMO_PASSWORD } from '../../auth/demo-accounts.ts';
import { endToken } from '../../auth/sessions.ts';
import { atMoment } from '../at-moment.ts';
import type { Env } from '../context.ts';
import { backOf } from '../display.ts';
import { withQuery } from '../links.ts';
import { refuse, statusProblem } from '../problem.ts';
import { departmentNames } from '../staff/departments.ts';
import { askingOf, setCookies } from '../staff-session.ts';
import { staffPage, textFields } from './staff-page.tsx';

/** Where staff go who named no place. */
const HOME = '/staff';

export const signIn = new Hono<Env>()
  .get('/sign-in', atMoment(), async (c) => {
    const back = staffPath(c.req.query('back'));
    if (c.get('signedIn')) return c.redirect(back ?? HOME, 303);
    const note = c.req.query('done') === 'password' ? wordsOf(c).link.done : undefined;
    return signInPage(c, { back, note, email: c.req.query('account')?.slice(0, 100) });
  })
  .post('/sign-in', atMoment(), async (c) => {
    const accounts = c.get('deps').accounts;
    if (!accounts) return refuse(c, unavailable);
    const { email = '', password = '', back: asked } = await textFields(c);
    const back = staffPath(asked);
    const answer = await accounts.signIn(askingOf(c), email, password);
    if (!answer.ok) return signInPage(c, { back, email: email.slice(0, 100), problem: answer.reason });
    return entered(c, accounts, answer.cookies, answer.needsCode ? codePath(back) : (back ?? HOME));
  })
  .get('/sign-in/code', atMoment(), (c) => codePage(c, { back: staffPath(c.req.query('back')) }))
  .post('/sign-in/code', atMoment(), async (c) => {
    const accounts = c.get('deps').accounts;
    if (!accounts) return refuse(c, unavailable);
    const { code = '', back: asked } = await textFields(c);
    const back = staffPath(asked);
    // Without a session: this is the way to one, and not a proof of who is there already.
    const answer = await accounts.secondFactor(askingOf(c), code.slice(0, 100));
    if (!answer.ok && answer.reason === 'ended') return signInPage(c, { back, problem: 'ended' });
    if (!answer.ok) return codePage(c, { back, problem: answer.reason });
    return entered(c, accounts, answer.cookies, back ?? HOME);
  })
  .get('/sign-out', atMoment(), async (c) => {
    if (!c.get('signedIn')) return c.redirect('/sign-in', 303);
    return staffPage(c, { title: wordsOf(c).signOut, children: <SignOut /> });
  })
  .post('/sign-out', async (c) => {
    setCookies(c, (await c.get('deps').accounts?.signOut(askingOf(c))) ?? []);
    return c.redirect('/sign-in', 303);
  });

/** Leads on with the new cookies; the session that was there before has ended. */
async function entered(c: Context<Env>, { db }: Accounts, cookies: readonly string[], to: string) {
  const before = c.get('signedIn');
  if (before) await endToken(db, before.session.token);
  setCookies(c, cookies);
  return c.redirect(to, 303);
}

async function signInPage(c: Context<Env>, props: Omit<SignInProps, 'isOpen'>): Promise<Response> {
  const isOpen = c.get('deps').accounts !== undefined;
  const demo = isOpen && c.get('deps').config.demo ? await demoAccounts(c) : undefined;
  const { signIn: title, staffOnly: description } = wordsOf(c);
  const children = <SignIn {...props} isOpen={isOpen} demo={demo} />;
  return staffPage(c, { title, description, children }, statusOf(props.problem));
}

/** Who can be played, and for which department. */
async function demoAccounts(c: Context<Env>): Promise<SignInProps['demo']> {
  const names = await departmentNames(c);
  const accounts = DEMO_ACCOUNTS.map(({ department, ...each }) => ({
    ...each,
    ...(department !== undefined && { department: names.get(department) ?? department }),
  }));
  return { password: DEMO_PASSWORD, accounts };
}

function codePage(c: Context<Env>, props: Pick<SignInProps, 'back' | 'problem'>): Promise<Response> {
  const title = wordsOf(c).codeTitle;
  return staffPage(c, { title, children: <SignInCode {...props} /> }, statusOf(props.problem));
}

const statusOf = (problem: SignInProps['problem']) =>
  problem === undefined ? 200 : problem === 'throttled' ? 429 : 422;

const codePath = (back: string | undefined) =>
  back === undefined ? '/sign-in/code' : withQuery('/sign-in/code', { back: [back] });

/** A place on this site where staff work; nothing else is gone to after signing in. */
const staffPath = (text: string | undefined): string | undefined => {
  const path = backOf(text);
  return path !== undefined && /^\/(staff|account)([/?]|$)/.test(path) ? path : undefined;
};

export const wordsOf = (c: Context<Env>) => messages[c.get('language')].accounts;

/** There is no secret to sign sessions with. */
export const unavailable = {
  ...statusProblem(503),
  code: 'accounts-unavailable',
  message: { zh: '本站尚未启用账号。', en: 'Accounts are not set up on this site.' },
};
