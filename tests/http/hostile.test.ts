/** Whatever is sent, the answer is an answer: never a 5xx, never what was sent as markup. */
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createApp } from '../../src/http/app.ts';
import { pages } from '../../src/http/pages/index.ts';
import { openPortal, PLAN, type Portal, withHistory } from './portal.ts';

let portal: Portal;
let ask: (path: string) => Promise<Response>;
beforeAll(async () => {
  portal = await openPortal();
  await withHistory(portal);
  const app = createApp(portal.deps, pages());
  ask = async (path) => app.request(path);
});
afterAll(() => portal.close());

const PATHS = [
  ...['/', `/plans/${PLAN}`, `/plans/${PLAN}/text`, `/plans/${PLAN}/indicators`],
  ...[`/plans/${PLAN}/indicators/air-quality-good-rate`, '/events', '/events/0', '/search', '/api/v1/search'],
  ...[
    '/api/v1/plans',
    `/api/v1/plans/${PLAN}`,
    `/api/v1/plans/${PLAN}/figures`,
    `/api/v1/plans/${PLAN}/tasks`,
  ],
  ...['/api/v1/events', '/api/v1/events/0', '/api/v1/schemas/figure.reported.json'],
];
const NAMES = [
  ...['at', 'day', 'lang', 'from', 'to', 'limit', 'type', 'subject', 'indicator', 'period', 'after', 'q'],
  ...[
    'area',
    'department',
    'state',
    'kind',
    'year',
    'words',
    'sort',
    'target',
    '__proto__',
    'constructor',
    'plan',
    'family',
  ],
];
/** What people and attackers type, and what nobody would. */
const text = fc.oneof(
  fc.constantFrom(
    '',
    '0',
    '-1',
    '1e3',
    '286',
    '2014-06-30',
    '2014-02-30',
    'NaN',
    '%',
    "' or 1=1--",
    '\u0000',
  ),
  fc.constantFrom(
    '<script>alert(1)</script>',
    '"><img src=x>',
    '\u202e',
    '𠮷',
    'a'.repeat(2000),
    '../../etc',
  ),
  fc.string({ unit: 'binary', maxLength: 20 }),
  fc.date({ noInvalidDate: true }).map((date) => date.toISOString().slice(0, 10)),
  fc.integer().map(String),
);
const encoded = (value: string) => encodeURIComponent(value.toWellFormed());
const parameter = fc
  .tuple(fc.constantFrom(...NAMES), text)
  .map(([name, value]) => `${name}=${encoded(value)}`);
const query = fc.array(parameter, { maxLength: 4 }).map((parameters) => parameters.join('&'));

const harmless = async (path: string) => {
  const response = await ask(path);
  const body = await response.text();
  expect(response.status, path).toBeLessThan(500);
  expect(response.status === 200 || response.status === 302 || body.length > 0, path).toBe(true);
  if (response.headers.get('Content-Type')?.startsWith('text/html')) {
    expect(body, path).not.toMatch(/<script>alert|<img src=x>/);
  }
};

it('takes any query on any page and any route', async () => {
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...PATHS), query, (path, parameters) =>
      harmless(`${path}?${parameters}`),
    ),
    { numRuns: 300 },
  );
});

it('takes any id in any place', async () => {
  const place = fc.constantFrom(
    ...['/plans/*', `/plans/${PLAN}/indicators/*`, '/events/*', '/*', '/api/v1/*', '/assets/*'],
    ...['/api/v1/plans/*', `/api/v1/plans/${PLAN}/targets/*`, '/api/v1/events/*', '/api/v1/schemas/*'],
  );
  await fc.assert(
    fc.asyncProperty(place, text, (path, id) => harmless(path.replace('*', () => encoded(id)))),
    { numRuns: 300 },
  );
});

it('takes paths that are not even encoded', async () => {
  for (const path of [
    '/%',
    '/plans/%zz',
    '/api/v1/plans/%ff%fe',
    '/plans/%E0%A4%A?lang=%',
    '//evil.example/',
    '/\\x',
  ]) {
    await harmless(path);
  }
});
