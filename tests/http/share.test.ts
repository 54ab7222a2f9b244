import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createApp } from '../../src/http/app.ts';
import type { AppDeps } from '../../src/http/context.ts';
import { pages } from '../../src/http/pages/index.ts';
import { sharedPath } from '../../src/http/shared-path.ts';
import { type Rasterize, TooManyDrawings } from '../../src/share/rasterize.ts';
import { JsonLd } from '../../views/parts/json-ld.tsx';
import { decode, NOW, textOf } from './pages/given.ts';
import { type History, openPortal, PLAN, type Portal, withHistory } from './portal.ts';

const home = `/plans/${PLAN}`;
const air = `${home}/indicators/air-quality-good-rate`;

let portal: Portal;
let history: History;
beforeAll(async () => {
  portal = await openPortal();
  history = await withHistory(portal);
});
afterAll(() => portal.close());

/** The app with its pages. A picture is the SVG that would have been drawn, unless another pen is given. */
function opened(more: Partial<AppDeps> = {}, embedAncestors = ['*']) {
  const drawn: string[] = [];
  const rasterize: Rasterize = async (_, svg) => {
    const said = await svg();
    drawn.push(said);
    return new TextEncoder().encode(said);
  };
  const { config } = portal.deps;
  const deps = { ...portal.deps, clock: () => new Date(NOW), rasterize, ...more };
  const app = createApp({ ...deps, config: { ...config, embedAncestors } }, pages());
  const get = async (path: string, headers: Record<string, string> = {}) => app.request(path, { headers });
  const read = async (path: string) => (await get(path)).text();
  return { get, read, drawn };
}

const metaOf = (html: string, name: string): string | undefined => {
  const [, content] = new RegExp(`<meta (?:name|property)="${name}" content="([^"]*)"`).exec(html) ?? [];
  return content === undefined ? undefined : decode(content);
};
type Linked = Record<string, unknown> & { '@type': string };
const linkedOf = (html: string): Linked[] =>
  [...html.matchAll(/<script type="application\/ld\+json">(.*?)<\/script>/gs)].map(([, json = '']) =>
    JSON.parse(json),
  );

describe('the picture of a link', () => {
  it('says what the page says', async () => {
    const { get } = opened();
    const picture = await get(`${air}/card.png`);
    expect(picture.status).toBe(200);
    expect(picture.headers.get('Content-Type')).toBe('image/png');
    const svg = await picture.text();
    for (const said of ['环境空气质量优良率', '待报送', '不低于 90%', '2016年2月15日', 'portal.example']) {
      expect(svg).toContain(said);
    }
    expect(svg).toContain(`第 ${history.corrected.toLocaleString('en')} 条`);
    const then = await (await get(`${air}/card.png?at=${history.reported}&day=2015-03-01&lang=en`)).text();
    expect(then).toContain('1 March 2015');
  });

  it('counts a plan’s targets by state, and is there for the site', async () => {
    const { read } = opened();
    const svg = await read(`${home}/card.png`);
    expect(svg).toContain('普陀区质量强区三年行动计划');
    expect(svg).toContain('228 项可以检验的承诺');
    expect(await read('/card.png')).toContain('每一个结论,都可复算');
  });

  it('is drawn once for the same moment, and told unchanged by its ETag', async () => {
    const { get, drawn } = opened();
    const first = await get(`${air}/card.png`);
    const etag = first.headers.get('ETag') ?? '';
    expect(first.headers.get('Cache-Control')).toBe('no-cache');
    await get(`${air}/card.png`);
    expect(drawn).toHaveLength(1);
    expect((await get(`${air}/card.png`, { 'If-None-Match': etag })).status).toBe(304);
  });

  it('never changes at an address that names position and day', async () => {
    const { get } = opened();
    const caching = async (query: string) =>
      (await get(`${air}/card.png${query}`)).headers.get('Cache-Control');
    expect(await caching(`?at=${history.reported}&day=2015-03-01`)).toContain('immutable');
    expect(await caching(`?at=${history.reported}`)).toBe('no-cache');
    expect(await caching('')).toBe('no-cache');
  });

  it('may be shown by the pages of other sites', async () => {
    const picture = await opened().get(`${home}/card.png`);
    expect(picture.headers.get('Cross-Origin-Resource-Policy')).toBe('cross-origin');
    expect(picture.headers.get('Content-Security-Policy')).toContain("frame-ancestors 'none'");
  });

  it.each([
    [`${home}/indicators/nothing/card.png`, 404],
    ['/plans/nothing/card.png', 404],
    [`${air}/card.png?at=yesterday`, 400],
  ])('is refused where there is nothing to show: %s', async (path, status) => {
    expect((await opened().get(path)).status).toBe(status);
  });

  it('is refused for a while when too many are asked for, or where nothing can draw', async () => {
    const busy = opened({ rasterize: () => Promise.reject(new TooManyDrawings('busy')) });
    const answer = await busy.get(`${home}/card.png`);
    expect(answer.status).toBe(503);
    expect(answer.headers.get('Retry-After')).toBe('5');
    const { rasterize: _, ...penless } = portal.deps;
    const app = createApp({ ...penless, clock: () => new Date(NOW) }, pages());
    expect((await app.request(`${home}/card.png`)).status).toBe(503);
  });
});

