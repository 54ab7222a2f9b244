/** Drafts of replies: what they cite, repeat and keep. */
import { expect, it } from 'vitest';
import { decode, textOf } from '../../pages/given.ts';
import { PLAN } from '../../portal.ts';
import { done, type Handling, INDICATOR, MARK, one, words } from './given.ts';

export function draftsOfReplies(desk: () => Handling): void {
  it('takes one of two first drafts that come at once', async () => {
    const { editor, responder, does, submits, read, sends } = desk();
    const comment = await submits();
    await does({ type: 'accept_comment', comment, department: 'housing-bureau' });
    const [mine, theirs] = [await read(one(comment), responder), await read(one(comment), editor)];
    const answers = await Promise.all([
      sends(comment, 'reply', { body: '甲稿' }, responder, { html: mine }),
      sends(comment, 'reply', { body: '乙稿' }, editor, { html: theirs }),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 409]);
  });

  it('keeps what a department drafted in its sight after it sent the comment back', async () => {
    const { office, moderator, responder, stranger, does, submits, read, sends } = desk();
    const comment = await submits();
    await does({ type: 'accept_comment', comment, department: 'housing-bureau' });
    done(await sends(comment, 'reply', { body: '本局初步意见:应由绿化部门办理。' }, responder));
    done(await sends(comment, 'return', { reason: '属绿化市容局职责' }, responder));
    expect((await office.get(one(comment), responder)).status).toBe(404);
    expect(textOf(await read('/staff/comments', responder))).toContain('留言已转走的答复稿');
    const kept = textOf(await read('/staff/drafts', responder));
    expect(kept).toContain('本局初步意见');
    expect(kept).toContain('属绿化市容局职责');
    expect(kept).not.toContain(MARK);
    expect(textOf(await read('/staff/drafts', stranger))).not.toContain('本局初步意见');
    // Whoever forwards it next sees what was thought, and the department goes on with it when it comes back.
    expect(textOf(await read(one(comment), moderator))).toContain('本局初步意见');
    done(await sends(comment, 'forwarding', { department: 'housing-bureau' }, moderator));
    expect(await read(one(comment), responder)).toContain('本局初步意见');
    expect(textOf(await read('/staff/drafts', responder))).not.toContain('本局初步意见');
  });

  it('finds records to cite, keeps what was typed, and links them both ways', async () => {
    const { portal, office, editor, responder, does, submits, read, sends } = desk();
    const comment = await submits({ about: `indicator/${INDICATOR}` });
    await does({ type: 'accept_comment', comment, department: 'housing-bureau' });
    const [figure] = await portal.log.readEvents({
      stream: `plan/${PLAN}/indicator/${INDICATOR}`,
      types: ['figure.reported'],
      order: 'descending',
      limit: 1,
    });
    const position = figure?.position ?? -1;
    const offered = await read(one(comment), responder);
    expect(offered).toContain(`name="cite-${position}"`);

    const typed = { body: '写到一半的答复', cites: '0', q: '没有这样的字词' };
    const nothing = await sends(comment, 'reply', typed, responder, { to: 'reply/citations' });
    expect(nothing.status).toBe(200);
    const none = await nothing.text();
    expect(textOf(none)).toContain('没有找到可引用的记录');
    expect(decode(none)).toContain('写到一半的答复');
    expect(none).toMatch(/name="cite-0" value="1" checked/);

    const found = await sends(comment, 'reply', { ...typed, q: String(position) }, responder, {
      to: 'reply/citations',
    });
    const html = await found.text();
    expect(html).toContain(`name="cite-${position}"`);
    const ticked = { body: '见所引数据,已完成整改。', [`cite-${position}`]: '1' };
    done(await sends(comment, 'reply', ticked, responder, { to: 'reply/proposal', html }));
    const seen = await read(one(comment), editor);
    expect(seen).toMatch(new RegExp(`name="cite-${position}" value="1" checked`));
    done(await sends(comment, 'reply', ticked, editor, { to: 'reply/publication', html: seen }));
    const [replied] = await portal.log.readEvents({
      stream: `comment/${comment}`,
      types: ['comment.replied'],
    });
    expect(replied?.data).toMatchObject({ cites: [figure?.id] });
    const read_ = async (path: string) => (await office.get(path)).text();
    expect(await read_(`/comments/${comment}`)).toContain(`/events/${position}`);
    expect(await read_(`/events/${position}`)).toContain(comment);
    expect(await read_(`/plans/${PLAN}/indicators/${INDICATOR}`)).toContain(comment);
  });

  it('takes no draft that cites what is not there or is no record of the plan', async () => {
    const { portal, responder, does, submits, sends } = desk();
    const comment = await submits({ about: `indicator/${INDICATOR}` });
    await does({ type: 'accept_comment', comment, department: 'housing-bureau' });
    const [submitted] = await portal.log.readEvents({ stream: `comment/${comment}`, limit: 1 });
    for (const cites of ['999999', String(submitted?.position)]) {
      for (const to of ['reply', 'reply/proposal']) {
        const typed = { body: '写到一半的答复', cites };
        const refused = await sends(comment, 'reply', typed, responder, { to });
        const html = decode(await refused.text());
        expect(refused.status, `${to} ${cites}`).toBe(422);
        expect(html).toContain('href="#f-reply-cites"');
        expect(html).toContain('写到一半的答复');
        expect(html).toMatch(new RegExp(`name="cites"[^>]*value="${cites}"|cite-${cites}"`));
      }
    }
  });

  it('offers no word for all departments to send a comment on to', async () => {
    const { editor, submits, read } = desk();
    const comment = await submits({ about: `indicator/${INDICATOR}` });
    const offered = await read(one(comment), editor);
    expect(offered).toContain('value="housing-bureau"');
    expect(offered).not.toContain('value="all-departments"');
  });

  it('tells before it goes out that a reply is public, and asks about what it repeats of a comment that is not', async () => {
    const { responder, does, submits, read, sends } = desk();
    const comment = await submits({ consent: false });
    await does({ type: 'accept_comment', comment, department: 'housing-bureau' });
    expect(textOf(await read(one(comment), responder))).toContain('答复公开,留言不公开');
    const repeating = { body: `王小明同志:${words.body.slice(0, 25)}已派人查看。` };
    const asked = await sends(comment, 'reply', repeating, responder, { to: 'reply/proposal' });
    expect(asked.status).toBe(422);
    const html = await asked.text();
    expect(html).toContain('value="王小明"');
    const stretch = decode(/name="left-[12]" value="(三号楼[^"]*)"/.exec(html)?.[1] ?? '');
    expect(words.body).toContain(stretch);
    const one_ = await sends(comment, 'reply', { ...repeating, 'left-0': '王小明' }, responder, {
      to: 'reply/proposal',
    });
    expect(one_.status).toBe(422);
    done(
      await sends(comment, 'reply', { body: '已派人查看,正在维修。' }, responder, { to: 'reply/proposal' }),
    );
  });
}
