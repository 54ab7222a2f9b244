/** `/account/second-factor`: password, then key and spare codes, then a first code. */
import { type Context, Hono } from 'hono';
import { encode } from 'uqr';
import {
  SecondFactorAgain,
  SecondFactorKeys,
  SecondFactorStart,
} from '../../../views/pages/second-factor.tsx';
import type { Refused } from '../../auth/accounts.ts';
import { qrCode } from '../../share/qr-code.ts';
import { atMoment } from '../at-moment.ts';
import type { Env } from '../context.ts';
import { askingOf, setCookies } from '../staff-session.ts';
import { notShared, ownAccount, present } from './account.tsx';
import { wordsOf } from './sign-in.tsx';
import { staffPage, textFields } from './staff-page.tsx';

export const secondFactor = new Hono<Env>()
  .get('/account/second-factor', ownAccount(), notShared(), atMoment(), async (c) => {
    if (present(c).signedIn.secondFactor) return c.redirect('/account', 303);
    return startPage(c);
  })
  .post('/account/second-factor', ownAccount(), notShared(), atMoment(), async (c) => {
    const { accounts, signedIn } = present(c);
    if (signedIn.secondFactor) return c.redirect('/account', 303);
    const { password = '' } = await textFields(c);
    const begun = await accounts.beginSecondFactor(askingOf(c), password);
    if (!begun.ok) return startPage(c, begun);
    const secret = new URL(begun.uri).searchParams.get('secret') ?? '';
    const picture = qrCode(encode(begun.uri, { border: 4 }).data);
    const children = <SecondFactorKeys picture={picture} secret={secret} spare={begun.spare} />;
    return staffPage(c, { title: wordsOf(c).secondFactor.setUp, children });
  })
  .post('/account/second-factor/code', ownAccount(), notShared(), atMoment(), async (c) => {
    const { accounts, signedIn } = present(c);
    if (signedIn.secondFactor) return c.redirect('/account', 303);
    const { code = '' } = await textFields(c);
    const { problems, secondFactor: words } = wordsOf(c);
    const done = await accounts.confirmSecondFactor(askingOf(c), code.slice(0, 100));
    if (done.ok) {
      setCookies(c, done.cookies);
      return c.redirect('/account', 303);
    }
    const isOften = done.reason === 'throttled';
    const problem = { field: 'code', message: isOften ? problems.throttled : problems.codeRefused };
    const children = <SecondFactorAgain problem={problem} />;
    return staffPage(c, { title: words.setUp, children }, isOften ? 429 : 422);
  });

function startPage(c: Context<Env>, refused?: Refused): Promise<Response> {
  const { problems, secondFactor: words } = wordsOf(c);
  const isOften = refused?.reason === 'throttled';
  const message = isOften ? problems.throttled : problems.passwordRefused;
  const problem = refused && { field: 'password', message };
  const children = <SecondFactorStart mustSetUp={present(c).signedIn.mustSetUp} problem={problem} />;
  return staffPage(c, { title: words.setUp, children }, refused ? (isOften ? 429 : 422) : 200);
}
