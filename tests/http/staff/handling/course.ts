/** What becomes of a comment, from its receipt to its answer. */
import { describe, expect, it } from 'vitest';
import { decode, textOf } from '../../pages/given.ts';
import { done, type Handling, MARK, one, PHONE, words } from './given.ts';

export function courseOfComments(desk: () => Handling): void {
  describe('a comment, from its receipt to its answer', () => {
    it('is masked, accepted, forwarded, answered with what it cites, and published', async () => {
      const { portal, office, moderator, editor, responder, submits, read, sends, types } = desk();
      const comment = await submits();
      const page = await read(one(comment), moderator);
      expect(textOf(page)).toContain(PHONE);
      expect(page).toContain(`<mark class="personal" title="手机号码">${PHONE}</mark>`);
      expect(page).not.toMatch(new RegExp(`<title>[^<]*${MARK}`));

      const unconfirmed = await sends(
        comment,
        'masks',
        { title: words.title, body: words.body.replace(PHONE, '138****5678'), name: '王**' },
        moderator,
      );
      expect(unconfirmed.status).toBe(422);
      expect(textOf(await unconfirmed.text())).toContain('逐一确认');
      const masks = { title: words.title, body: words.body.replace(PHONE, '138****5678'), name: '王**' };
      expect(done(await sends(comment, 'masks', { ...masks, 'mask-body-0': '1' }, moderator))).toContain(
        'done=masks',
      );

      expect(done(await sends(comment, 'acceptance', { department: '' }, moderator))).toContain(
        'done=acceptance',
      );
      const forwarding = { department: 'housing-bureau' };
      expect(done(await sends(comment, 'forwarding', forwarding, moderator))).toContain('done=forwarding');

      const draft = { body: '已安排维修,见所引数据。', cites: '第 0 条' };
      expect(done(await sends(comment, 'reply', draft, responder))).toContain('done=reply-draft');
      expect(done(await sends(comment, 'reply', draft, responder, { to: 'reply/proposal' }))).toContain(
        'proposed',
      );
      expect((await sends(comment, 'reply', draft, responder, { to: 'reply/publication' })).status).toBe(403);
      const seen = await read(one(comment), editor);
      expect(textOf(seen)).toContain('待编辑审核');
      const publishing = { to: 'reply/publication', html: seen };
      expect(done(await sends(comment, 'reply', draft, editor, publishing))).toContain('reply-published');
      // The same form again is the same reply.
      expect(done(await sends(comment, 'reply', draft, editor, publishing))).toContain('reply-published');

      expect(done(await sends(comment, 'selection', {}, editor))).toContain('done=selection');
      expect(await types(comment)).toEqual([
        'comment.submitted',
        'comment.accepted',
        'comment.forwarded',
        'comment.replied',
        'comment.selected',
      ]);
      const [, , , replied] = await portal.log.readEvents({ stream: `comment/${comment}` });
      const [cited] = await portal.log.readEvents({ from: 0, limit: 1 });
      expect(replied?.data).toMatchObject({ department: 'housing-bureau', cites: [cited?.id] });
      const published = await office.get(`/comments/${comment}`);
      const html = textOf(await published.text());
      expect(html).toContain('138****5678');
      expect(html).not.toContain(PHONE);
      expect(html).not.toContain(words.name);
      expect(done(await sends(comment, 'deselection', { reason: '重新遮盖' }, editor))).toContain(
        'deselection',
      );
      const drafts = await portal.db
        .selectFrom('comment_drafts')
        .selectAll()
        .where('comment', '=', comment)
        .execute();
      expect(drafts).toMatchObject([{ state: 'published', body: null }]);
    });

    it('shows that somebody opened the original', async () => {
      const { portal, auditor, submits, read } = desk();
      const comment = await submits();
      await read(one(comment), auditor);
      const rows = await portal.db
        .selectFrom('staff_access_log')
        .selectAll()
        .where('subject', '=', comment)
        .execute();
      expect(rows).toMatchObject([{ action: 'original.opened' }]);
    });

    it('keeps what was typed where it is refused', async () => {
      const { moderator, submits, sends, types } = desk();
      const comment = await submits();
      const typed = { reason: 'duplicate', words: `请致电 ${PHONE} <b>王先生</b>` };
      const response = await sends(comment, 'refusal', typed, moderator);
      expect(response.status).toBe(422);
      const html = await response.text();
      expect(decode(html)).toContain(typed.words);
      expect(html).not.toContain('<b>王先生');
      expect(textOf(html)).toContain('含有个人信息(手机号码)');
      expect(html).toMatch(/<option value="duplicate" selected/);
      expect(await types(comment)).toEqual(['comment.submitted']);
    });

    it('is decided by the first of two moderators; the other sees what was done, and what they typed', async () => {
      const { moderator, editor, submits, read, sends, types } = desk();
      const comment = await submits();
      const both = await read(one(comment), moderator);
      const refusal = { reason: 'duplicate', words: '与前一件重复' };
      done(await sends(comment, 'acceptance', { department: 'housing-bureau' }, moderator, { html: both }));
      const late = await sends(comment, 'refusal', refusal, editor, { html: both });
      expect(late.status).toBe(409);
      const text = textOf(await late.text());
      expect(text).toContain('已有他人办理');
      expect(text).toContain('您的填写 重复留言 与前一件重复');
      expect(await types(comment)).toEqual(['comment.submitted', 'comment.accepted']);
      // The same form of the first again is no second record.
      done(await sends(comment, 'acceptance', { department: 'housing-bureau' }, moderator, { html: both }));
      expect(await types(comment)).toHaveLength(2);
    });

    it('has one draft: a version that nobody looked at is not overwritten', async () => {
      const { portal, editor, responder, does, submits, read, sends } = desk();
      const comment = await submits();
      await does({ type: 'accept_comment', comment, department: 'housing-bureau' });
      const both = await read(one(comment), responder);
      done(await sends(comment, 'reply', { body: '第一稿内容' }, responder, { html: both }));
      const late = await sends(comment, 'reply', { body: '第二稿内容' }, editor, { html: both });
      expect(late.status).toBe(409);
      const text = textOf(await late.text());
      expect(text).toContain('第一稿内容');
      expect(text).toContain('第二稿内容');
      const rows = await portal.db
        .selectFrom('comment_drafts')
        .select('body')
        .where('comment', '=', comment)
        .execute();
      expect(rows).toEqual([{ body: '第一稿内容' }]);
    });

    it('is returned to the department with a note, and a reply with somebody’s number is not published', async () => {
      const { editor, responder, does, submits, read, sends, types } = desk();
      const comment = await submits();
      await does({ type: 'accept_comment', comment, department: 'housing-bureau' });
      const proposing = { to: 'reply/proposal' };
      const telling = { body: `已电告 ${PHONE}` };
      expect((await sends(comment, 'reply', telling, responder, proposing)).status).toBe(422);
      // Whoever proposes it says that it is nobody's, and whoever publishes it says so again.
      done(await sends(comment, 'reply', { ...telling, 'left-0': PHONE }, responder, proposing));
      const held = await sends(comment, 'reply', { body: `已电告 ${PHONE}` }, editor, {
        to: 'reply/publication',
      });
      expect(held.status).toBe(422);
      expect(textOf(await held.text())).toContain('不属于个人,可以保留');
      const missing = await sends(comment, 'reply', { body: '稿' }, editor, { to: 'reply/return' });
      expect(missing.status).toBe(422);
      const note = { body: '稿', note: '请写明日期' };
      expect(done(await sends(comment, 'reply', note, editor, { to: 'reply/return' }))).toContain('returned');
      expect(textOf(await read(one(comment), responder))).toContain('请写明日期');
      expect(await types(comment)).toEqual(['comment.submitted', 'comment.accepted']);
    });

    it('is sent back and extended by who has it, and is gone from their sight then', async () => {
      const { office, responder, does, submits, sends } = desk();
      const comment = await submits();
      await does({ type: 'accept_comment', comment, department: 'housing-bureau' });
      done(await sends(comment, 'extension', { reason: '需现场勘查' }, responder));
      const back = await sends(comment, 'return', { reason: '属绿化市容局职责' }, responder);
      done(back);
      expect((await office.get(one(comment), responder)).status).toBe(404);
    });
  });
}
