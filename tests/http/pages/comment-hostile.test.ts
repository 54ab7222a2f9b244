/** Hostile words that were published all the same: shown as words wherever they are public. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CommentCommand } from '../../../src/domain/decide/index.ts';
import { performComment } from '../../../src/office/comments.ts';
import { displayed } from '../../../views/words/displayed.ts';
import { PLAN, withHistory } from '../portal.ts';
import { type DeskPortal, openDeskPortal, WRITTEN } from './desk.ts';
import { decode, textOf } from './given.ts';

const INDICATOR = 'air-quality-good-rate';
const HOSTILE = [
  `<script>alert(1)</script><img src=x onerror=alert(1)>`,
  `"><svg onload=alert(1)><a href="javascript:alert(1)">看</a>`,
  `</textarea></title></script><h1>冒充的标题</h1><!--`,
  `]]></content><entry><title>冒充的条目</title></entry>`,
  `[点这里](javascript:alert(1)) **粗** \`代码\` # 标题 {{7*7}} \${7*7} <%= 7*7 %>`,
  `'; drop table events; -- %_\\ \\' OR 1=1`,
  `=HYPERLINK("http://evil.example","看") 于是打开`,
  `从右到左\u202e的文字\u2066还没有关\u2067`,
  `零宽\u200b\u200d\u2060\ufeff的字符在这里面`,
  `塔${'\u0301'.repeat(300)}一样高的字`,
  `\\u0000 &#0; &lt;b&gt; %00 %3Cscript%3E`,
];

let portal: DeskPortal;
let comments: string[];
beforeAll(async () => {
  portal = await openDeskPortal();
  await withHistory(portal);
  comments = [];
  for (const words of HOSTILE) comments.push(await publishes(words));
});
afterAll(() => portal.close());

async function publishes(words: string): Promise<string> {
  const comment = randomUUID();
  const sealed = {
    title: words.slice(0, 30),
    body: `${words}。路灯坏了一个月了。`,
    name: words.slice(0, 10),
  };
  const about = { plan: PLAN, about: `indicator/${INDICATOR}` };
  for (const asked of [
    { type: 'submit_comment', id: comment, kind: 'complaint', consent: true, ...about, ...sealed },
    { type: 'accept_comment', comment, department: 'environment-bureau' },
    {
      type: 'reply_to_comment',
      comment,
      department: 'environment-bureau',
      body: `答复:${words}。已经修好。`,
    },
    { type: 'select_comment', comment, ...sealed },
  ]) {
    const command = { id: randomUUID(), actor: { role: 'operator' }, ...asked } as CommentCommand;
    const performed = await performComment({ ...portal.deps, demo: false }, command);
    if (!performed.ok) throw new Error(`${words}: ${JSON.stringify(performed)}`);
  }
  return comment;
}

/** What a browser would make of it, and what no page of ours has. */
const EXECUTED =
  /<script>alert|<img src=x|<svg onload|href="javascript:|<h1>冒充|<entry><title>冒充|onerror=alert\(1\)>(?!.*&gt;)/;

