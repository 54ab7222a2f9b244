import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readPlanText } from '../../../src/log/account.ts';
import { commitmentOf } from '../../../src/log/commitment.ts';
import { PLAN, withHistory } from '../portal.ts';
import {
  codeOn,
  type DeskPortal,
  type Fields,
  hiddenFields,
  openDeskPortal,
  openingOn,
  WRITTEN,
} from './desk.ts';
import { decode, textOf } from './given.ts';

let portal: DeskPortal;
beforeEach(async () => {
  portal = await openDeskPortal();
});
afterEach(() => portal.close());

const submissions = async () =>
  (await portal.log.readEvents()).filter(({ type }) => type === 'comment.submitted');

describe('a comment that is sent', () => {
  it('is answered by its receipt, which nobody keeps and no address tells', async () => {
    const response = await portal.post('/comments/new', {
      ...(await portal.form()),
      ...WRITTEN,
      consent: '1',
    });
    const html = await response.text();
    expect([response.status, response.headers.get('Cache-Control')]).toEqual([200, 'no-store']);
    expect(codeOn(html)).toMatch(/^[0-9]{10}$/);
    const [event] = await submissions();
    expect(event?.data).toMatchObject({ kind: 'suggestion', consent: true });
    const { event: id, salt, sealed } = openingOn(html);
    expect(id).toBe(event?.id);
    expect(commitmentOf(sealed as Record<string, unknown>, salt)).toBe(
      (event?.data as { sealed: string } | undefined)?.sealed,
    );
    expect(
      [...html.matchAll(/(?:href|action|src)="([^"]*)"/g)].map(([, url]) => url).join(' '),
    ).not.toContain(salt);
  });

  it('leaves not a word of it in the log, its index or the request log', async () => {
    const fields = { ...(await portal.form()), ...WRITTEN, contact: '13812345678' };
    await portal.post('/comments/new', fields);
    await portal.log.indexEvents();
    const [entry] = await submissions();
    const rows = await portal.db.selectFrom('event_words').select(['folded', 'words']).execute();
    const everything = JSON.stringify([entry, rows, portal.lines]);
    for (const word of ['漏水', '老张', '13812345678', '旧房综合改造'])
      expect(everything).not.toContain(word);
  });

  it('is one comment however often the form is sent, and shows the same receipt', async () => {
    const fields = { ...(await portal.form()), ...WRITTEN };
    const [first, second] = await Promise.all([
      portal.post('/comments/new', fields),
      portal.post('/comments/new', fields),
    ]);
    const codes = await Promise.all([first, second].map(async (each) => codeOn(await each.text())));
    expect(new Set(codes).size).toBe(1);
    expect(await submissions()).toHaveLength(1);
  });

  it('does not take other words with a form that was sent, and asks before it takes them with a new one', async () => {
    const fields = { ...(await portal.form()), ...WRITTEN };
    await portal.post('/comments/new', fields);
    const body = '这是另一件事:路灯也坏了好几天了。';
    const response = await portal.post('/comments/new', { ...fields, body });
    const html = await response.text();
    expect([response.status, html.includes(body), codeOn(html)]).toEqual([422, true, '']);
    expect(await submissions()).toHaveLength(1);
    const renewed = await hiddenFields(html, true);
    expect((await portal.post('/comments/new', { ...renewed, ...WRITTEN, body })).status).toBe(200);
    expect(await submissions()).toHaveLength(2);
  });

  it('keeps its contact encrypted', async () => {
    await portal.post('/comments/new', { ...(await portal.form()), ...WRITTEN, contact: 'Zhang@Example.cn' });
    const [kept] = await portal.db.selectFrom('comment_contacts').selectAll().execute();
    expect(Buffer.from(kept?.ciphertext ?? []).toString('latin1')).not.toMatch(/zhang/i);
  });

  it('is given back as a file, by the form of the receipt', async () => {
    const html = await (await portal.post('/comments/new', { ...(await portal.form()), ...WRITTEN })).text();
    const { opening = '' } = Object.fromEntries(
      [...html.matchAll(/name="(opening)" value="([^"]*)"/g)].map(([, name = '', value = '']) => [
        name,
        decode(value),
      ]),
    );
    const file = await portal.post('/comments/opening', { opening });
    expect(file.headers.get('Content-Disposition')).toMatch(
      /^attachment; filename="comment-[0-9a-f]{8}.json"$/,
    );
    expect(file.headers.get('Cache-Control')).toBe('no-store');
    expect(await file.text()).toBe(opening);
  });
});

