import { randomBytes, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { HeldRole } from '../../../src/auth/staff.ts';
import type { CommentCommand } from '../../../src/domain/decide/index.ts';
import { performComment } from '../../../src/office/comments.ts';
import { decode, textOf } from '../pages/given.ts';
import { openPortal, PLAN, type Portal, withHistory } from '../portal.ts';
import { type Office, officeOf } from './given.ts';

const PHONE = '13812345678';
const INDICATOR = 'air-quality-good-rate';
const MARK = '旧房综合改造';
const words = {
  title: `${MARK}后屋面渗水`,
  body: `三号楼${MARK}后屋面渗水,请联系我 ${PHONE},谢谢。`,
  name: '王小明',
};

let portal: Portal;
let office: Office;
let moderator: string;
let editor: string;
let responder: string;
let stranger: string;
let auditor: string;

beforeAll(async () => {
  portal = await openPortal();
  await withHistory(portal);
  office = officeOf(portal);
  const signedIn = async (held: HeldRole) => office.enters(await office.hires(`${held.role}`, held));
  moderator = await signedIn({ role: 'moderator' });
  editor = await signedIn({ role: 'editor' });
  responder = await signedIn({ role: 'responder', department: 'housing-bureau' });
  stranger = await signedIn({ role: 'responder', department: 'sports-bureau' });
  auditor = await signedIn({ role: 'auditor' });
});
afterAll(() => portal.close());

const does = async (command: object) => {
  const asked = { id: randomUUID(), actor: { role: 'operator' }, ...command } as CommentCommand;
  const performed = await performComment({ ...portal.deps, demo: false }, asked);
  if (!performed.ok) throw new Error(JSON.stringify(performed));
  return performed.ids[0] ?? '';
};
const submits = (more: object = {}) =>
  does({
    ...{ type: 'submit_comment', actor: { role: 'resident' }, kind: 'complaint', plan: PLAN, consent: true },
    ...words,
    ...more,
  });
const read = async (path: string, cookie: string) => {
  const response = await office.get(path, cookie);
  expect(response.status, path).toBe(200);
  expect(response.headers.get('Cache-Control')).toBe('no-store');
  return response.text();
};
const one = (comment: string) => `/staff/comments/${comment}`;

/** The hidden fields of a form on a page, as a browser sends them. */
const hidden = (html: string, form: string): Record<string, string> => {
  const [, inner = ''] =
    new RegExp(`id="${form}"[^>]*>[\\s\\S]*?<form[^>]*>([\\s\\S]*?)</form>`).exec(html) ?? [];
  return Object.fromEntries(
    [...inner.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)].map(
      ([, name = '', value = '']) => [name, decode(value)],
    ),
  );
};
/** Fills in a form of the page as it stands, and sends it. */
const sends = async (
  comment: string,
  form: string,
  fields: Record<string, string>,
  cookie: string,
  { to = form, html }: { to?: string; html?: string } = {},
) => {
  const page = html ?? (await read(one(comment), cookie));
  return office.post(`${one(comment)}/${to}`, { ...hidden(page, form), ...fields }, cookie);
};
const types = async (comment: string) =>
  (await portal.log.readEvents({ stream: `comment/${comment}` })).map(({ type }) => type);
const done = (response: Response) => {
  expect(response.status, response.statusText).toBe(303);
  return response.headers.get('Location');
};

describe('a comment, from its receipt to its answer', () => {
  it('is masked, accepted, forwarded, answered with what it cites, and published', async () => {
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
    const comment = await submits();
    await does({ type: 'accept_comment', comment, department: 'housing-bureau' });
    done(await sends(comment, 'extension', { reason: '需现场勘查' }, responder));
    const back = await sends(comment, 'return', { reason: '属绿化市容局职责' }, responder);
    done(back);
    expect((await office.get(one(comment), responder)).status).toBe(404);
  });
});

describe('whose a comment is', () => {
  it('another department reaches it by no route', async () => {
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
    const comment = await submits();
    expect(textOf(await read(one(comment), auditor))).toContain('目前没有您可以办理的事项');
    for (const to of ['acceptance', 'refusal', 'masks', 'selection', 'reply']) {
      expect((await office.post(`${one(comment)}/${to}`, {}, auditor)).status, to).toBe(403);
    }
  });

  it('nobody sees it without signing in', async () => {
    const comment = await submits();
    const response = await office.get(one(comment));
    expect(response.status).toBe(303);
    expect((await office.get('/staff/comments')).status).toBe(303);
    expect((await office.post(`${one(comment)}/acceptance`, {})).status).toBe(401);
  });
});

