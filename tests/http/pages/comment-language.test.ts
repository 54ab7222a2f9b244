import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  codeOn,
  type DeskPortal,
  type Fields,
  hiddenFields,
  openDeskPortal,
  openingOn,
  submissionsOf,
  WRITTEN,
} from './desk.ts';
import { decode, textOf } from './given.ts';

let portal: DeskPortal;
beforeEach(async () => {
  portal = await openDeskPortal();
});
afterEach(() => portal.close());
const submissions = () => submissionsOf(portal);

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
