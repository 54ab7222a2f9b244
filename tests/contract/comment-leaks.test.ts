/** Where the words of a comment are found, at each step of what becomes of it: in what is public, and in log lines. */
import { randomUUID } from 'node:crypto';
import { gunzipSync } from 'node:zlib';
import { type Kysely, sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { bundleOf } from '../../src/cli/export-bundle.ts';
import type { Database } from '../../src/db/schema.ts';
import type { CommentCommand } from '../../src/domain/decide/index.ts';
import { createApp } from '../../src/http/app.ts';
import { pages } from '../../src/http/pages/index.ts';
import { indexEvents } from '../../src/log/index-events.ts';
import { performComment } from '../../src/office/comments.ts';
import { deskOn, fileOf, submits, type TestDesk } from '../comments/given.ts';
import { dialects, type TestDatabase } from '../database.ts';
import { config, keeping } from '../http/given.ts';
import { linksOf } from '../http/pages/given.ts';
import { publishes } from '../log/publishing.ts';
import { adoptSmallPlan, operator, PLAN } from '../office/given.ts';

/** As written, as published, as answered, and how to be reached. Searches ask for what the three begin with. */
const WRITTEN = '暗号甲';
const PUBLISHED = '暗号乙';
const ANSWERED = '暗号丙';
const CONTACT = '13800000000';
const MARKS = [WRITTEN, PUBLISHED, ANSWERED, CONTACT];
const wordsWith = (mark: string) => ({
  title: `${mark}路灯`,
  body: `${mark}三号楼的路灯坏了一个月,请派人来修。`,
  name: `${mark}王某`,
});
/** Where a published text or an answer may be. */
const PUBLIC =
  /^(bundle|\/comments(\/[0-9a-f-]{36})?|\/comments\/feed\.atom|\/api\/v1\/(openings|comments.*|search)|\/search|\/events\/[0-9]+|\/plans\/small\/(indicators\/air|departments\/bureau)|\/plans\/small\/data.*|\/data.*comments.*)(\?.*)?$/;

type Site = {
  desk: TestDesk;
  /** Addresses to look at, whether or not a link leads there. */
  also: string[];
  /** Query codes, which are followed up as well. */
  codes: string[];
  get(path: string): Promise<Response>;
  /** Every address of the public site, with what is found there. */
  find(): Promise<Map<string, string[]>>;
  does(command: object): Promise<void>;
};

/** @param most addresses to which links are followed, beyond one of every route. */
function siteOn(database: TestDatabase, most: number): Site {
  const desk = deskOn(database);
  const { log, clock } = desk.office;
  const logger = keeping();
  const also: string[] = [];
  const codes: string[] = [];
  const assets = { url: (name: string) => `/assets/${name}`, fetch: async () => null };
  const ready = async () => ({ ok: true, checks: {} });
  const deps = { log: log as never, clock, desk, config, logger, assets, ready };
  const app = createApp(deps, pages());
  const get = async (path: string) => app.request(path);
  const routes = new Set(app.routes.flatMap(({ method, path }) => (method === 'GET' ? [path] : [])));
  const followUp = async (code: string) =>
    app.request('/comments/track', {
      method: 'POST',
      headers: { 'Sec-Fetch-Site': 'same-origin' },
      body: new URLSearchParams({ code }),
    });
  return {
    desk,
    also,
    codes,
    get,
    does: async (command) => {
      const asked = { id: randomUUID(), actor: operator, ...command } as CommentCommand;
      const performed = await performComment(desk.office, asked);
      if (!performed.ok) throw new Error(JSON.stringify(performed));
    },
    find: async () => {
      await indexEvents(database.db, 5_000);
      await publishes(database.db);
      const found = new Map<string, string[]>();
      const look = (path: string, text: string) => {
        const marks = MARKS.filter((mark) => text.includes(mark));
        if (marks.length > 0) found.set(path, marks);
      };
      const { size } = await log.head();
      const paths = await addresses(get, { size, most, also: [...also, ...oneOfEach(routes, also, size)] });
      expect(paths.size).toBeGreaterThan(150);
      for (const path of paths) {
        const response = await get(path);
        expect([path, response.status < 500]).toEqual([path, true]);
        look(path, await response.text());
      }
      for (const code of codes) {
        const page = await followUp(code);
        expect(page.status).toBe(200);
        look('/comments/track', await page.text());
      }
      look('bundle', await bundle(database.db, log));
      look('lines', JSON.stringify(logger.lines));
      look('index', JSON.stringify((await sql`select * from event_words`.execute(database.db)).rows));
      return found;
    },
  };
}

async function bundle(db: Kysely<Database>, log: TestDesk['office']['log']): Promise<string> {
  const terminal = { out: () => undefined, err: () => undefined, columns: 80, isTerminal: false };
  const chunks: Uint8Array[] = [];
  for await (const chunk of await bundleOf({ db, log } as never, terminal as never)) chunks.push(chunk);
  return gunzipSync(Buffer.concat(chunks)).toString('utf8');
}

/** What no page links to, and what links depend on the comment. */
const MORE = [
  '/comments?q=暗号',
  '/search?q=暗号',
  '/api/v1/search?q=暗号',
  '/api/v1/openings',
  '/api/v1/comments',
  '/comments',
  `/plans/${PLAN}/indicators/air`,
  '/api/v1/events?limit=100&from=0',
  '/comments/暗号',
  '/log/checkpoint',
];

/** Parts of addresses that stand for themselves; other parameters are `x`, which is none. */
const KNOWN: Readonly<Record<string, string>> = {
  ':plan': PLAN,
  'indicators/:id': 'indicators/air',
  ':indicator': 'air',
  'departments/:id': 'departments/bureau',
  ':year': '2014',
  ':measure': 'selected',
};

/** An address of every public route, its errors, and those of a comment in the past and on another day. */
function oneOfEach(routes: ReadonlySet<string>, also: readonly string[], size: number): string[] {
  const comment = also.find((path) => /^\/comments\/[0-9a-f-]{36}$/.test(path)) ?? '/comments/none';
  const number = comment.slice('/comments/'.length);
  const fill = (route: string) =>
    Object.entries(KNOWN)
      .reduce((path, [name, value]) => path.replace(name, value), route)
      .replace(/comments\/:(id|comment)(\{.*\})?$/, `comments/${number}`)
      .replace(/:file\{.*tlog-proof\}$/, `${size - 1}.tlog-proof`)
      .replace(/:file\{.*json\}$/, `${size - 1}.json`)
      .replace(/data\/plans\/small\/:file\{.*\}$/, `data/plans/${PLAN}/comments.csv`)
      .replace(':position', String(size - 1))
      .replaceAll(/:\w+(\{.*?\})?/g, 'x');
  const paths = [...routes]
    .filter((route) => !/\*$|card\.png$|^\/(staff|account|invitation|reset|sign-|assets)/.test(route))
    .map(fill);
  const then = paths
    .filter((path) => /^\/(comments|plans|events|data|search|embed|api|$)/.test(path))
    .map((path) => `${path}?at=${size - 2}&day=2030-01-01`);
  const wrong = ['?at=x', '?at=999999', '?at=-1', '?day=x', '/x', '?lang=en&text=all'];
  return [
    ...paths,
    ...then,
    ...wrong.flatMap((end) => [`${comment}${end}`, `/api/v1${comment}${end}`, `/comments${end}`]),
    `/data/plans/${PLAN}/comments.json`,
    `/data/plans/${PLAN}/comments.xlsx`,
    `/log/tile/0/000.p/${size}`,
  ];
}

/** Every link from the first page on, each event, and the API's own addresses; some of them in the past as well. */
async function addresses(
  get: Site['get'],
  { size, most, also }: { size: number; most: number; also: readonly string[] },
): Promise<Set<string>> {
  const seen = new Set(['/', ...also, ...MORE, `/log/tile/entries/000.p/${size}`]);
  for (let position = size - 8; position < size; position++)
    for (const path of [`/events/${position}`, `/events/${position}.json`, `/api/v1/events/${position}`])
      seen.add(path);
  for (const path of seen) {
    if (seen.size > most) break;
    if (/[?&](at|day)=/.test(path)) continue;
    const response = await get(path);
    if (!response.headers.get('Content-Type')?.startsWith('text/html')) continue;
    for (const link of linksOf(await response.text()))
      if (!/lang=en|\/assets\/|[?&](at|day|page|sort)=|card\.png/.test(link)) seen.add(link);
  }
  const specification = JSON.parse(await (await get('/api/v1/openapi.json')).text());
  const [comment = ''] = [...seen].flatMap((path) => /^\/comments\/([0-9a-f-]{36})$/.exec(path)?.[1] ?? []);
  for (const path of Object.keys(specification.paths)) seen.add(filled(path, comment, size - 1));
  for (const path of [...seen].filter((each) =>
    /^\/(comments|plans\/small\/(ind|dep)|api\/v1\/comm|events$)/.test(each),
  ))
    for (const at of [size - 2, size - 3]) seen.add(`${path}${path.includes('?') ? '&' : '?'}at=${at}`);
  return seen;
}

const filled = (path: string, comment: string, position: number): string =>
  `/api/v1${path.replace(/^\/api\/v1/, '')}`
    .replace('/comments/{', `/comments/${comment}{`)
    .replace(/\{(plan)\}/, PLAN)
    .replace(/\{indicator\}/, 'air')
    .replace(/\{department\}/, 'bureau')
    .replace(/\{position\}/, String(position))
    .replace(/\{\w+\}/g, '');

/** Every row of every table, as text. */
async function tables(db: Kysely<Database>): Promise<Map<string, string>> {
  const { rows } = await sql<{ name: string }>`
    select table_name as name from information_schema.tables
    where table_schema = 'public' and table_type = 'BASE TABLE'`.execute(db);
  const texts = new Map<string, string>();
  for (const { name } of rows) {
    const { rows: all } = await sql<{ text: string }>`select t::text as text from ${sql.id(name)} t`.execute(
      db,
    );
    texts.set(name, all.map(({ text }) => text).join('\n'));
  }
  return texts;
}
const tablesWith = async (db: Kysely<Database>, mark: string) =>
  [...(await tables(db))].filter(([, text]) => text.includes(mark)).map(([name]) => name);

describe.each(dialects)('the words of a comment on $dialect', ({ dialect, open }) => {
  const most = dialect === 'PGlite' ? 320 : 40;
  it('are public while they are published, and at no other time anywhere', async () => {
    const database = await open();
    const site = siteOn(database, most);
    const { desk, does, find } = site;
    await adoptSmallPlan(desk.office);
    const { newForm, submit, release } = desk;
    const { token } = await newForm();
    const sent = await submit({
      ...{ form: token, consent: true, contact: CONTACT, kind: 'request', ...wordsWith(WRITTEN) },
      ...{ plan: PLAN, about: 'indicator/air' },
    });
    if (sent.outcome !== 'waiting') throw new Error(JSON.stringify(sent));
    const { comment } = sent;
    site.codes.push(sent.code);
    site.also.push(`/comments/${comment}`, `/comments/${comment}.json`, `/api/v1/comments/${comment}`);
    expect(Object.fromEntries(await find())).toEqual({});
    expect(await tablesWith(database.db, WRITTEN)).toEqual(['comment_waiting']);

    await release(10);
    expect(Object.fromEntries(await find())).toEqual({});
    expect(await tablesWith(database.db, WRITTEN)).toEqual(['openings']);
    await does({ type: 'accept_comment', comment, department: 'bureau' });

    await does({
      type: 'reply_to_comment',
      comment,
      department: 'bureau',
      body: `${ANSWERED}已经派人修好。`,
    });
    const answered = await find();
    expect(answered.get('/api/v1/openings')).toEqual([ANSWERED]);
    expectOnly(answered, [ANSWERED]);

    await does({ type: 'select_comment', comment, ...wordsWith(PUBLISHED) });
    const published = await find();
    for (const path of [
      `/comments/${comment}`,
      '/comments',
      '/api/v1/openings',
      'bundle',
      '/plans/small/indicators/air',
    ])
      expect([path, published.get(path)]).toEqual([path, expect.arrayContaining([PUBLISHED])]);
    expectOnly(published, [PUBLISHED, ANSWERED]);

    await does({ type: 'deselect_comment', comment, reason: '需要重新遮盖' });
    expect(Object.fromEntries(await find())).toEqual({});
    await does({ type: 'select_comment', comment, ...wordsWith(PUBLISHED) });
    expect((await find()).size).toBeGreaterThan(3);
    expect(await tablesWith(database.db, CONTACT)).toEqual([]);

    const erased = await desk.erase({
      ...{ code: sent.code, opening: fileOf(sent), contact: '', sender: undefined, confirmed: true },
    });
    expect(erased.outcome).toBe('erased');
    expect(Object.fromEntries(await find())).toEqual({});
    for (const mark of MARKS) expect(await tablesWith(database.db, mark)).toEqual([]);
    expect([...(await tables(database.db)).values()].join('')).not.toContain(sent.opening.salt);
    await desk.office.log.close();
    await database.close();
  }, 240_000);

  it('are nowhere once it is declined', async () => {
    const database = await open();
    const { desk, does, find } = siteOn(database, most);
    await adoptSmallPlan(desk.office);
    const { comment } = await submits(desk, { ...wordsWith(WRITTEN), contact: CONTACT });
    await does({ type: 'decline_comment', comment, reason: 'duplicate', words: '与先前的留言重复。' });
    expect(Object.fromEntries(await find())).toEqual({});
    expect(await tablesWith(database.db, WRITTEN)).toEqual(['openings']);
    await desk.office.log.close();
    await database.close();
  }, 120_000);
});

/** Nothing but these marks, and where the public may read them alone. */
function expectOnly(found: Map<string, string[]>, marks: readonly string[]): void {
  const wrong = [...found].filter(
    ([path, there]) => !PUBLIC.test(decodeURI(path)) || there.some((mark) => !marks.includes(mark)),
  );
  expect(Object.fromEntries(wrong)).toEqual({});
}
