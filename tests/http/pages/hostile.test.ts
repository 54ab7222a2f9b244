import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openPortal, PLAN, type Portal } from '../portal.ts';
import { decode, type Pages, pagesOf } from './given.ts';

const SCRIPT = '<script>alert(1)</script>"\'&';
const REVERSED = '\u202e反转\u2066';
const ENDLESS = '长'.repeat(1_000) + 'x'.repeat(900);
let portal: Portal;
let pages: Pages;
let position: number;
beforeAll(async () => {
  portal = await openPortal();
  await portal.adopts(`plans/${PLAN}`);
  portal.at('2015-03-01T01:00:00Z');
  position = await portal.does({
    type: 'report_figure',
    indicator: 'air-quality-good-rate',
    period: '2014',
    value: '74.8',
    note: SCRIPT + REVERSED + ENDLESS,
    source: { name: SCRIPT },
  });
  pages = pagesOf(portal);
});
afterAll(() => portal.close());

describe('hostile text', () => {
  it('stays text on the pages that show it', async () => {
    for (const path of [
      `/plans/${PLAN}/indicators/air-quality-good-rate`,
      `/events/${position}`,
      '/events',
    ]) {
      const html = await pages.read(path);
      expect(html).not.toContain('<script>alert');
      expect(html).not.toContain(`"'&<`);
    }
    const html = await pages.read(`/plans/${PLAN}/indicators/air-quality-good-rate`);
    expect(decode(html)).toContain(SCRIPT);
  });

  it('is kept from turning what stands beside it', async () => {
    const html = await pages.read(`/plans/${PLAN}/indicators/air-quality-good-rate`);
    const before = html.slice(0, html.indexOf('\u202e'));
    expect(before.slice(before.lastIndexOf('<span'))).toContain('dir="auto"');
  });

  it.each(['q', 'area', 'sort'])('of a reader is kept in the field %s, escaped', async (field) => {
    const html = await pages.read(`/plans/${PLAN}/indicators?${field}=${encodeURIComponent(SCRIPT)}`);
    expect(html).not.toContain('<script>alert');
    expect(decode(html)).toContain(SCRIPT);
  });

  it('in an address is refused without an echo that could run', async () => {
    const response = await pages.get(`/plans/${encodeURIComponent(SCRIPT)}`);
    expect(response.status).toBe(404);
    expect(await response.text()).not.toContain('<script>alert');
  });
});