describe('the head', () => {
  it('names a picture of the moment that the page shows', async () => {
    const { get, read } = opened();
    const html = await read(`${air}?lang=en`);
    const image = metaOf(html, 'og:image') ?? '';
    expect(image).toBe(
      `https://portal.example${air}/card.png?at=${history.corrected}&day=2016-02-15&lang=en`,
    );
    expect((await get(image.replace('https://portal.example', ''))).status).toBe(200);
    expect(metaOf(html, 'og:title')).toContain('环境空气质量优良率');
    expect(metaOf(html, 'og:locale')).toBe('en_GB');
    expect(metaOf(html, 'og:image:alt')).toBe('环境空气质量优良率: No data');
    expect(metaOf(html, 'og:url')).toBe(`https://portal.example${air}?lang=en`);
    const then = await read(`${air}?at=${history.reported}&day=2015-03-01`);
    expect(metaOf(then, 'og:image')).toContain(`at=${history.reported}&day=2015-03-01`);
  });

  it.each([[home], ['/'], ['/events'], [`${home}/tasks`], ['/nowhere']])(
    'has a picture that is there, on %s',
    async (path) => {
      const { get, read } = opened();
      const image = metaOf(await read(path), 'og:image') ?? '';
      expect(image).toMatch(/^https:\/\/portal\.example\//);
      expect((await get(image.replace('https://portal.example', ''))).status).toBe(200);
    },
  );
});

describe('facts for machines', () => {
  it('tell an indicator as a data set, in the plan’s own words', async () => {
    const { get, read } = opened();
    const facts = linkedOf(await read(air));
    expect(facts.map((one) => one['@type']).sort()).toEqual(['BreadcrumbList', 'Dataset']);
    const dataset = facts.find((one) => one['@type'] === 'Dataset');
    expect(dataset).toMatchObject({
      name: '环境空气质量优良率',
      description: '环境空气质量优良率达到90%以上',
      variableMeasured: { unitText: '%' },
      isBasedOn: { creator: { '@type': 'GovernmentOrganization', name: '上海市普陀区人民政府办公室' } },
    });
    const [, figures = ''] =
      /"contentUrl":"https:\/\/portal\.example([^"]*)"/.exec(JSON.stringify(dataset)) ?? [];
    expect(figures).toContain('indicator=air-quality-good-rate');
    expect((await get(figures)).status).toBe(200);
  });

  it('leave out what nobody said: a licence, a provider', async () => {
    const text = JSON.stringify(linkedOf(await opened().read('/')));
    expect(text).toContain('SearchAction');
    expect(text).not.toMatch(/license|provider|GovernmentService/);
  });

  it('name the authority that the configuration names', async () => {
    const config = { ...portal.deps.config, site: { host: '某区人民政府' } };
    const app = createApp({ ...portal.deps, clock: () => new Date(NOW), config }, pages());
    const facts = linkedOf(await (await app.request('/')).text());
    expect(facts).toContainEqual(
      expect.objectContaining({ '@type': 'GovernmentService', provider: expect.anything() }),
    );
  });

  it('name the licence that the operator declared', async () => {
    const dataLicence = { name: 'CC-BY-4.0', url: 'https://creativecommons.org/licenses/by/4.0/' };
    const config = { ...portal.deps.config, dataLicence };
    const app = createApp({ ...portal.deps, clock: () => new Date(NOW), config }, pages());
    const facts = linkedOf(await (await app.request(air)).text());
    expect(facts).toContainEqual(expect.objectContaining({ '@type': 'Dataset', license: dataLicence.url }));
  });

  it('cannot be broken out of', () => {
    const hostile = '</script><script>alert(1)</script><!--';
    const html = String(JsonLd({ data: { '@type': 'Dataset', name: hostile } }));
    expect(html.match(/</g)).toHaveLength(2);
    expect(linkedOf(html)).toEqual([{ '@context': 'https://schema.org', '@type': 'Dataset', name: hostile }]);
  });
});

