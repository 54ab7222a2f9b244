/** Forms of staff that hold what they should not. */
import { expect, it } from 'vitest';
import { decode, textOf } from '../../pages/given.ts';
import { type Handling, hidden, one, words } from './given.ts';

export function formsOfStaff(desk: () => Handling): void {
  it('shows hostile words as words, and knows no other moment', async () => {
    const { office, moderator, submits, read } = desk();
    const hostile = {
      title: '<script>alert(1)</script>',
      body: `\u202e反转</textarea><img src=x onerror=alert(1)>${'e\u0301\u0302\u0303'.repeat(40)}\u200b`,
      name: '"><b>',
    };
    const comment = await submits(hostile);
    for (const path of [one(comment), '/staff/comments?state=waiting']) {
      expect(await read(path, moderator)).not.toMatch(/<script>alert|<img src=x|"><b>/);
    }
    const past = await office.get(`${one(comment)}?at=5`, moderator);
    expect([past.status, past.headers.get('Location')]).toEqual([303, one(comment)]);
  });

  it('names the field whose bytes are no text, and refuses a form without its ids', async () => {
    const { office, moderator, submits, read, types } = desk();
    const comment = await submits();
    const page = await read(one(comment), moderator);
    const { event = '', revision = '' } = hidden(page, 'refusal');
    const sent = (body: string) =>
      office.app.request(`${one(comment)}/refusal`, {
        method: 'POST',
        headers: {
          Cookie: moderator,
          Origin: 'https://portal.example',
          'Content-Type': 'application/x-www-form-urlencoded',
        },
        body,
      });
    const broken = await sent(`event=${event}&revision=${revision}&reason=duplicate&words=%ed%a0%80`);
    expect(broken.status).toBe(422);
    expect(textOf(await broken.text())).toContain('含有无法保存的字符');
    expect((await sent('reason=duplicate&words=x')).status).toBe(400);
    expect((await sent(`event=${event}&event=${event}&revision=0`)).status).toBe(400);
    expect(await types(comment)).toEqual(['comment.submitted']);
  });

  it('keeps what was typed where a passage, a search or a tick is none', async () => {
    const { office, moderator, responder, does, submits, sends } = desk();
    const comment = await submits();
    await does({ type: 'accept_comment', comment, department: 'housing-bureau' });
    const fields = { title: words.title, body: words.body, name: '' };
    for (const [also, told] of [
      ['好', '每行 2 至 100 个字'],
      ['长'.repeat(101), '每行 2 至 100 个字'],
      [Array.from({ length: 21 }, (_, n) => `字词${n}`).join('\n'), '最多遮盖 20 处'],
    ] as const) {
      const answer = await sends(comment, 'masks', { ...fields, also }, moderator, { to: 'masks/preview' });
      expect(answer.status).toBe(422);
      const html = await answer.text();
      expect(textOf(html)).toContain(told);
      expect(decode(html)).toContain(`>${also}</textarea>`);
    }
    const typed = { body: '写到一半', q: '\u0000', listed: '-1,0,x,99999999999999999999', 'cite-x': '1' };
    const search = await sends(comment, 'reply', typed, responder, { to: 'reply/citations' });
    expect(search.status).toBe(422);
    const html = await search.text();
    expect(textOf(html)).toContain('含有无法保存的字符');
    expect(html).toContain('写到一半</textarea>');
    const unknown = await sends(comment, 'reply', { ...typed, q: '' }, responder, { to: 'reply/citations' });
    expect(await unknown.text()).toMatch(/name="cites" value="x"/);
    for (const path of ['/staff/waiting?reason=%3Cb%3E&like=x&page=9', '/staff/waiting?choose=all&per=all']) {
      expect((await office.get(path, moderator)).status).toBe(200);
    }
    expect((await office.get('/staff/waiting/x', moderator)).status).toBe(404);
  });
}
