/** `/staff/comments`: what is to be done, the most urgent first; and spam, declined by the page. */
import { randomUUID } from 'node:crypto';
import { type Context, Hono } from 'hono';
import { COMMENT_KINDS } from '../../../events/comment.ts';
import { type Messages, messages } from '../../../views/messages/messages.ts';
import { HandledComments, type HandledLine } from '../../../views/pages/handled-comments.tsx';
import { SpamConfirmation } from '../../../views/pages/spam-confirmation.tsx';
import { actsForAll } from '../../auth/rights.ts';
import { heldFor } from '../../comments/waiting-room.ts';
import { masked } from '../../domain/masking.ts';
import type { PublicComment } from '../../domain/public-comment.ts';
import type { CommentFilter } from '../../log/comment-search.ts';
import { performComment } from '../../office/comments.ts';
import { type Naming, readNaming } from '../comments/lines.ts';
import { readComments } from '../comments/read.ts';
import type { Env } from '../context.ts';
import { type Form, formBody } from '../form-body.ts';
import { revisionOf } from '../handling/acts.ts';
import { claimsOfOthers } from '../handling/claims.ts';
import { databaseOf, officeOf } from '../handling/desk.ts';
import { proposedComments, unpublishedDrafts } from '../handling/drafts.ts';
import { isEventId } from '../handling/ids.ts';
import { readOriginals } from '../handling/originals.ts';
import { presently } from '../handling/presently.ts';
import { askedQueue, knownQueue, QUEUE_STATES, type QueueQuery, type QueueState } from '../handling/queue.ts';
import { DECIDERS, READERS, WAITERS } from '../handling/rights.ts';
import { withQuery } from '../links.ts';
import { refuse } from '../problem.ts';
import { departmentNames } from '../staff/departments.ts';
import { actorOf, requires } from '../staff/requires.ts';
import { onlyPlan } from './only-plan.ts';
import { askedPage, knownPage, pageOf } from './paging.ts';
import { queryOf } from './render.tsx';
import { staleForm, toldIn } from './staff-comment.tsx';
import { departmentsOf, leftDrafts } from './staff-drafts.tsx';
import { staffPage } from './staff-page.tsx';

const PATH = '/staff/comments';

export const staffComments = new Hono<Env>()
  .get(PATH, requires(...READERS), presently(), async (c) => {
    const page = askedPage(c);
    if (!page.ok) return refuse(c, page.problem);
    const { query, unknown } = askedQueue((name) => c.req.query(name));
    const { filter, counts, departments } = await readQueue(c, query);
    const { begin, limit, paging } = pageOf(counts.found, page.value);
    const shown = await readComments(c, { ...filter, order: 'urgent', after: begin, limit });
    const naming = await readNaming(c, shown);
    const known = { ...knownQueue(query), ...knownPage(page.value) };
    const say = messages[c.get('language')];
    return staffPage(
      c,
      {
        title: say.handling.title,
        plan: await onlyPlan(c),
        synthetic: shown.some(({ row }) => row.synthetic === true),
        children: (
          <HandledComments
            path={PATH}
            query={queryOf(known)}
            values={query}
            unknown={unknown}
            choices={choicesOf(departments, await departmentNames(c), say)}
            lines={await linesOf(c, shown, naming)}
            counts={QUEUE_STATES.map((state) => ({ state, count: counts[state] }))}
            paging={paging}
            mayDecline={(c.get('held') ?? []).some(({ role }) => DECIDERS.includes(role))}
            done={c.req.query('done')?.slice(0, 40)}
            declined={revisionOf(c.req.query('declined') ?? '')}
            chosen={c.req.query('choose') === 'all'}
            beside={await besideOf(c)}
          />
        ),
      },
      200,
      known,
    );
  })
  .post(`${PATH}/refusals`, requires(...DECIDERS), presently(), async (c) => {
    const read = await formBody(c);
    if (!read.ok) return refuse(c, read.problem);
    const ids = read.value.names().flatMap((name) => (name.startsWith('c-') ? [name.slice(2)] : []));
    const chosen = await readComments(c, { ...reach(c), ids });
    return read.value.text('confirmed') === '1'
      ? declineAll(c, chosen, read.value)
      : confirmation(c, chosen, {});
  });

/** What is not in the queue and may be looked for there: what waits outside the log, drafts of what has gone on. */
async function besideOf(c: Context<Env>): Promise<{ waiting?: number; drafts?: number }> {
  const held = c.get('held') ?? [];
  const db = databaseOf(c);
  if (held.some(({ role }) => role === 'auditor' || WAITERS.includes(role))) {
    const counts = await heldFor(db);
    return { waiting: counts.reduce((sum, { count }) => sum + count, 0) };
  }
  if (held.some(actsForAll)) return {};
  const drafts = await unpublishedDrafts(db, departmentsOf(held));
  return { drafts: (await leftDrafts(c.get('deps').log, drafts, c.get('moment').head)).length };
}

/** All comments that whoever asks may see: of their departments, or every one. */
const reach = (c: Context<Env>): CommentFilter => {
  const held = c.get('held') ?? [];
  return held.some(actsForAll) ? {} : { departments: held.flatMap(({ department }) => department ?? []) };
};

