/** Who sees a comment, who has it open, and whose contact there is. */
import { randomBytes, randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { textOf } from '../../pages/given.ts';
import { done, type Handling, one } from './given.ts';

export function sightOfComments(desk: () => Handling): void {
  describe('whose a comment is', () => {
    it('another department reaches it by no route', async () => {
      const { office, responder, stranger, does, submits, read } = desk();
      const comment = await submits();
      await does({ type: 'accept_comment', comment, department: 'housing-bureau' });
      expect((await office.get(one(comment), stranger)).status).toBe(404);
      for (const to of ['extension', 'return', 'reply', 'reply/proposal']) {
        const fields = {
          reason: 'x',
          body: 'x',
          event: randomUUID(),
          revision: '1',
          draft: randomUUID(),
          version: '0',
        };
        expect((await office.post(`${one(comment)}/${to}`, fields, stranger)).status, to).toBe(404);
      }
      expect(await read('/staff/comments?state=all', stranger)).not.toContain(comment);
      expect(await read('/staff/comments?state=all', responder)).toContain(comment);
    });

    it('an auditor reads it and changes nothing', async () => {
      const { office, auditor, submits, read } = desk();
      const comment = await submits();
      expect(textOf(await read(one(comment), auditor))).toContain('目前没有您可以办理的事项');
      for (const to of ['acceptance', 'refusal', 'masks', 'selection', 'reply']) {
        expect((await office.post(`${one(comment)}/${to}`, {}, auditor)).status, to).toBe(403);
      }
    });

    it('nobody sees it without signing in', async () => {
      const { office, submits } = desk();
      const comment = await submits();
      const response = await office.get(one(comment));
      expect(response.status).toBe(303);
      expect((await office.get('/staff/comments')).status).toBe(303);
      expect((await office.post(`${one(comment)}/acceptance`, {})).status).toBe(401);
    });
  });

  describe('who has a comment open', () => {
    it('is told to whoever opens it next, who may take it over; it is over with what was done', async () => {
      const { office, moderator, editor, auditor, submits, read, sends } = desk();
      const comment = await submits();
      // Whoever only reads has nothing open.
      await read(one(comment), auditor);
      const first = await read(one(comment), moderator);
      expect(textOf(first)).not.toContain('正在处理');
      expect(textOf(await read(one(comment), editor))).toContain('moderator正在处理(刚刚打开)');
      expect(textOf(await read('/staff/comments?state=waiting', editor))).toContain('moderator正在处理');
      expect(done(await office.post(`${one(comment)}/claim`, {}, editor))).toContain('done=claim');
      expect(textOf(await read(one(comment), moderator))).toContain('editor正在处理');
      done(await sends(comment, 'acceptance', {}, editor));
      expect(textOf(await read(one(comment), moderator))).not.toContain('正在处理');
    });
  });

  it('leads to a contact only where there is one', async () => {
    const { portal, moderator, submits, read } = desk();
    const comment = await submits();
    expect(await read(one(comment), moderator)).not.toContain(`${one(comment)}/contact`);
    expect(textOf(await read(one(comment), moderator))).toContain('没有联系方式');
    await portal.db
      .insertInto('comment_contacts')
      .values({ comment, ciphertext: randomBytes(40), kept_until: new Date('2016-03-01') })
      .execute();
    expect(await read(one(comment), moderator)).toContain(`${one(comment)}/contact`);
  });
}
