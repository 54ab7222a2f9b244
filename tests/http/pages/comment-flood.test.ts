/** Many forms at once: who is sent away, with what, and that readers are answered meanwhile. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PLAN } from '../portal.ts';
import { type DeskPortal, openDeskPortal, WRITTEN } from './desk.ts';
import { decode, textOf } from './given.ts';

let portal: DeskPortal;
beforeAll(async () => {
  portal = await openDeskPortal();
});
afterAll(() => portal.close());

/** Two that are worked, and twenty that wait for it. */
const AT_ONCE = 22;
const TYPED = {
  ...WRITTEN,
  title: '"><b>标题',
  body: '\n第一行\n</textarea><script>alert(1)</script> & 曹杨二村',
  contact: '13812345678',
  consent: '1',
};

const burst = (
  many: number,
  path = '/comments/new',
  fields: Record<string, string> = TYPED,
): Promise<Response[]> => Promise.all(Array.from({ length: many }, () => portal.post(path, fields)));

describe('a burst of comments', () => {
  it('is sent away beyond its turns, with when to come again and all that was typed', async () => {
    const form = await portal.form({ proven: false });
    const about = { plan: PLAN, about: 'text/0', choice: 'kept' };
    const posts = await burst(40, '/comments/new', { ...form, ...TYPED, ...about });
    const away = posts.filter(({ status }) => status === 429);
    expect(away).toHaveLength(40 - AT_ONCE);
    for (const response of away)
      expect([response.headers.get('Retry-After'), response.headers.get('Cache-Control')]).toEqual([
        '5',
        'no-store, no-transform',
      ]);
    const html = (await away[0]?.text()) ?? '';
    expect(textOf(html)).toContain('请过 5 秒再按“再次提交”');
    expect(html).not.toContain('<script>alert');
    const value = (name: string) =>
      decode(new RegExp(`name="${name}"[^>]* value="([^"]*)"`).exec(html)?.[1] ?? '');
    expect(['form', 'kind', 'consent', 'title', 'name', 'contact'].map(value)).toEqual([
      form.form,
      TYPED.kind,
      '1',
      TYPED.title,
      TYPED.name,
      TYPED.contact,
    ]);
    expect(Object.keys(about).map(value)).toEqual(Object.values(about));
    expect(decode(/<textarea[^>]*name="body"[^>]*>\n([\s\S]*?)<\/textarea>/.exec(html)?.[1] ?? '')).toBe(
      TYPED.body,
    );
  });

  it('is one comment however often it is sent away and sent again', async () => {
    const fields = { ...(await portal.form()), ...WRITTEN };
    await burst(40, '/comments/new', fields);
    expect((await portal.post('/comments/new', fields)).status).toBe(200);
    const submitted = (await portal.log.readEvents()).filter(({ type }) => type === 'comment.submitted');
    expect(submitted).toHaveLength(1);
  });

  it('does not stand before pages, nor before whoever asks by a code', async () => {
    let end: () => void = () => undefined;
    const until = new Promise<void>((resolve) => {
      end = resolve;
    });
    // Every turn is taken, and none of them ends before the others were answered.
    const taken = Array.from({ length: AT_ONCE }, () =>
      portal.desk.inTurn({ what: 'comment', claimsProof: true }, () => until),
    );
    const answers = await Promise.all([
      portal.get('/comments'),
      portal.get('/comments/new'),
      portal.post('/comments/track', { code: '12345 67890' }),
      portal.post('/comments/new', TYPED),
    ]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 422, 429]);
    end();
    await Promise.all(taken);
  });

  it('is answered in the language and display that were chosen, without a page of another', async () => {
    const form = await portal.form({ proven: false });
    await burst(40);
    const posts = await Promise.all(
      Array.from({ length: 40 }, () => portal.post('/comments/new?lang=en', { ...form, ...TYPED })),
    );
    const away = posts.find(({ status }) => status === 429);
    expect(textOf((await away?.text()) ?? '')).toContain('All that you typed is below');
  });

  it('of great length is not even read before its turn', async () => {
    const long = new URLSearchParams({ ...TYPED, body: '长'.repeat(20_000) }).toString();
    const headers = { 'Content-Length': String(long.length) };
    const posts = await Promise.all(
      Array.from({ length: 40 }, () => portal.send('/comments/new', long, headers)),
    );
    const away = posts.find(({ status }) => status === 429);
    expect(away?.headers.get('Retry-After')).toBe('5');
    expect(textOf((await away?.text()) ?? '')).toContain('按浏览器的“后退”');
  });
});

describe('a burst of questions', () => {
  it.each([
    ['/comments/track', { code: '12345 67890' }, 'code'],
    ['/comments/rate', { code: '12345 67890', satisfaction: '4' }, 'satisfaction'],
    ['/comments/erase', { code: '12345 67890', contact: '13812345678' }, 'contact'],
  ] as const)('at %s is sent away beyond its turns, with what was typed', async (path, fields, kept) => {
    const posts = await burst(40, path, { ...fields });
    const away = posts.filter(({ status }) => status === 429);
    expect(away.length).toBeGreaterThanOrEqual(40 - AT_ONCE);
    const html = (await away.at(-1)?.text()) ?? '';
    expect(away.at(-1)?.headers.get('Retry-After')).toBe('5');
    expect(html).toContain(`value="${fields[kept as keyof typeof fields]}"`);
    expect(html).toContain(`action="${path}"`);
  });
});