describe('the queue', () => {
  it('masks what it shows, filters, and tells what it does not know', async () => {
    const comment = await submits({ kind: 'enquiry' });
    const page = await read('/staff/comments', moderator);
    expect(page).toContain(comment);
    expect(page).not.toContain(PHONE);
    expect(await read('/staff/comments?kind=complaint', moderator)).not.toContain(comment);
    expect(await read('/staff/comments?state=answered', moderator)).not.toContain(comment);
    expect(textOf(await read('/staff/comments?state=%3Cb%3E&kind=spam', moderator))).toContain('spam');
  });

  it('puts what is overdue first, and marks it', async () => {
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
  const comment = await submits({ plan: undefined });
  await does({ type: 'accept_comment', comment, department: 'housing-bureau' });
  for (const path of [one(comment), '/staff/comments?state=all']) {
    expect(textOf(await read(path, moderator))).not.toContain('housing-bureau');
  }
});

it('shows hostile words as words, and knows no other moment', async () => {
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

it('takes one of two first drafts that come at once', async () => {
  const comment = await submits();
  await does({ type: 'accept_comment', comment, department: 'housing-bureau' });
  const [mine, theirs] = [await read(one(comment), responder), await read(one(comment), editor)];
  const answers = await Promise.all([
    sends(comment, 'reply', { body: '甲稿' }, responder, { html: mine }),
    sends(comment, 'reply', { body: '乙稿' }, editor, { html: theirs }),
  ]);
  expect(answers.map(({ status }) => status).sort()).toEqual([303, 409]);
});

const waits = async (more: Partial<{ comment: string; title: string; source: Buffer }> = {}) => {
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
const accessesOf = async (subject: string) =>
  (
    await portal.db.selectFrom('staff_access_log').select('action').where('subject', '=', subject).execute()
  ).map(({ action }) => action);

describe('what waits outside the log', () => {
  it('is listed by title, masked; a text is opened one by one, and noted', async () => {
    const comment = await waits();
    const page = await read('/staff/waiting', moderator);
    expect(textOf(page)).toContain('排队 138****5678');
    expect(page).not.toContain(PHONE);
    expect(page).not.toContain(MARK);
    expect(await accessesOf(comment)).toEqual([]);
    expect(textOf(await read(`/staff/waiting/${comment}`, moderator))).toContain(PHONE);
    expect(await accessesOf(comment)).toEqual(['waiting.opened']);
    expect(textOf(await read('/staff/comments', moderator))).toContain('正在排队');
  });

  it('is removed as spam after a second look, with its contact; its code says so', async () => {
    const source = randomBytes(32);
    const [spam, also, other] = [await waits({ source }), await waits({ source }), await waits()];
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
    expect(await accessesOf(spam)).toContain('waiting.removed');
  });

  it('is left as it is once it has entered the log, and is no editor’s', async () => {
    const comment = await submits();
    await waits({ comment });
    const confirmed = { [`w-${comment}`]: '1', confirmed: '1', of: '1' };
    const answer = await office.post('/staff/waiting/removals', confirmed, moderator);
    expect(done(answer)).toContain('removed=0');
    expect(await read('/staff/waiting', moderator)).toContain(comment);
    expect((await office.get('/staff/waiting', editor)).status).toBe(403);
    expect((await office.post('/staff/waiting/removals', confirmed, auditor)).status).toBe(403);
    expect(await read('/staff/waiting', auditor)).toContain(comment);
  });
});

describe('who has a comment open', () => {
  it('is told to whoever opens it next, who may take it over; it is over with what was done', async () => {
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

it('keeps what a department drafted in its sight after it sent the comment back', async () => {
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

it('leads to a contact only where there is one', async () => {
  const comment = await submits();
  expect(await read(one(comment), moderator)).not.toContain(`${one(comment)}/contact`);
  expect(textOf(await read(one(comment), moderator))).toContain('没有联系方式');
  await portal.db
    .insertInto('comment_contacts')
    .values({ comment, ciphertext: randomBytes(40), kept_until: new Date('2016-03-01') })
    .execute();
  expect(await read(one(comment), moderator)).toContain(`${one(comment)}/contact`);
});

it('finds records to cite, keeps what was typed, and links them both ways', async () => {
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

it('tells before it goes out that a reply is public, and asks about what it repeats of a comment that is not', async () => {
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
  done(await sends(comment, 'reply', { body: '已派人查看,正在维修。' }, responder, { to: 'reply/proposal' }));
});

it('masks by hand what is named, wherever it stands, and shows it before it is confirmed', async () => {
  const comment = await submits({
    title: '王小明家渗水',
    body: '我是三号楼201室的王小明,王 小明的邻居也渗水,三号楼201室最重。',
    name: '王小明',
  });
  // The name stands in the text: it is suggested.
  expect(await read(one(comment), moderator)).toMatch(/name="also"[^>]*>王小明<\/textarea>/);
  const fields = {
    title: '王小明家渗水',
    body: '我是三号楼201室的王小明,王 小明的邻居也渗水,三号楼201室最重。',
    name: '',
    also: '王小明\n三号楼201室\n没有的字词',
  };
  const asked = await sends(comment, 'masks', fields, moderator, { to: 'masks/preview' });
  expect(asked.status).toBe(422);
  const html = await asked.text();
  expect(textOf(html)).toContain('文字中没有“没有的字词”');
  expect(textOf(html)).toContain('我是***的***,***的邻居也渗水,***最重。');
  const kept = { title: '***家渗水', body: '我是***的***,王小明的邻居也渗水。', name: '' };
  done(await sends(comment, 'masks', { ...kept, also: '' }, moderator, { html }));
  const [row] = await portal.db
    .selectFrom('comment_masks')
    .select('words')
    .where('comment', '=', comment)
    .execute();
  // What was named before is masked again where somebody typed it back.
  expect(JSON.parse(row?.words ?? '')).toMatchObject({
    title: '***家渗水',
    body: '我是***的***,***的邻居也渗水。',
  });
  const afresh = await sends(comment, 'masks', { ...kept, reset: '1' }, moderator, { to: 'masks/preview' });
  expect(textOf(await afresh.text())).toContain('我是三号楼201室的王小明');
});

it('keeps what was typed where a passage, a search or a tick is none', async () => {
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