describe('hostile words', () => {
  it('are words on the list, on their own pages and on that of their subject', async () => {
    const own = comments.map((comment) => `/comments/${comment}`);
    for (const path of [
      '/comments',
      `/plans/${PLAN}/indicators/${INDICATOR}`,
      '/comments?q=script',
      ...own,
    ]) {
      const html = await (await portal.get(path)).text();
      expect([path, EXECUTED.exec(html)?.[0]]).toEqual([path, undefined]);
    }
    for (const [index, path] of own.entries()) {
      const html = await (await portal.get(path)).text();
      const body = displayed(HOSTILE[index] ?? '');
      expect(decode(html)).not.toMatch(/[\u202a-\u202e\u2066-\u2069]/);
      expect([path, decode(html).includes(body)]).toEqual([path, true]);
      // Set apart, so that what turns the direction turns nothing of ours.
      const before = decode(html).indexOf(body);
      expect(decode(html).slice(0, before)).toMatch(
        /<(bdi|p|div|blockquote|h\d)\b[^>]*(dir="auto")?[^>]*>[^<]*$|<bdi[^>]*>/,
      );
    }
  });

  it('do not break the feed, the API or the openings', async () => {
    const feed = await (await portal.get('/comments/feed.atom')).text();
    expect(feed.match(/<entry>/g)?.length).toBe(HOSTILE.length);
    expect(feed.match(/<\/entry>/g)?.length).toBe(HOSTILE.length);
    expect(feed).not.toMatch(EXECUTED);
    for (const path of ['/api/v1/comments', '/api/v1/openings']) {
      const response = await portal.get(path);
      expect(response.headers.get('X-Content-Type-Options')).toBe('nosniff');
      expect(JSON.stringify(await response.json())).toContain('drop table events');
    }
    expect((await portal.log.head()).size).toBeGreaterThan(0);
  });

  it('are found by the words that they are, without meaning anything', async () => {
    for (const words of ['%', '_', "'", '\\', '"', '{{', '<', "' or '1'='1"]) {
      const response = await portal.get(`/comments?q=${encodeURIComponent(words)}`);
      expect([words, response.status]).toEqual([words, 200]);
    }
  });
});

describe('the form', () => {
  it('takes no megabytes, and says how what was written is found again', async () => {
    const fields = { ...(await portal.form({ proven: false })), ...WRITTEN, body: '长'.repeat(400_000) };
    const refused = await portal.post('/comments/new', fields);
    expect([refused.status, textOf(await refused.text())]).toEqual([413, expect.stringContaining('“后退”')]);
    expect((await portal.post('/comments/erase', { code: '1'.repeat(3_000_000) })).status).toBe(413);
    expect((await portal.post('/display', { back: '/'.repeat(200_000) })).status).toBe(413);
  });

  it.each([
    ['a chapter is pasted, and keeps it', '长', 150_000, 150_000],
    ['a book is pasted, and keeps what it can', 'a', 1_900_000, 250_000],
  ])('names the field where %s', async (_, letter, typed, kept) => {
    const fields = { ...(await portal.form({ proven: false })), ...WRITTEN, body: letter.repeat(typed) };
    const response = await portal.post('/comments/new', fields);
    const html = await response.text();
    expect([response.status, html.includes('href="#f-body"')]).toEqual([422, true]);
    expect(html.split(`${letter.repeat(kept)}</textarea>`)).toHaveLength(2);
    expect(html).toContain(`value="${WRITTEN.title}"`);
  });

  it('counts senders by their connection, whatever they say of being forwarded', async () => {
    const own = await openDeskPortal({ peer: () => '198.51.100.9' });
    const outcomes: string[] = [];
    for (let index = 0; index < 7; index++) {
      const headers = {
        'X-Forwarded-For': `203.0.113.${index}`,
        Forwarded: `for=203.0.113.${index}`,
        'X-Real-IP': `203.0.113.${index}`,
        'CF-Connecting-IP': `203.0.113.${index}`,
      };
      const sent = await own.post('/comments/new', { ...(await own.form()), ...WRITTEN }, headers);
      outcomes.push((await sent.text()).includes('短时间内留言较多') ? 'waits' : 'admitted');
    }
    expect(outcomes).toEqual([...Array(5).fill('admitted'), 'waits', 'waits']);
    const codes: number[] = [];
    for (let index = 0; index < 14; index++) {
      const code = String(index).padStart(10, '0');
      const headers = { 'X-Forwarded-For': `203.0.113.${index}` };
      const fields = { code, contact: '13800000000' };
      codes.push((await own.post('/comments/erase', fields, headers)).status);
    }
    expect(codes.at(0)).toBe(422);
    expect(codes.at(-1)).toBe(429);
    await own.close();
  });
});