describe('a comment that a visitor of a demonstration writes', () => {
  it.each([
    ['at once', true],
    ['after its wait', false],
  ])('is marked as made up, %s', async (_, proven) => {
    await portal.close();
    portal = await openDeskPortal({ demo: true });
    await portal.post('/comments/new', { ...(await portal.form({ proven })), ...WRITTEN });
    if (!proven) await portal.desk.release(5);
    expect((await submissions()).map(({ data }) => data)).toMatchObject([{ synthetic: true }]);
  });
});

describe('the checkpoint', () => {
  const receiptWith = async (publishing: Parameters<typeof openDeskPortal>[0]) => {
    await portal.close();
    portal = await openDeskPortal(publishing);
    const response = await portal.post('/comments/new', { ...(await portal.form()), ...WRITTEN });
    return textOf(await response.text());
  };
  const PENDING = '检查点还在签署途中';

  it('is published before the answer', async () => {
    let size = 0;
    const publish = async () => {
      size = (await portal.log.head()).size;
    };
    const told = await receiptWith({ publish, published: async () => size });
    expect([size, told.includes(PENDING), told.includes('下载收据')]).toEqual([1, false, true]);
  });

  it.each([
    ['takes long', () => new Promise<never>(() => {})],
    ['fails', () => Promise.reject(new Error('no witness'))],
  ])('is said to be still to come where publishing %s', async (_, publish) => {
    expect(await receiptWith({ publish })).toContain(PENDING);
  });
});

describe('a form that nobody typed into yet', () => {
  it('is kept by the browser of its reader alone, so that “Back” leads to what was typed', async () => {
    const response = await portal.get('/comments/new');
    expect(response.headers.get('Cache-Control')).toBe('private, no-cache');
  });
});

describe('a form with mistakes', () => {
  it('names each field, and keeps what was typed and the work that was done', async () => {
    const form = await portal.form();
    const typed = { ...form, ...WRITTEN, title: '长'.repeat(31), body: '太短', contact: '不是电话' };
    const response = await portal.post('/comments/new', typed);
    const html = await response.text();
    expect(response.status).toBe(422);
    const named = (page: string) => [...page.matchAll(/href="#f-(\w+)"/g)].map(([, field]) => field);
    // At once, in the order of the form.
    expect(named(html)).toEqual(['title', 'body', 'contact']);
    const second = await portal.post('/comments/new', { ...typed, contact: '' });
    const again = await second.text();
    expect(named(again)).toEqual(['title', 'body']);
    expect(again).toContain('太短</textarea>');
    expect(again).toContain(`value="${'长'.repeat(31)}"`);
    const mended: Fields = { ...(await hiddenFields(again, false)), ...WRITTEN };
    expect(mended.proof).toBe(form.proof);
    expect((await portal.post('/comments/new', mended)).status).toBe(200);
    expect(await submissions()).toHaveLength(1);
  });

  it.each([
    ['a NUL', '%00'],
    ['a lone surrogate', '%ED%A0%80'],
    ['bytes that are no text', '%FF'],
  ])('refuses %s with the name of the field', async (_, bytes) => {
    const fields = new URLSearchParams({ ...(await portal.form()), ...WRITTEN }).toString();
    const response = await portal.send('/comments/new', `${fields}`.replace('body=', `body=${bytes}`));
    expect(response.status).toBe(422);
    expect(await response.text()).toContain('href="#f-body"');
    expect(await submissions()).toEqual([]);
  });

  it('counts characters as people do', async () => {
    const title = '😀'.repeat(30);
    const response = await portal.post('/comments/new', { ...(await portal.form()), ...WRITTEN, title });
    expect(response.status).toBe(200);
  });

  it('shows hostile text as text', async () => {
    const body = "<script>alert(1)</script> \u202e evil {{7*7}} '; drop table events; --";
    const response = await portal.post('/comments/new', {
      ...(await portal.form()),
      ...WRITTEN,
      title: '',
      body,
    });
    const html = await response.text();
    expect(html).not.toContain('<script>alert');
    expect(decode(html)).toContain(body);
  });

  it('lets nobody in who fills in the field for programs, and keeps their words', async () => {
    const response = await portal.post('/comments/new', {
      ...(await portal.form()),
      ...WRITTEN,
      website: 'http://x',
    });
    const html = await response.text();
    expect(response.status).toBe(422);
    expect(html).toContain(WRITTEN.body);
    expect(await submissions()).toEqual([]);
  });

  it('takes no form of another maker, and none twice-named', async () => {
    const form = await portal.form();
    const forged = await portal.post('/comments/new', {
      ...form,
      ...WRITTEN,
      form: `${form.form?.slice(0, -1)}x`,
    });
    expect([forged.status, (await forged.text()).includes(WRITTEN.body)]).toEqual([422, true]);
    expect((await portal.send('/comments/new', 'title=a&title=b')).status).toBe(400);
    expect((await portal.post('/comments/new', form, { Origin: 'https://evil.example' })).status).toBe(403);
    expect((await portal.send('/comments/new', '{}', { 'Content-Type': 'application/json' })).status).toBe(
      415,
    );
    expect(await submissions()).toEqual([]);
  });
});

