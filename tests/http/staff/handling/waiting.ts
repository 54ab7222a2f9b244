/** What waits outside the log: looked at, and removed as spam. */
import { randomBytes, randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { textOf } from '../../pages/given.ts';
import { PLAN } from '../../portal.ts';
import { done, type Handling, MARK, PHONE } from './given.ts';

const waits = async (
  portal: Handling['portal'],
  more: Partial<{ comment: string; title: string; source: Buffer }> = {},
) => {
  const comment = more.comment ?? randomUUID();
  await portal.db
    .insertInto('comment_waiting')
    .values({
      comment,
      reason: 'no_proof',
      kind: 'request',
      plan: PLAN,
      about: null,
      consent: true,
      words: JSON.stringify({
        title: more.title ?? `排队 ${PHONE}`,
        body: `${MARK},电话 ${PHONE}。`,
        name: '',
      }),
      salt: '00'.repeat(32),
      bytes: 300,
      source: more.source ?? null,
      received_at: portal.deps.clock(),
    })
    .execute();
  await portal.db
    .insertInto('comment_codes')
    .values({ comment, code_hash: randomBytes(32), created_at: portal.deps.clock() })
    .execute();
  return comment;
};
const accessesOf = async (portal: Handling['portal'], subject: string) =>
  (
    await portal.db.selectFrom('staff_access_log').select('action').where('subject', '=', subject).execute()
  ).map(({ action }) => action);

export function waitingComments(desk: () => Handling): void {
  describe('what waits outside the log', () => {
    it('is listed by title, masked; a text is opened one by one, and noted', async () => {
      const { portal, moderator, read } = desk();
      const comment = await waits(portal);
      const page = await read('/staff/waiting', moderator);
      expect(textOf(page)).toContain('排队 138****5678');
      expect(page).not.toContain(PHONE);
      expect(page).not.toContain(MARK);
      expect(await accessesOf(portal, comment)).toEqual([]);
      expect(textOf(await read(`/staff/waiting/${comment}`, moderator))).toContain(PHONE);
      expect(await accessesOf(portal, comment)).toEqual(['waiting.opened']);
      expect(textOf(await read('/staff/comments', moderator))).toContain('正在排队');
    });

    it('is removed as spam after a second look, with its contact; its code says so', async () => {
      const { portal, office, moderator, read } = desk();
      const source = randomBytes(32);
      const [spam, also, other] = [
        await waits(portal, { source }),
        await waits(portal, { source }),
        await waits(portal),
      ];
      const alike = await read(`/staff/waiting?like=${spam}&choose=all`, moderator);
      expect(alike).toContain(also);
      expect(alike).not.toContain(other);
      expect(alike.match(/name="w-[^"]+" value="1" checked/g)).toHaveLength(2);
      const ticked = { [`w-${spam}`]: '1', [`w-${also}`]: '1' };
      const asked = await office.post('/staff/waiting/removals', ticked, moderator);
      expect(textOf(await asked.text())).toContain('确认移除这 2 件');
      expect(await read('/staff/waiting', moderator)).toContain(spam);
      const confirmed = { ...ticked, confirmed: '1', of: '2' };
      const [first, second] = await Promise.all([
        office.post('/staff/waiting/removals', confirmed, moderator),
        office.post('/staff/waiting/removals', confirmed, moderator),
      ]);
      expect([first.status, second.status]).toEqual([303, 303]);
      const left = await read('/staff/waiting', moderator);
      expect(left).not.toContain(spam);
      expect(left).toContain(other);
      const codes = await portal.db
        .selectFrom('comment_codes')
        .select(['removed_by_staff', 'dropped_at'])
        .where('comment', '=', spam)
        .execute();
      expect(codes).toMatchObject([{ removed_by_staff: true, dropped_at: expect.anything() }]);
      expect(await accessesOf(portal, spam)).toContain('waiting.removed');
    });

    it('is left as it is once it has entered the log, and is no editor’s', async () => {
      const { portal, office, moderator, editor, auditor, submits, read } = desk();
      const comment = await submits();
      await waits(portal, { comment });
      const confirmed = { [`w-${comment}`]: '1', confirmed: '1', of: '1' };
      const answer = await office.post('/staff/waiting/removals', confirmed, moderator);
      expect(done(answer)).toContain('removed=0');
      expect(await read('/staff/waiting', moderator)).toContain(comment);
      expect((await office.get('/staff/waiting', editor)).status).toBe(403);
      expect((await office.post('/staff/waiting/removals', confirmed, auditor)).status).toBe(403);
      expect(await read('/staff/waiting', auditor)).toContain(comment);
    });
  });
}
