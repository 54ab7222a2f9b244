/** What the public reads of comments: texts as they were published, and of the others how they were handled. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CommentCommand } from '../../../src/domain/decide/index.ts';
import { performComment } from '../../../src/office/comments.ts';
import { openPortal, PLAN, type Portal, withHistory } from '../portal.ts';
import { linksOf, type Pages, pagesOf, textOf } from './given.ts';

const DEPARTMENT = 'environment-bureau';
const INDICATOR = 'air-quality-good-rate';
let portal: Portal;
let pages: Pages;
let corrected = 0;

const does = async (command: object): Promise<string> => {
  const asked = { id: randomUUID(), actor: { role: 'operator' }, ...command } as CommentCommand;
  const performed = await performComment({ ...portal.deps, demo: false }, asked);
  if (!performed.ok) throw new Error(JSON.stringify(performed));
  return performed.ids[0] ?? '';
};
type Words = { title: string; body: string; name: string };
const wordsOf = (mark: string): Words => ({
  title: `${mark}的标题`,
  body: `${mark}的正文,三号楼的路灯坏了一个月。`,
  name: `${mark}的作者`,
});
const submits = (mark: string, more: object = {}) =>
  does({
    ...{ type: 'submit_comment', kind: 'complaint', consent: true, actor: { role: 'resident' } },
    ...{ plan: PLAN, about: `indicator/${INDICATOR}`, ...wordsOf(mark), ...more },
  });
const selects = (comment: string, mark: string) =>
  does({ type: 'select_comment', comment, ...wordsOf(mark) });
const accepts = (comment: string) =>
  does({ type: 'accept_comment', comment, department: DEPARTMENT, answerBy: '2016-03-07' });
const replies = async (comment: string, body: string, more: object = {}) => {
  await accepts(comment);
  return does({ type: 'reply_to_comment', comment, department: DEPARTMENT, body, ...more });
};
const erases = (comment: string) =>
  does({ type: 'erase_comment', comment, authority: '示例机关', reason: 'writer' });
const last = async () => (await portal.log.head()).size - 1;
const said = async (path: string) => textOf(await pages.read(path));

beforeAll(async () => {
  portal = await openPortal();
  ({ corrected } = await withHistory(portal));
  pages = pagesOf(portal);
});
afterAll(() => portal.close());

const answers = async () =>
  /<section[^>]*aria-labelledby="answered">[\s\S]*?<\/section>/.exec(
    await pages.read(`/plans/${PLAN}`),
  )?.[0] ?? '';

describe('a published comment', () => {
  let comment: string;
  beforeAll(async () => {
    comment = await submits('甲');
    const [record] = await portal.log.readEvents({ from: corrected, limit: 1 });
    await replies(comment, '甲的答复,见更正记录。', { cites: [record?.id] });
    await selects(comment, '甲');
  });

  it('is among the newest answers on the page of its plan', async () => {
    const shown = await answers();
    for (const word of ['关于“环境空气质量优良率”的投诉', '区环保局答复'])
      expect(textOf(shown)).toContain(word);
    expect(shown).not.toContain('甲的');
    expect(linksOf(shown)).toEqual(expect.arrayContaining([`/comments/${comment}`, '/comments']));
  });

  it('is read with its reply, its days and the records that the reply cites', async () => {
    const text = await said(`/comments/${comment}`);
    for (const word of [
      '甲的标题',
      '甲的正文',
      '甲的作者',
      '甲的答复',
      '区环保局',
      '已答复',
      '2016年2月15日',
    ])
      expect(text).toContain(word);
    expect(linksOf(await pages.read(`/comments/${comment}`))).toContain(`/events/${corrected}`);
  });

  it('stands on the page of its subject, of its department and of the record that is cited', async () => {
    for (const path of [
      `/plans/${PLAN}/indicators/${INDICATOR}`,
      `/plans/${PLAN}/departments/${DEPARTMENT}`,
      `/events/${corrected}`,
    ])
      expect(linksOf(await pages.read(path)), path).toContain(`/comments/${comment}`);
  });

  it('is found by words of its text and of its reply, and by its filters', async () => {
    const asks = (query: string) => pages.read(`/comments?${query}`);
    const about = `about=${PLAN}/indicator`;
    for (const query of ['q=甲的正文', 'q=甲的答复', 'kind=complaint', 'month=2016-02', 'state=answered'])
      expect(linksOf(await asks(query)), query).toContain(`/comments/${comment}`);
    expect(linksOf(await asks(`${about}/${INDICATOR}`))).toContain(`/comments/${comment}`);
    const others = ['q=没有的词', 'kind=enquiry', 'month=2015-02', 'state=waiting', 'text=no_consent'];
    for (const query of [...others, 'state=lost', `${about}/family-planning-migrant`])
      expect(linksOf(await asks(query)), query).not.toContain(`/comments/${comment}`);
  });

  it('is called by its subject in the title of the document, which histories keep', async () => {
    const html = await pages.read(`/comments/${comment}`);
    expect(/<title>([^<]*)/.exec(html)?.[1]).toContain('关于“环境空气质量优良率”的投诉');
    expect(/<head>[\s\S]*<\/head>/.exec(html)?.[0]).not.toContain('甲');
  });

  it('is told to programs, with its text while that is public', async () => {
    const told = async (path: string) => (await pages.get(`/api/v1/comments${path}`)).json();
    const { comment: one } = (await told(`/${comment}`)) as { comment: Record<string, unknown> };
    expect(one).toMatchObject({ comment, state: 'answered', text: 'published', late: false });
    expect(one).toMatchObject({
      published: { title: '甲的标题' },
      replies: [{ body: '甲的答复,见更正记录。' }],
    });
    expect(await told('?state=answered&limit=1')).toMatchObject({ total: 1, next: null });
    expect(await told('?state=waiting')).toMatchObject({ total: 0, comments: [] });
    expect((await pages.get('/api/v1/comments?state=lost')).status).toBe(400);
    expect((await pages.get('/api/v1/comments/none')).status).toBe(404);
    const { headers } = await pages.get(`/api/v1/comments/${comment}`);
    expect(headers.get('Cache-Control')).toBe('private, no-cache');
  });

  it('is on pages that nobody keeps for others, since its text may be taken away', async () => {
    for (const path of ['/comments', `/comments/${comment}`]) {
      const { headers } = await pages.get(path);
      expect([path, headers.get('Cache-Control')]).toEqual([path, 'private, no-cache']);
    }
  });

  it('leaves every page with its erasure, also those as of a moment when it stood there', async () => {
    const then = await last();
    const paths = [
      `/comments/${comment}`,
      '/comments',
      `/plans/${PLAN}/indicators/${INDICATOR}`,
      `/events/${corrected}`,
      '/comments/feed.atom',
      '/search?q=三号楼',
      '/api/v1/search?q=三号楼',
      `/data/plans/${PLAN}/comments.csv`,
      `/data/plans/${PLAN}/comments.json`,
      '/api/v1/comments',
      `/api/v1/comments/${comment}`,
    ].flatMap((path) => [path, `${path}${path.includes('?') ? '&' : '?'}at=${then}`]);
    for (const path of paths) expect(await pages.read(path), path).toContain('甲的标题');
    await erases(comment);
    for (const path of paths) expect(await pages.read(path), path).not.toMatch(/甲的/);
    const gone = await said(`/comments/${comment}`);
    expect(gone).toContain('「应作者要求删除」');
    expect(linksOf(await pages.read(`/comments/${comment}`))).toContain(`/events/${then + 1}`);
    expect(await said(`/comments/${comment}?at=${then}`)).toContain('应作者要求删除');
  });
});

describe('a comment that is not published', () => {
  it('says how it is handled, why there is no text, and not a word of it', async () => {
    const waiting = await submits('乙', { consent: false, kind: 'enquiry' });
    const selected = await submits('丙');
    await accepts(selected);
    await selects(selected, '丙');
    await does({ type: 'deselect_comment', comment: selected, reason: '重新遮盖' });
    const reasons = [
      [waiting, '作者不同意公开文字', '待受理'],
      [selected, '选登后又撤下', '办理中'],
    ] as const;
    for (const [comment, why, state] of reasons) {
      const text = await said(`/comments/${comment}`);
      expect(text).toContain(why);
      expect(text).toContain(state);
    }
    for (const path of ['/comments', '/comments?text=all', '/comments?q=乙', `/comments/${waiting}`])
      expect((await pages.read(path)).replaceAll(/value="乙"|q=[^"&]*/g, ''), path).not.toMatch(/[乙丙]的/);
    const board = await said('/comments');
    expect(board).toMatch(/1 作者不同意公开/);
    expect(board).toMatch(/1 已撤下/);
  });

  it('is not there before it was sent, nor under any other number', async () => {
    const comment = await submits('丁');
    const before = (await last()) - 1;
    expect((await pages.get(`/comments/${comment}?at=${before}`)).status).toBe(404);
    expect((await pages.get(`/comments/${randomUUID()}`)).status).toBe(404);
  });
});