describe('the subject', () => {
  it('is filled in where the writer came from, and can be dropped', async () => {
    await withHistory(portal);
    const query = `?plan=${PLAN}&about=indicator/air-quality-good-rate`;
    expect(textOf(await (await portal.get(`/comments/new${query}`)).text())).toContain('环境空气质量优良率');
    const form = await portal.form({ query });
    await portal.post('/comments/new', { ...form, ...WRITTEN });
    await portal.post('/comments/new', { ...(await portal.form({ query })), ...WRITTEN, choice: 'none' });
    const said = (await submissions()).map(({ data }) => (data as { about?: string }).about);
    expect(said).toEqual(['indicator/air-quality-good-rate', undefined]);
  });

  it.each(['task/road-traffic', 'department/quality-bureau', 'event/0', 'text/0'])(
    'may be %s',
    async (about) => {
      await withHistory(portal);
      const form = await portal.form({ query: `?plan=${PLAN}&about=${about}` });
      expect((await portal.post('/comments/new', { ...form, ...WRITTEN })).status).toBe(200);
      expect((await submissions())[0]?.data).toMatchObject({ plan: PLAN, about });
    },
  );

  it('is left out, and said to be, where there is no such thing', async () => {
    await withHistory(portal);
    for (const query of [
      `?plan=${PLAN}&about=indicator/none`,
      '?about=event/999999',
      '?about=%00&plan=%00',
    ]) {
      const html = await (await portal.get(`/comments/new${query}`)).text();
      expect(textOf(html)).toContain('链接里的留言对象不存在');
      expect(html).not.toContain('name="about"');
    }
  });
});

describe('a subject that is looked for', () => {
  const typed = async (more: Fields): Promise<Fields> => ({
    ...(await portal.form()),
    ...WRITTEN,
    consent: '1',
    ...more,
  });
  const choices = (html: string) =>
    [...html.matchAll(/name="choice" value="([^"]*)"/g)].map(([, value = '']) => decode(value));
  beforeEach(() => withHistory(portal));

  it('is listed to be chosen, with all that was typed, and nothing is submitted', async () => {
    const asked = await typed({ act: 'find', find: '空气' });
    const html = await (await portal.post('/comments/new', asked)).text();
    expect(choices(html)).toContain(`${PLAN}:indicator/air-quality-good-rate`);
    expect(choices(html).some((each) => each.startsWith(`${PLAN}:text/`))).toBe(true);
    expect(decode(html)).toContain(`${WRITTEN.body}</textarea>`);
    expect(html).toMatch(/name="consent" value="1" checked/);
    expect((await hiddenFields(html, false)).proof).toBe(asked.proof);
    expect(await submissions()).toEqual([]);
    const choice = `${PLAN}:indicator/air-quality-good-rate`;
    const chosen = { ...(await hiddenFields(html, false)), ...WRITTEN, find: '空气', choice };
    expect((await portal.post('/comments/new', chosen)).status).toBe(200);
    expect((await submissions())[0]?.data).toMatchObject({
      plan: PLAN,
      about: 'indicator/air-quality-good-rate',
    });
  });

  it('is a clause where its sentence begins', async () => {
    const html = await (
      await portal.post('/comments/new', await typed({ act: 'find', find: '空气' }))
    ).text();
    const offset = Number(
      choices(html)
        .find((each) => each.includes(':text/'))
        ?.split('/')[1],
    );
    const text = [...(await readPlanText(portal.log, PLAN, (await portal.log.head()).size - 1))];
    expect(offset === 0 || /[\s。;]/.test(text[offset - 1] ?? '')).toBe(true);
    expect(
      text
        .slice(offset)
        .join('')
        .split(/[。;\n]/)[0],
    ).toContain('空气');
  });

  it('is asked for where words stand there that were not looked for, and not where nothing fits', async () => {
    for (const [find, told] of [
      ['空气', '留言还没有提交'],
      ['没有这样的词', '没有找到'],
      ['字'.repeat(200), '太长'],
    ] as const) {
      const html = await (await portal.post('/comments/new', await typed({ find }))).text();
      expect([find, textOf(html)]).toEqual([find, expect.stringContaining(told)]);
    }
    const empty = await portal.post('/comments/new', await typed({ act: 'find', find: '  ' }));
    expect(textOf(await empty.text())).toContain('请先写下要查找的词');
    expect(await submissions()).toEqual([]);
  });

  it.each(['nonsense', `${PLAN}:indicator/none`, 'none-such:task/1', `${PLAN}:`])(
    'is refused, and not left out in silence, where it is no choice: %s',
    async (choice) => {
      const response = await portal.post('/comments/new', await typed({ choice }));
      expect([response.status, (await response.text()).includes('href="#f-about"')]).toEqual([422, true]);
      expect(await submissions()).toEqual([]);
    },
  );
});

