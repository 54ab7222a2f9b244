/** `/staff/waiting`: what waits beside the log, and spam among it, taken out by the page. */
import { type Context, Hono } from 'hono';
import { messages } from '../../../views/messages/messages.ts';
import { HeldComment } from '../../../views/pages/held-comment.tsx';
import { HeldComments, type HeldLine } from '../../../views/pages/held-comments.tsx';
import { HeldRemoval } from '../../../views/pages/held-removal.tsx';
import { commentSubject } from '../../../views/words/comment-subject.ts';
import { noteAccess } from '../../auth/access-log.ts';
import type { WaitingReason } from '../../comments/submission.ts';
import { RELEASED_PER_MINUTE } from '../../comments/waiting.ts';
import {
  fromSameSender,
  type HeldComment as Held,
  heldComments,
  heldFor,
  heldWords,
  removeHeld,
} from '../../comments/waiting-room.ts';
import { findPersonal, masked } from '../../domain/masking.ts';
import type { Env } from '../context.ts';
import { formBody } from '../form-body.ts';
import { revisionOf } from '../handling/acts.ts';
import { databaseOf } from '../handling/desk.ts';
import { isEventId } from '../handling/ids.ts';
import { presently } from '../handling/presently.ts';
import { WAITERS } from '../handling/rights.ts';
import { withQuery } from '../links.ts';
import { refuse, statusProblem } from '../problem.ts';
import { requires } from '../staff/requires.ts';
import { namesOf } from './names.ts';
import { onlyPlan } from './only-plan.ts';
import { askedPage, knownPage, paged } from './paging.ts';
import { queryOf } from './render.tsx';
import { staffPage } from './staff-page.tsx';

const PATH = '/staff/waiting';
const REASONS: readonly WaitingReason[] = ['no_proof', 'busy', 'over_limit'];

export const staffWaiting = new Hono<Env>()
  .get(PATH, requires(...WAITERS), presently(), (c) => list(c))
  .post(`${PATH}/removals`, requires(...WAITERS), presently(), (c) => remove(c))
  .get(`${PATH}/:id`, requires(...WAITERS), presently(), (c) => open(c));

async function list(c: Context<Env>): Promise<Response> {
  const page = askedPage(c);
  if (!page.ok) return refuse(c, page.problem);
  const db = databaseOf(c);
  const reason = REASONS.find((each) => each === c.req.query('reason'));
  const like = idIn(c.req.query('like'));
  const [all, counts, same] = await Promise.all([
    heldComments(db),
    heldFor(db),
    like === undefined ? undefined : fromSameSender(db, like),
  ]);
  const found = all.filter(
    (held) => (!reason || held.reason === reason) && (!same || same.has(held.comment)),
  );
  const { shown, paging } = paged(found, page.value);
  const known = { reason, like, ...knownPage(page.value) };
  return staffPage(
    c,
    {
      title: messages[c.get('language')].waitingRoom.title,
      plan: await onlyPlan(c),
      children: (
        <HeldComments
          path={PATH}
          query={queryOf(known)}
          reason={reason}
          like={like}
          counts={counts}
          total={all.length}
          lines={await linesOf(c, shown)}
          paging={paging}
          perMinute={RELEASED_PER_MINUTE}
          chosen={c.req.query('choose') === 'all'}
          mayRemove={(c.get('held') ?? []).some(({ role }) => WAITERS.includes(role))}
          removed={revisionOf(c.req.query('removed') ?? '')}
          left={revisionOf(c.req.query('left') ?? '')}
        />
      ),
    },
    200,
    known,
  );
}

/** With the title alone, and that with all masked that was found. */
async function linesOf(c: Context<Env>, shown: readonly Held[]): Promise<HeldLine[]> {
  const words = await heldWords(
    databaseOf(c),
    shown.map(({ comment }) => comment),
  );
  const say = messages[c.get('language')];
  const plans = [...new Set(shown.flatMap(({ plan }) => plan ?? []))];
  const names = await namesOf(c.get('deps').log, plans, c.get('moment').head);
  return shown.map((held) => ({
    ...held,
    title: masked(words.get(held.comment)?.title ?? ''),
    // Where in the text is told when it is opened in the log; here the plan will do.
    subject: commentSubject(
      held.about?.startsWith('text/') ? { plan: held.plan } : held,
      names,
      say,
      new Map(),
    )?.name,
  }));
}

async function open(c: Context<Env>): Promise<Response> {
  const id = idIn(c.req.param('id'));
  const held = id && (await heldComments(databaseOf(c))).find(({ comment }) => comment === id);
  if (!held) return refuse(c, noLonger);
  await note(c, 'waiting.opened', held.comment);
  const [line] = await linesOf(c, [held]);
  const words = (await heldWords(databaseOf(c), [held.comment])).get(held.comment);
  if (!line || !words) return refuse(c, noLonger);
  return staffPage(c, {
    title: messages[c.get('language')].waitingRoom.one,
    plan: await onlyPlan(c),
    children: (
      <HeldComment
        path={PATH}
        line={line}
        words={words}
        found={{
          title: findPersonal(words.title),
          body: findPersonal(words.body),
          name: findPersonal(words.name),
        }}
        perMinute={RELEASED_PER_MINUTE}
        mayRemove={(c.get('held') ?? []).some(({ role }) => WAITERS.includes(role))}
      />
    ),
  });
}

/** How many are taken out at once. */
const MOST_AT_ONCE = 500;

async function remove(c: Context<Env>): Promise<Response> {
  const read = await formBody(c);
  if (!read.ok) return refuse(c, read.problem);
  const all = await heldComments(databaseOf(c));
  const ticked = all.filter(({ comment }) => read.value.has(`w-${comment}`));
  const chosen = ticked.slice(0, MOST_AT_ONCE);
  if (read.value.text('confirmed') === '1') return removeAll(c, chosen, revisionOf(read.value.text('of')));
  return staffPage(c, {
    title: messages[c.get('language')].waitingRoom.removal.title,
    plan: await onlyPlan(c),
    children: (
      <HeldRemoval path={PATH} lines={await linesOf(c, chosen)} left={ticked.length - chosen.length} />
    ),
  });
}

/** @param of how many the confirmed page had: what was let in meanwhile is told. */
async function removeAll(c: Context<Env>, chosen: readonly Held[], of = chosen.length): Promise<Response> {
  let removed = 0;
  for (const { comment } of chosen) {
    await note(c, 'waiting.removed', comment);
    if (await removeHeld(databaseOf(c), comment, c.get('deps').clock())) removed += 1;
  }
  const left = Math.max(0, of - removed);
  const lang = c.get('language') === 'en' ? 'en' : undefined;
  return c.redirect(withQuery(PATH, { removed, ...(left > 0 && { left }), lang }), 303);
}

async function note(c: Context<Env>, action: 'waiting.opened' | 'waiting.removed', subject: string) {
  const user = c.get('staff')?.id;
  const { accounts } = c.get('deps');
  if (!user || !accounts) throw new Error('what waits is handled by nobody');
  await noteAccess(accounts.db, { user, action, subject, requestId: c.get('requestId') }, accounts.clock());
}

const idIn = (text: string | undefined): string | undefined => {
  const id = text?.toLowerCase();
  return id !== undefined && isEventId(id) ? id : undefined;
};

const noLonger = {
  ...statusProblem(404),
  code: 'not-waiting',
  message: {
    zh: '这条留言不在排队:已经记入账本、已经移除,或者从来没有过。',
    en: 'This comment does not wait: it was entered, was removed, or never was there.',
  },
};