it('hostile words are shown as text that cannot reach out of its place', async () => {
  const comment = await submits('戊');
  await accepts(comment);
  const hostile = {
    title: '<script>alert(1)</script>',
    body: `\u202e反过来的字\u202c</p><img src=x onerror=alert(1)> Z${'\u0301'.repeat(200)}`,
    name: '"><svg onload=alert(1)>',
  };
  await does({ type: 'select_comment', comment, ...hostile });
  for (const path of [`/comments/${comment}`, '/comments', `/plans/${PLAN}/indicators/${INDICATOR}`]) {
    const html = await pages.read(path);
    expect(html, path).toContain('&lt;script&gt;');
    expect(html, path).not.toMatch(/<script>alert|<img src=x|<svg onload/);
    expect(html, path).toMatch(/<bdi[^>]*>&lt;script/);
  }
});

it('a filter that nothing can have is named', async () => {
  expect(await said('/comments?kind=poem')).toContain('poem');
  expect((await pages.get('/comments?page=0')).status).toBe(400);
});

describe('a comment about a clause', () => {
  it('is on the page of the text, until it is erased', async () => {
    const text = `/plans/${PLAN}/text`;
    const comment = await submits('条款', { about: 'text/0' });
    await accepts(comment);
    await selects(comment, '条款');
    expect(linksOf(await pages.read(text))).toContain(`/comments/${comment}`);
    expect(await said(text)).toContain('条款的标题');
    await erases(comment);
    expect(await said(text)).not.toContain('条款的标题');
  });
});

describe('the newest answers to residents', () => {
  it('are those of the plan, the published ones first, each the newest first', async () => {
    const [older, newer, held, none] = await Promise.all([
      submits('旧'),
      submits('新'),
      submits('不登'),
      submits('没有计划', { plan: undefined, about: undefined }),
    ]);
    for (const [comment, mark] of [
      [older, '旧'],
      [newer, '新'],
      [none, '没有计划'],
    ] as const) {
      await replies(comment, `${mark}的答复`);
      await selects(comment, mark);
    }
    await replies(held, '不登的答复');
    const shown = linksOf(await answers()).slice(0, 3);
    expect(shown.slice(0, 2)).toEqual([`/comments/${newer}`, `/comments/${older}`]);
    expect(await answers()).not.toContain(none);
  });
});
