import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  type DeskPortal,
  type Fields,
  hiddenFields,
  openDeskPortal,
  submissionsOf,
  WRITTEN,
} from './desk.ts';
import { decode } from './given.ts';

let portal: DeskPortal;
beforeEach(async () => {
  portal = await openDeskPortal();
});
afterEach(() => portal.close());
const submissions = () => submissionsOf(portal);

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