describe('sharing', () => {
  it('offers the page as it is seen, and as it will be, without script', async () => {
    const html = await opened().read(`${air}?lang=en`);
    const permanent = `${air}?at=${history.corrected}&day=2016-02-15&lang=en`;
    expect(decode(html)).toContain(`href="https://portal.example${permanent}"`);
    expect(decode(html)).toContain(`href="https://portal.example${air}?lang=en"`);
    expect(decode(html)).toContain(`src="/share/qr.svg?path=${encodeURIComponent(permanent)}"`);
    expect(decode(decode(html))).toContain(`<iframe src="https://portal.example/embed${air}?lang=en"`);
  });

  it('shows all of it on a page that prints', async () => {
    const html = await opened().read(`/share?path=${encodeURIComponent(air)}`);
    expect(textOf(html)).toContain('环境空气质量优良率');
    expect(decode(html)).toContain(
      `href="https://portal.example${air}?at=${history.corrected}&day=2016-02-15"`,
    );
    expect(textOf(html)).toContain('嵌入代码');
  });

  it('keeps the moment that a path names, and the rest of its query', async () => {
    const path = `${home}/indicators?q=噪声&at=${history.reported}&day=2015-03-01`;
    const text = decode(await opened().read(`/share?path=${encodeURIComponent(path)}`));
    expect(text).toContain(`at=${history.reported}&day=2015-03-01"`);
    expect(text).toContain(`href="https://portal.example${home}/indicators?q=%E5%99%AA%E5%A3%B0"`);
    expect(text).not.toContain('<iframe');
  });

  it('draws a code for the address', async () => {
    const code = await opened().get(`/share/qr.svg?path=${encodeURIComponent(air)}`);
    expect(code.headers.get('Content-Type')).toContain('image/svg+xml');
    expect(await code.text()).toMatch(/^<svg [^>]*viewBox="0 0 (\d+) \1"/);
  });
});

describe('a path to share', () => {
  const OURS = [
    '/',
    '/events',
    '/events?type=figure.reported',
    `${air}?at=5&day=2014-01-01#figures`,
    '/a//b',
    '/a?u=//x',
  ];
  it.each(OURS)('may be %s', (path) => {
    expect(sharedPath(path)).toEqual({ ok: true, value: path });
  });

  const OTHERS = [
    undefined,
    '',
    'events',
    'https://evil.example/',
    '//evil.example/',
    '/\\evil.example',
    '\\\\evil.example',
    '/.//evil.example',
    '/a/..//evil.example',
    '/%2e//evil.example',
    'javascript:alert(1)',
    '/a\nb',
    '/a\u0000b',
    '/\t/evil.example',
    '/a\u202eb',
    ' /events',
    `/${'a'.repeat(2_000)}`,
    `/${'长'.repeat(400)}`,
  ];
  it.each(OTHERS)('may not be %j, and the refusal names the field', async (path) => {
    expect(sharedPath(path)).toMatchObject({
      ok: false,
      problem: { status: 400, errors: [{ field: 'path' }] },
    });
    for (const at of ['/share', '/share/qr.svg']) {
      const query = path === undefined ? '' : `?path=${encodeURIComponent(path)}`;
      const answer = await opened().get(at + query);
      expect(answer.status).toBe(400);
      expect(textOf(await answer.text())).toContain('path');
    }
  });

  it('may be as long as a code can hold', async () => {
    const longest = `/${'a'.repeat(1_999)}`;
    expect((await opened().get(`/share/qr.svg?path=${longest}`)).status).toBe(200);
  });
});

describe('the card for other sites', () => {
  const card = `/embed${air}`;

  it('says name, verdict, demand and moment, without script, and leads out of its frame', async () => {
    const html = await opened().read(card);
    for (const said of ['环境空气质量优良率', '待报送', '不低于 90%', '2016年2月15日']) {
      expect(textOf(html)).toContain(said);
    }
    expect(html).not.toContain('<script');
    const links = [...html.matchAll(/<a [^>]*>/g)].map(([link]) => link);
    expect(links.length).toBeGreaterThan(1);
    for (const link of links) expect(link).toMatch(/target="_blank" rel="noopener"/);
  });

  it('may be framed by the sites that the configuration names, and nothing else may', async () => {
    const strict = "default-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors";
    const policyOf = async (path: string, ancestors: string[]) => {
      const { headers } = await opened({}, ancestors).get(path);
      return [headers.get('Content-Security-Policy'), headers.get('X-Frame-Options')];
    };
    expect(await policyOf(card, ['*'])).toEqual([`${strict} *; object-src 'none'`, null]);
    expect(await policyOf(card, ['https://city.example', 'https://*.district.example'])).toEqual([
      `${strict} https://city.example https://*.district.example; object-src 'none'`,
      null,
    ]);
    for (const path of ['/', air, `${air}/card.png`, '/share?path=/', '/embed', '/api/v1/plans']) {
      expect(await policyOf(path, ['*'])).toEqual([`${strict} 'none'; object-src 'none'`, 'DENY']);
    }
  });

  it('looks at the past as every page does, and refuses what there is not', async () => {
    const { read, get } = opened();
    expect(textOf(await read(`${card}?at=${history.reported}&day=2015-03-01`))).toContain('2015年3月1日');
    expect((await get(`/embed${home}/indicators/nothing`)).status).toBe(404);
    expect((await get(`${card}?at=x`)).status).toBe(400);
  });
});
