/** `/staff/accounts/:id`: one account, and what an administrator does with it. */
import { type Context, Hono, type MiddlewareHandler } from 'hono';
import { messages } from '../../../views/messages/messages.ts';
import type { AccessAction } from '../../auth/access-log.ts';
import { noteAccess } from '../../auth/access-log.ts';
import { changeRole, dismiss } from '../../auth/grants.ts';
import { enablePerson, forgetSecondFactor, personBy } from '../../auth/people.ts';
import { endSession, endSessions } from '../../auth/sessions.ts';
import type { Performed } from '../../office/office.ts';
import { atMoment } from '../at-moment.ts';
import type { Env } from '../context.ts';
import { formBody } from '../form-body.ts';
import { withQuery } from '../links.ts';
import { present } from '../pages/account.tsx';
import { refuse, statusProblem } from '../problem.ts';
import { accountPage } from './account-page.tsx';
import { linkPage } from './link-page.tsx';
import { actorOf, requires } from './requires.ts';
import { complaintsOf, grantRole, newEventId, officeOf } from './role-forms.ts';
import { isShared, sharedAccount } from './shared-accounts.ts';

const administrators = () => requires('administrator');

export const staffAccount = new Hono<Env>()
  .get('/staff/accounts/:id', administrators(), atMoment(), (c) => accountPage(c))
  .post('/staff/accounts/:id/grants', administrators(), atMoment(), async (c) => {
    const form = await formBody(c);
    if (!form.ok) return refuse(c, form.problem);
    const id = form.value.text('id');
    const performed = await grantRole(c, { id, reference: c.req.param('id'), form: form.value });
    return performed.ok && performed.outcome === 'unchanged'
      ? done(c, 'unchanged')
      : answered(c, performed, 'granted');
  })
  .post('/staff/accounts/:id/revocations', administrators(), atMoment(), notShared(), async (c) => {
    const form = await formBody(c);
    if (!form.ok) return refuse(c, form.problem);
    const performed = await changeRole(present(c).accounts.db, officeOf(c), {
      type: 'revoke_role',
      id: form.value.text('id'),
      actor: actorOf(c),
      reference: c.req.param('id'),
      role: form.value.text('role'),
      office: form.value.text('department'),
    });
    return answered(c, performed, 'revoked');
  })
  .post('/staff/accounts/:id/links', administrators(), atMoment(), notShared(), notOwn(), async (c) => {
    const person = await personBy(present(c).accounts.db, { id: c.req.param('id') });
    if (!person || person.disabledAt !== undefined) return refuse(c, statusProblem(404));
    await note(c, 'link.made');
    return linkPage(c, person, person.hasPassword ? 'reset' : 'invitation');
  })
  .post('/staff/accounts/:id/disablement', administrators(), atMoment(), notShared(), notOwn(), async (c) => {
    const { db, clock } = present(c).accounts;
    const refused = await dismiss(db, officeOf(c), {
      actor: actorOf(c),
      reference: c.req.param('id'),
      newId: newEventId,
      now: clock(),
    });
    if (refused) return accountPage(c, complaintsOf(c, refused));
    await note(c, 'account.disabled');
    return done(c, 'disabled');
  })
  .post('/staff/accounts/:id/enablement', administrators(), atMoment(), isThere(), async (c) => {
    await note(c, 'account.enabled');
    await enablePerson(present(c).accounts.db, c.req.param('id'));
    return done(c, 'enabled');
  })
  .post(
    '/staff/accounts/:id/second-factor/end',
    administrators(),
    atMoment(),
    notShared(),
    notOwn(),
    async (c) => {
      await note(c, 'second_factor.forgotten');
      await forgetSecondFactor(present(c).accounts.db, c.req.param('id'));
      return done(c, 'forgotten');
    },
  )
  .post(
    '/staff/accounts/:id/sessions/end',
    administrators(),
    atMoment(),
    notShared(),
    notOwn(),
    async (c) => {
      await note(c, 'sessions.ended');
      await endSessions(present(c).accounts.db, c.req.param('id'));
      return done(c, 'ended');
    },
  )
  .post(
    '/staff/accounts/:id/sessions/:session/end',
    administrators(),
    atMoment(),
    notShared(),
    isThere(),
    async (c) => {
      await note(c, 'sessions.ended');
      await endSession(present(c).accounts.db, c.req.param('id'), c.req.param('session'));
      return done(c, 'ended');
    },
  );

/** 404 where there is no such account. */
function isThere(): MiddlewareHandler<Env> {
  return async function isThere(c, next) {
    const person = await personBy(present(c).accounts.db, { id: c.req.param('id') ?? '' });
    return person ? next() : refuse(c, statusProblem(404));
  };
}

/** Nobody locks themselves out, or comes in again past their second factor. */
function notOwn(): MiddlewareHandler<Env> {
  const there = isThere();
  return async function notOwn(c, next) {
    if (c.req.param('id') !== present(c).signedIn.id) return there(c, next);
    const { ownAccount } = messages[c.get('language')].staff.accounts.problems;
    return accountPage(c, [{ field: 'own', message: ownAccount }]);
  };
}

/** What everybody signs in with, nobody takes from the others. */
function notShared(): MiddlewareHandler<Env> {
  return async function notShared(c, next) {
    return isShared(c, c.req.param('id') ?? '') ? refuse(c, sharedAccount) : next();
  };
}

const note = (c: Context<Env>, action: AccessAction) => {
  const { accounts, signedIn } = present(c);
  const subject = c.req.param('id') ?? '';
  const line = { user: signedIn.id, action, subject, requestId: c.get('requestId') };
  return noteAccess(accounts.db, line, accounts.clock());
};

const answered = (c: Context<Env>, performed: Performed, said: string) =>
  performed.ok ? done(c, said) : accountPage(c, complaintsOf(c, performed));

/** Back to the account, which says what was done. */
const done = (c: Context<Env>, said: string): Response =>
  c.redirect(
    withQuery(`/staff/accounts/${encodeURIComponent(c.req.param('id') ?? '')}`, {
      done: said,
      lang: c.get('language') === 'en' ? 'en' : undefined,
    }),
    303,
  );
