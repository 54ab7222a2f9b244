/** 长者模式: the switch, its cookie, where it leads back to, and that no page is taken for another's. */
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createApp } from '../../src/http/app.ts';
import { backOf } from '../../src/http/display.ts';
import { pages } from '../../src/http/pages/index.ts';
import { config, deps } from './given.ts';
import { pagesOf } from './pages/given.ts';
import { openPortal, PLAN, type Portal } from './portal.ts';

const OWN = config.publicUrl;
const ELDER = { Cookie: 'mingbai_display=elder' };
const app = createApp(deps(), pages());
const plain = createApp(deps({ config: { ...config, publicUrl: 'http://localhost:3000' } }), pages());

const chooses = (form: Record<string, string>, { at = app, origin = OWN } = {}) =>
  at.request('/display', {
    method: 'POST',
    headers: { 'Content-Type': 'application/x-www-form-urlencoded', Origin: origin },
    body: new URLSearchParams(form),
  });

describe('the switch', () => {
  it('remembers 长者模式 for a year and leads back to the page', async () => {
    const response = await chooses({ display: 'elder', back: '/plans/a?at=7&lang=en' });
    expect(response.status).toBe(303);
    expect(response.headers.get('Location')).toBe('/plans/a?at=7&lang=en');
    expect(response.headers.get('Cache-Control')).toBe('no-store');
    const cookie = response.headers.get('Set-Cookie') ?? '';
    expect(cookie.split('; ').toSorted()).toEqual(
      [
        'mingbai_display=elder',
        'Max-Age=31536000',
        'Path=/',
        'HttpOnly',
        'SameSite=Lax',
        'Secure',
      ].toSorted(),
    );
  });

  it('sends the cookie in the clear only where the portal is reached in the clear', async () => {
    const response = await chooses(
      { display: 'standard', back: '/' },
      { at: plain, origin: 'http://localhost:3000' },
    );
    expect(response.headers.get('Set-Cookie')).toMatch(/^mingbai_display=standard;(?!.*Secure)/);
  });

  it.each([
    ['display', { display: 'huge', back: '/' }],
    ['display', { back: '/' }],
    ['back', { display: 'elder', back: 'https://elsewhere.example/' }],
    ['back', { display: 'elder', back: '//elsewhere.example' }],
    ['back', { display: 'elder', back: '/\\elsewhere.example' }],
    ['back', { display: 'elder', back: '/\t/elsewhere.example' }],
    ['back', { display: 'elder', back: '/.//elsewhere.example' }],
    ['back', { display: 'elder', back: '/x/..//elsewhere.example' }],
    ['back', { display: 'elder', back: 'javascript:alert(1)' }],
    ['back', { display: 'elder' }],
  ])('refuses a wrong %s in %j, and sets nothing', async (field, form) => {
    const response = await chooses(form);
    expect(response.status).toBe(400);
    expect(await response.text()).toContain(field);
    expect(response.headers.get('Set-Cookie')).toBeNull();
    expect(response.headers.get('Location')).toBeNull();
  });

  it('is not thrown by a file, a repetition or a body that is no form', async () => {
    const file = new FormData();
    file.append('display', 'elder');
    file.append('back', new File(['/'], 'back'));
    const sent = { method: 'POST', headers: { Origin: OWN } };
    expect((await app.request('/display', { ...sent, body: file })).status).toBe(400);
    const broken = { ...sent.headers, 'Content-Type': 'multipart/form-data; boundary=x' };
    expect((await app.request('/display', { ...sent, headers: broken, body: 'no' })).status).toBe(400);
    const twice = new URLSearchParams('display=standard&display=elder&back=/a&back=//b.example');
    expect((await app.request('/display', { ...sent, body: twice })).status).toBe(400);
  });

  it('is not worked from another site', async () => {
    const response = await chooses({ display: 'elder', back: '/' }, { origin: 'https://elsewhere.example' });
    expect(response.status).toBe(403);
    expect(response.headers.get('Set-Cookie')).toBeNull();
  });
});

describe('the way back', () => {
  it('never leaves the site, whatever is asked', () => {
    const piece = fc.constantFrom(
      '/',
      '\\',
      '.',
      '..',
      ':',
      '@',
      '\t',
      '\n',
      '%2f',
      'a',
      '?',
      '#',
      'b.example',
    );
    const paths = fc.array(piece, { maxLength: 8 }).map((pieces) => `/${pieces.join('')}`);
    fc.assert(
      fc.property(paths, (path) => {
        const back = backOf(path);
        return back === undefined || new URL(back, OWN).origin === OWN;
      }),
    );
  });
});

describe('a page', () => {
  let portal: Portal;
  beforeAll(async () => {
    portal = await openPortal();
    await portal.adopts(`plans/${PLAN}`);
  });
  afterAll(() => portal.close());

  it('is another one in 长者模式: neither cache nor browser mistakes it', async () => {
    const { get } = pagesOf(portal);
    const standard = await get('/');
    const elder = await get('/', ELDER);
    expect(await standard.text()).not.toContain('data-display');
    expect(await elder.text()).toContain('<html lang="zh-CN" data-display="elder">');
    const etag = standard.headers.get('ETag') ?? '';
    expect(elder.headers.get('ETag')).not.toBe(etag);
    expect(elder.headers.get('Vary')).toMatch(/Accept-Encoding.*Cookie/);
    expect((await get('/', { ...ELDER, 'If-None-Match': etag })).status).toBe(200);
    const again = await get('/', { 'If-None-Match': etag });
    expect([again.status, again.headers.get('Vary')]).toEqual([304, 'Accept-Encoding, Cookie']);
  });

  it('offers the other display, and leads back to itself at its moment', async () => {
    const { read } = pagesOf(portal);
    const offered = (html: string) => /<form class="display-switch"[\s\S]*?<\/form>/.exec(html)?.[0] ?? '';
    const form = offered(await read('/events?at=5&type=plan.adopted&lang=en'));
    expect(form).toContain('name="display" value="elder"');
    expect(form).toContain('value="/events?type=plan.adopted&amp;at=5&amp;lang=en"');
    expect(form).toContain('Larger text');
    const { get } = pagesOf(portal);
    expect(offered(await (await get('/', ELDER)).text())).toContain('name="display" value="standard"');
  });

  it('tells its one stylesheet ahead; programs hear of neither style nor cookie', async () => {
    const { get } = pagesOf(portal);
    expect((await get('/')).headers.get('Link')).toBe('</assets/portal.css>; rel=preload; as=style');
    const api = await get('/api/v1/plans', ELDER);
    expect([api.headers.get('Link'), api.headers.get('Vary')]).toEqual([null, 'Accept-Encoding']);
    expect(api.headers.get('ETag')).toBe((await get('/api/v1/plans')).headers.get('ETag'));
  });
});
