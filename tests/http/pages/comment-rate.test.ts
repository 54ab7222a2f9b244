import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { seal } from '../../../src/log/openings.ts';
import { codeOn, type DeskPortal, openDeskPortal, WRITTEN } from './desk.ts';
import { linksOf, textOf } from './given.ts';

let portal: DeskPortal;
let code: string;
let comment: string;
beforeEach(async () => {
  portal = await openDeskPortal();
  const form = await portal.form();
  code = codeOn(await (await portal.post('/comments/new', { ...form, ...WRITTEN })).text());
  const [submitted] = await portal.log.readEvents({ types: ['comment.submitted'] });
  if (submitted?.type !== 'comment.submitted') throw new Error('nothing was submitted');
  comment = submitted.data.comment;
});
afterEach(() => portal.close());

const rates = (satisfaction: string, by = code) => portal.post('/comments/rate', { code: by, satisfaction });
const ratings = () => portal.log.readEvents({ types: ['comment.rated'] });
/** Past the office: the portal has no plan, and so no department. */
const isAnswered = async () => {
  const { commitment, opening } = seal({ body: '已经排上。' });
  const data = { comment, department: 'bureau', sealed: commitment };
  const actor = { role: 'operator' as const };
  const event = { id: randomUUID(), type: 'comment.replied' as const, data, actor, openings: [opening] };
  await portal.log.append([{ stream: `comment/${comment}`, expected: 'any', events: [event] }]);
};

it('the writer rates the answer once, and the log does not learn who that is', async () => {
  const asks = async () => linksOf(await (await portal.post('/comments/track', { code })).text());
  expect(await asks()).not.toContain('/comments/rate');
  await isAnswered();
  expect(await asks()).toContain('/comments/rate');
  const response = await rates('4');
  expect(await asks()).not.toContain('/comments/rate');
  const html = await response.text();
  expect([response.status, response.headers.get('Cache-Control')]).toEqual([200, 'no-store']);
  expect(textOf(html)).toContain('满意');
  expect(linksOf(html)).toContain(`/comments/${comment}`);
  expect(html).not.toContain(code);
  const [rated] = await ratings();
  expect(rated).toMatchObject({ actorrole: 'resident', data: { comment, satisfaction: 4 } });
  expect(rated?.actorref).toBeUndefined();
  const again = await rates('1');
  expect(again.status).toBe(422);
  expect(textOf(await again.text())).toContain('已经评价过');
  expect(await ratings()).toHaveLength(1);
});

it('keeps what was typed in another language or display, and rates nothing by it', async () => {
  await isAnswered();
  for (const by of [{ act: 'language' }, { display: 'elder' }]) {
    const response = await portal.post('/comments/rate', { code, satisfaction: '4', ...by });
    const html = await response.text();
    expect(response.status).toBe(200);
    expect(html).toContain(`value="${code}"`);
    expect(html).toMatch(/name="satisfaction" value="4" checked/);
    expect(html).toMatch(/<form id="page-form"/);
    expect(response.headers.get('Set-Cookie') ?? '').toContain('display' in by ? 'elder' : '');
  }
  expect(await ratings()).toEqual([]);
});

it.each([
  ['4', '这件留言还没有答复'],
  ['6', '请选择一项评价'],
  ['', '请选择一项评价'],
  ['4e0', '请选择一项评价'],
])('a rating of %j before there is an answer is refused in words', async (satisfaction, words) => {
  const response = await rates(satisfaction);
  expect(response.status).toBe(422);
  expect(textOf(await response.text())).toContain(words);
  expect(await ratings()).toEqual([]);
});

it('nobody rates without the code, nor from another site', async () => {
  await isAnswered();
  for (const wrong of ['0000000000', 'x', '"><script>alert(1)</script>']) {
    const response = await rates('5', wrong);
    expect(response.status).toBe(422);
    expect(await response.text()).not.toContain('<script>alert');
  }
  const elsewhere = { Origin: 'https://elsewhere.example' };
  expect((await portal.post('/comments/rate', { code, satisfaction: '5' }, elsewhere)).status).toBe(403);
  expect(await ratings()).toEqual([]);
});