/** What was asked for, how many there are of that and of each state, and which departments have any. */
async function readQueue(c: Context<Env>, { state, kind, department, about }: QueueQuery) {
  const { log } = c.get('deps');
  const moment = c.get('moment');
  const within = reach(c);
  const filter: CommentFilter = {
    ...within,
    queue: state,
    kind,
    about: about === undefined ? undefined : await named(c, about),
  };
  const mine = within.departments?.filter((each) => department === undefined || each === department);
  const asked = { ...filter, departments: mine ?? (department === undefined ? undefined : [department]) };
  const states = Object.fromEntries(QUEUE_STATES.map((queue) => [queue, { queue }]));
  const [counts, departments] = await Promise.all([
    log.countComments(moment, { ...(states as Record<QueueState, CommentFilter>), found: asked }, within),
    log.commentValues(moment, 'department', within),
  ]);
  return { filter: asked, counts, departments };
}

/** The subjects of comments in whose names some words stand. */
async function named(c: Context<Env>, words: string): Promise<string[]> {
  const all = await c.get('deps').log.commentValues(c.get('moment'), 'about', reach(c));
  const subjects = all.map((value) => {
    const [plan = ''] = value.split('/', 1);
    return { value, row: { ...(plan && { plan }), about: value.slice(plan.length + 1), replies: [] } };
  });
  const naming = await readNaming(c, subjects);
  return subjects.flatMap((one) =>
    naming.subject(one)?.name.toLowerCase().includes(words.toLowerCase()) ? [one.value] : [],
  );
}

/** Lines show the beginning of the words with all masked that was found: the original is opened one by one. */
async function linesOf(
  c: Context<Env>,
  comments: readonly PublicComment[],
  naming: Naming,
): Promise<HandledLine[]> {
  const db = databaseOf(c);
  const { log } = c.get('deps');
  const [words, proposed, claims, revisions] = await Promise.all([
    readOriginals(
      db,
      comments.map(({ row }) => row),
    ),
    proposedComments(db),
    claimsOfOthers(
      db,
      comments.map(({ row }) => row.comment),
      { user: c.get('staff')?.id ?? '', now: c.get('deps').accounts?.clock() ?? new Date() },
    ),
    Promise.all(comments.map(({ row }) => log.revision(`comment/${row.comment}`))),
  ]);
  return comments.map((comment, index) => {
    const { comment: id } = comment.row;
    const written = words.get(id);
    const revision = revisions[index];
    return {
      comment,
      subject: naming.subject(comment),
      department: naming.department(comment),
      title: written && masked(written.title),
      body: written && masked(written.body),
      isProposed: proposed.has(id),
      claim: claims.get(id)?.name,
      revision: typeof revision === 'number' ? revision : 0,
    };
  });
}

const choicesOf = (departments: readonly string[], names: ReadonlyMap<string, string>, say: Messages) => ({
  state: QUEUE_STATES.map((value) => ({ value, name: say.handling.states[value] })),
  kind: COMMENT_KINDS.map((value) => ({ value, name: say.comments.kinds[value] })),
  department: departments.map((value) => ({ value, name: names.get(value) ?? value })),
});

/** How many are declined at once. */
const MOST_AT_ONCE = 200;

async function confirmation(
  c: Context<Env>,
  chosen: readonly PublicComment[],
  { words, problems = [] }: { words?: string; problems?: readonly { field: string; message: string }[] },
): Promise<Response> {
  const say = messages[c.get('language')];
  const open = chosen.filter(({ state }) => state === 'waiting').slice(0, MOST_AT_ONCE);
  const naming = await readNaming(c, open);
  const lines = await linesOf(c, open, naming);
  const children = (
    <SpamConfirmation
      path={PATH}
      lines={lines.map((line) => ({ ...line, event: randomUUID() }))}
      left={chosen.length - open.length}
      words={words ?? say.handling.spam.usualWords}
      problems={problems}
    />
  );
  return staffPage(
    c,
    { title: say.handling.spam.title, plan: await onlyPlan(c), children },
    problems.length > 0 ? 422 : 200,
  );
}

/** Each by itself: what somebody else decided meanwhile is left as it is, and told. */
async function declineAll(c: Context<Env>, chosen: readonly PublicComment[], form: Form): Promise<Response> {
  const words = form.text('words');
  const failures: PublicComment[] = [];
  let declined = 0;
  for (const comment of chosen.slice(0, MOST_AT_ONCE)) {
    const id = comment.row.comment;
    const event = form.text(`e-${id}`);
    const expected = revisionOf(form.text(`c-${id}`));
    if (!isEventId(event) || expected === undefined) return refuse(c, staleForm);
    const performed = await performComment(officeOf(c), {
      type: 'decline_comment',
      ...{ id: event, comment: id, actor: actorOf(c), expected },
      ...{ reason: 'advertising_or_abuse', words },
    });
    if (performed.ok) declined += 1;
    else if (performed.reason === 'refused' && performed.problems.some(({ field }) => field === 'words')) {
      return confirmation(c, chosen, { words, problems: toldIn(c, performed.problems) });
    } else failures.push(comment);
  }
  if (failures.length > 0) return leftOver(c, failures, declined);
  const lang = c.get('language') === 'en' ? 'en' : undefined;
  return c.redirect(withQuery(PATH, { declined, lang }), 303);
}

async function leftOver(c: Context<Env>, failures: readonly PublicComment[], declined: number) {
  const say = messages[c.get('language')];
  const { size } = await c.get('deps').log.head();
  c.set('moment', { ...c.get('moment'), position: size - 1, head: size - 1 });
  const now = await readComments(c, { ...reach(c), ids: failures.map(({ row }) => row.comment) });
  const lines = await linesOf(c, now, await readNaming(c, now));
  const children = (
    <SpamConfirmation
      path={PATH}
      lines={[]}
      declined={declined}
      changed={lines}
      words=""
      problems={[]}
      left={0}
    />
  );
  return staffPage(c, { title: say.handling.spam.title, plan: await onlyPlan(c), children }, 409);
}
