/** Makes the page of one comment for those who handle it. Opening it is opening the original, and noted. */
import { randomUUID } from 'node:crypto';
import type { Context } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { CHINA_WORKDAYS } from '../../../plans/holidays/china.ts';
import { messages } from '../../../views/messages/messages.ts';
import { type Failed, HandledComment } from '../../../views/pages/handled-comment.tsx';
import { commentCalled } from '../../../views/words/comment-subject.ts';
import { noteAccess } from '../../auth/access-log.ts';
import { actsForAll } from '../../auth/rights.ts';
import { isCollective } from '../../domain/decide/index.ts';
import { findPersonal } from '../../domain/masking.ts';
import { publicComment } from '../../domain/public-comment.ts';
import { addWorkingDays } from '../../domain/workdays.ts';
import { citedEvents } from '../../office/cited-events.ts';
import type { CommentRow } from '../../projections/rows.ts';
import { readNaming } from '../comments/lines.ts';
import type { Env } from '../context.ts';
import { readNames } from '../pages/names.ts';
import { onlyPlan } from '../pages/only-plan.ts';
import { isSynthetic } from '../pages/plans.tsx';
import { staffPage } from '../pages/staff-page.tsx';
import { citesOf, type Typed } from './acts.ts';
import { citableRecords, citedRecords } from './citable.ts';
import { type Claim, claimOfAnother, takeUp } from './claims.ts';
import { hasContact } from './contacts.ts';
import { databaseOf } from './desk.ts';
import { currentDraft, draftsOfOthers } from './drafts.ts';
import { readMasks } from './masks.ts';
import { readOriginals, readReplies, readSelected } from './originals.ts';
import { stretchesToConfirm } from './reply-scan.ts';
import { type Possible, possible } from './rights.ts';

const MOST_RECORDS = 500;
const USUAL_DAYS = 15;

export type Showing = {
  failed?: Failed | undefined;
  done?: string | undefined;
  status?: ContentfulStatusCode;
};

/** @param row as it stands at the head. */
export async function showCase(c: Context<Env>, row: CommentRow, { failed, done, status }: Showing = {}) {
  const { log, config } = c.get('deps');
  const db = databaseOf(c);
  const { head, timeZone, today } = c.get('moment');
  const say = messages[c.get('language')];
  const held = c.get('held') ?? [];
  const can = possible(row, held, today);
  await noteOpened(c, row.comment);
  const stream = `comment/${row.comment}`;
  const comment = publicComment(row, row, { day: today, timeZone });
  const [
    revision,
    originals,
    replies,
    selected,
    masks,
    draft,
    former,
    contact,
    claim,
    history,
    naming,
    departments,
  ] = await Promise.all([
    log.revision(stream),
    readOriginals(db, [row]),
    readReplies(db, row),
    readSelected(db, row),
    readMasks(db, row.comment),
    row.department === undefined ? undefined : currentDraft(db, row.comment, row.department),
    held.some(actsForAll) ? draftsOfOthers(db, row.comment, row.department) : [],
    hasContact(db, row.comment),
    claimOn(c, row.comment, can, done),
    log.readEvents({ stream, limit: MOST_RECORDS }),
    readNaming(c, [comment]),
    log.rows('departments', { at: head, ...(row.plan !== undefined && { plan: row.plan }) }),
  ]);
  const isReply = failed?.form === 'reply';
  const cites = isReply ? citesOf(failed.typed.cites ?? '') : (draft?.cites ?? []);
  const [cited, known, citable, toConfirm] = await Promise.all([
    citedRecords(log, cites, head),
    citedEvents(log, cites, head),
    can.write
      ? citableRecords(log, row, isReply ? (failed.typed.q ?? '').trim().slice(0, 60) : '', head)
      : [],
    can.write ? stretchesToConfirm(db, row, (isReply ? failed.typed.body : draft?.body) ?? '') : [],
  ]);
  const names = await readNames(log, [...history, ...cited, ...citable], head);
  const subject = naming.subject(comment);
  const words = originals.get(row.comment);
  const answerDays = config.commentDays?.answer ?? USUAL_DAYS;
  return staffPage(
    c,
    {
      // Titles stand in histories for long: the words of residents are not among them.
      title: `${commentCalled(row, subject, say)} · ${say.handling.title}`,
      plan: await onlyPlan(c),
      synthetic: history.some(isSynthetic),
      children: (
        <HandledComment
          comment={comment}
          can={can}
          claim={claim}
          contact={contact}
          subject={subject}
          department={naming.department(comment)}
          words={words}
          found={
            words && {
              title: findPersonal(words.title),
              body: findPersonal(words.body),
              name: findPersonal(words.name),
            }
          }
          replies={row.replies.map((reply) => ({
            ...reply,
            name: naming.department(comment, reply.department) ?? reply.department,
            body: replies.get(reply.position),
          }))}
          selected={selected}
          masks={masks}
          draft={draft}
          former={former.map((each) => ({
            ...each,
            name: naming.department(comment, each.department) ?? each.department,
          }))}
          cites={{
            cited,
            unknown: cites.filter((each) => !known.has(each)),
            citable: citable.filter(({ id }) => !cited.some((each) => each.id === id)),
          }}
          toConfirm={toConfirm}
          fresh={{ event: randomUUID(), draft: randomUUID() }}
          revision={revision === 'none' ? 0 : revision}
          departments={departments
            .filter((each) => each.succeededBy === undefined && !isCollective(each))
            .map(({ department, name }) => ({ value: department, name }))}
          answerBy={addWorkingDays(today, answerDays, CHINA_WORKDAYS)}
          history={history}
          names={names}
          failed={failed && { ...failed, remaining: remainingIn(failed.typed) }}
          done={done}
        />
      ),
    },
    status,
  );
}

/** Acts after which whoever did them goes on with the same comment. */
const GOES_ON = ['masks', 'reply-draft', 'claim'];

/** Who else has it open. Whoever can do something takes it up, unless they have just done it. */
async function claimOn(
  c: Context<Env>,
  comment: string,
  can: Possible,
  done: string | undefined,
): Promise<Claim | undefined> {
  const user = c.get('staff')?.id;
  const { accounts } = c.get('deps');
  if (!user || !accounts) return undefined;
  const looking = { comment, user, now: accounts.clock() };
  const works = Object.values(can).some(Boolean) && (done === undefined || GOES_ON.includes(done));
  return works ? takeUp(accounts.db, looking) : claimOfAnother(accounts.db, looking);
}

/** What still looks like somebody's number in what was typed, to be said to be nobody's. */
const remainingIn = (typed: Typed): string[] => [
  ...new Set(
    ['title', 'body', 'name'].flatMap((field) => {
      const text = typed[field] ?? '';
      return findPersonal(text).map(({ start, end }) => text.slice(start, end));
    }),
  ),
];

async function noteOpened(c: Context<Env>, subject: string): Promise<void> {
  const user = c.get('staff')?.id;
  const { accounts } = c.get('deps');
  if (!user || !accounts) throw new Error('an original is opened by nobody');
  const requestId = c.get('requestId');
  await noteAccess(accounts.db, { user, action: 'original.opened', subject, requestId }, accounts.clock());
}
