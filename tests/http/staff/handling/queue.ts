/** The queue of comments: what it shows, and in which order. */
import { describe, expect, it } from 'vitest';
import { textOf } from '../../pages/given.ts';
import { type Handling, one, PHONE } from './given.ts';

export function queueOfComments(desk: () => Handling): void {
  describe('the queue', () => {
    it('masks what it shows, filters, and tells what it does not know', async () => {
      const { moderator, submits, read } = desk();
      const comment = await submits({ kind: 'enquiry' });
      const page = await read('/staff/comments', moderator);
      expect(page).toContain(comment);
      expect(page).not.toContain(PHONE);
      expect(await read('/staff/comments?kind=complaint', moderator)).not.toContain(comment);
      expect(await read('/staff/comments?state=answered', moderator)).not.toContain(comment);
      expect(textOf(await read('/staff/comments?state=%3Cb%3E&kind=spam', moderator))).toContain('spam');
    });

    it('puts what is overdue first, and marks it', async () => {
      const { portal, moderator, submits, read } = desk();
      portal.at('2016-01-04T02:00:00Z');
      const old = await submits({ title: '很久以前的一件' });
      portal.at('2016-02-15T04:00:00Z');
      const page = await read('/staff/comments?state=overdue', moderator);
      expect(page).toContain(old);
      expect(textOf(page)).toContain('超期');
      const all = await read('/staff/comments', moderator);
      const [first] = [...all.matchAll(/\/staff\/comments\/([0-9a-f-]{36})"/g)].map(([, id]) => id);
      expect(first).toBe(old);
    });

    it('declines spam by the page, after it was confirmed, and leaves what somebody else decided', async () => {
      const { office, moderator, responder, does, submits, types } = desk();
      const [one, two] = [await submits({ title: '广告之一' }), await submits({ title: '广告之二' })];
      const chosen = { [`c-${one}`]: '0', [`c-${two}`]: '0' };
      const asked = await office.post('/staff/comments/refusals', chosen, moderator);
      expect(asked.status).toBe(200);
      const html = await asked.text();
      expect(textOf(html)).toContain('广告之二');
      const fields = Object.fromEntries(
        [...html.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)].map(([, name, value]) => [
          name,
          value,
        ]),
      ) as Record<string, string>;
      expect(await types(one)).toEqual(['comment.submitted']);
      await does({ type: 'accept_comment', comment: two });
      const spam = { ...fields, words: '广告,不予受理' };
      const answered = await office.post('/staff/comments/refusals', spam, moderator);
      expect(answered.status).toBe(409);
      expect(textOf(await answered.text())).toContain('广告之二');
      expect(await types(one)).toEqual(['comment.submitted', 'comment.declined']);
      expect(await types(two)).toEqual(['comment.submitted', 'comment.accepted']);
      expect((await office.post('/staff/comments/refusals', spam, responder)).status).toBe(403);
    });
  });

  it('names the department of a comment that is about no plan', async () => {
    const { moderator, does, submits, read } = desk();
    const comment = await submits({ plan: undefined });
    await does({ type: 'accept_comment', comment, department: 'housing-bureau' });
    for (const path of [one(comment), '/staff/comments?state=all']) {
      expect(textOf(await read(path, moderator))).not.toContain('housing-bureau');
    }
  });
}