describe('another language or display', () => {
  const switchesOn = (html: string) =>
    [
      ...html.matchAll(
        /<button[^>]*form="page-form"[^>]*formaction="([^"]*)"[^>]*name="(\w+)" value="(\w+)"/g,
      ),
    ].map(([, path = '', name = '', value = '']) => ({ path: decode(path), fields: { [name]: value } }));

  it('keeps what was typed, and submits nothing', async () => {
    const html = await (await portal.get('/comments/new')).text();
    const switches = switchesOn(html);
    expect(switches.map(({ path }) => path)).toEqual(['/comments/new', '/comments/new?lang=en']);
    const typed = { ...(await hiddenFields(html, false)), ...WRITTEN };
    const shown = await Promise.all(
      switches.map(({ path, fields }) => portal.post(path, { ...typed, ...fields })),
    );
    expect(shown[0]?.headers.get('Set-Cookie')).toContain('mingbai_display=elder');
    const [elder = '', english = ''] = await Promise.all(shown.map((each) => each.text()));
    expect(elder).toContain('data-display="elder"');
    expect(english).toContain('<html lang="en"');
    for (const each of [elder, english]) expect(decode(each)).toContain(`${WRITTEN.body}</textarea>`);
    expect(await submissions()).toEqual([]);
  });

  it('keeps the receipt, with no secret in an address', async () => {
    const first = await portal.post('/comments/new', { ...(await portal.form()), ...WRITTEN });
    const html = await first.text();
    const { form = '', code = '' } = await hiddenFields(html, false);
    for (const { path, fields } of switchesOn(html)) {
      expect(path).not.toContain(form);
      const again = await (await portal.post(path, { form, code, ...fields })).text();
      expect([codeOn(again), openingOn(again)]).toEqual([codeOn(html), openingOn(html)]);
      expect(again).toMatch('display' in fields ? 'data-display="elder"' : '<html lang="en"');
    }
    expect(switchesOn(html)).toHaveLength(2);
    expect(await submissions()).toHaveLength(1);
  });

  it('keeps what is told of the progress', async () => {
    const sent = await portal.post('/comments/new', { ...(await portal.form()), ...WRITTEN });
    const { code = '' } = await hiddenFields(await sent.text(), false);
    const html = await (await portal.post('/comments/track', { code })).text();
    const switches = switchesOn(html);
    expect(switches.map(({ path }) => path)).toEqual(['/comments/track', '/comments/track?lang=en']);
    for (const { path, fields } of switches) {
      const again = await (
        await portal.post(path, { ...(await hiddenFields(html, false)), ...fields })
      ).text();
      expect(textOf(again)).toContain(
        'lang' in fields || path.includes('lang') ? 'To be taken up' : '待受理',
      );
    }
  });

  it('shows the receipt to nobody who has not both the form and its code', async () => {
    const [mine, other] = await Promise.all(
      [WRITTEN, { ...WRITTEN, title: '另一条' }].map(async (words) => {
        const sent = await portal.post('/comments/new', { ...(await portal.form()), ...words });
        return hiddenFields(await sent.text(), false);
      }),
    );
    const unsent = await portal.form({ proven: false });
    for (const fields of [
      { form: mine?.form ?? '' },
      { form: mine?.form ?? '', code: other?.code ?? '' },
      { form: unsent.form ?? '', code: mine?.code ?? '' },
      { form: `${mine?.form}x`, code: mine?.code ?? '' },
    ]) {
      const refused = await portal.post('/comments/receipt', fields as Fields);
      expect([refused.status, refused.headers.get('Cache-Control')]).toEqual([404, 'no-store']);
      expect(await refused.text()).not.toContain('漏水');
    }
  });
});
