/** A log read from its portal: as it is, and with something changed in the database. */
import { sql } from 'kysely';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import type { Fetch, Patience } from '../../src/verify/fetch.ts';
import { openPortalLog } from '../../src/verify/portal.ts';
import { verify } from '../../src/verify/verify.ts';
import { type Given, logKey, PLAN, publishedPortal } from './given.ts';

const URL_OF_PORTAL = 'https://portal.example/';
const AIR = `plan/${PLAN}/indicator/air-quality-good-rate`;
const PATIENCE: Patience = {
  idle: 5_000,
  whole: 5_000,
  slowest: 4,
  longestWait: 20,
  between: 1,
  attempts: 3,
};

let given: Given;
beforeAll(async () => {
  given = await publishedPortal();
});
afterAll(() => given.portal.close());

const undo: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const each of undo.splice(0).reverse()) await each();
});

const toApp: Fetch = async (url, init) => {
  const { pathname, search } = new URL(url);
  return given.portal.app.request(pathname + search, init);
};

async function verifyPortal(fetch: Fetch = toApp) {
  const source = openPortalLog(URL_OF_PORTAL, { fetch, patience: PATIENCE });
  return (await verify({ source, keys: [logKey.key] })).report;
}
const told = ({ findings }: Awaited<ReturnType<typeof verifyPortal>>) =>
  findings.map(({ code, position }) => (position === undefined ? code : `${code} ${position}`));

/** As a superuser does who leaves the triggers out; put back after the test. */
async function tamper(statement: string, back: string): Promise<void> {
  const run = async (text: string) => {
    await sql`set session_replication_role = replica`.execute(given.portal.db);
    await sql.raw(text).execute(given.portal.db);
    await sql`set session_replication_role = origin`.execute(given.portal.db);
  };
  await run(statement);
  undo.push(() => run(back));
}

it('verifies', async () => {
  const report = await verifyPortal();
  expect(report.findings).toEqual([]);
  expect(report).toMatchObject({
    outcome: 'verified',
    checks: {
      tiles: 'passed',
      sealed: 'passed',
      evidence: 'skipped',
      verdicts: 'passed',
      statistics: 'passed',
    },
    counts: { events: given.size, openings: 2, plans: 1, statistics: { comments: 3 } },
  });
});

it('names an event that was edited where it is stored', async () => {
  await tamper(
    `update events set entry = replace(entry, '"62.2"', '"92.2"') where entry like '%"62.2"%'`,
    `update events set entry = replace(entry, '"92.2"', '"62.2"') where entry like '%"92.2"%'`,
  );
  const report = await verifyPortal();
  expect(report.outcome).toBe('failed');
  const at = report.findings[0]?.position ?? -1;
  expect(told(report)).toEqual(expect.arrayContaining([`entry-changed ${at}`, 'root-differs']));
  const [entry] = await given.portal.log.read({ from: at, limit: 1 });
  expect(entry?.entry).toContain('"92.2"');
  expect(report.findings[0]?.id).toBe(JSON.parse(entry?.entry ?? '{}').id);
});

it('names the first event that is missing', async () => {
  await tamper('create table taken as select * from events where position = 100', 'drop table taken');
  await tamper('delete from events where position = 100', 'insert into events select * from taken');
  expect(told(await verifyPortal())).toEqual(['entry-missing 100']);
});

it('tells a leaf hash that was replaced from an event that was', async () => {
  await tamper(
    `update events set leaf_hash = sha256(leaf_hash || '\\x01'::bytea), command_digest = leaf_hash where position = 5`,
    'update events set leaf_hash = command_digest where position = 5',
  );
  expect(told(await verifyPortal())).toEqual(['tile-differs 5']);
});

it('finds two rows that were swapped', async () => {
  const [first] = await given.portal.log.read({ stream: AIR, limit: 1, from: 200 });
  const at = first?.position ?? -1;
  const move = (from: number, to: number) => `update events set position = ${to} where position = ${from}`;
  await tamper(move(at, 9_999), move(9_999, at));
  await tamper(move(at + 1, at), move(at, at + 1));
  await tamper(move(9_999, at + 1), move(at + 1, 9_999));
  const report = await verifyPortal();
  expect(told(report)).toEqual(
    expect.arrayContaining(['root-differs', `time-backwards ${at + 1}`, `revision-gap ${at}`]),
  );
  expect(report.findings.some(({ code, id }) => code === 'revision-gap' && id !== undefined)).toBe(true);
});

it('finds a verdict that the portal tells otherwise', async () => {
  const report = await verifyPortal(async (url, init) => {
    const response = await toApp(url, init);
    if (!url.includes('/targets?')) return response;
    return new Response((await response.text()).replace(/"state":"[a-z_]+"/, '"state":"met"'));
  });
  expect(told(report)).toEqual(['verdict-differs']);
});

/** What the portal answers to one address, changed. */
const changing =
  (path: string, change: (text: string) => string): Fetch =>
  async (url, init) => {
    const response = await toApp(url, init);
    return new URL(url).pathname === path ? new Response(change(await response.text())) : response;
  };
const STATISTICS = '/api/v1/comments/statistics';

it.each([
  ['of all', /("all":.*?"answered":)3/, 'all.counts.answered', '3'],
  ['of a month', /("group":"2015-02".*?"received":)3/, 'months[2015-02].counts.received', '3'],
  ['of a kind', /("group":"kind:request".*?"erased":)1/, 'kinds[kind:request].counts.erased', '1'],
  ['of a share', /("part":)3/, 'all.answered.part', '3'],
  ['of days', /("median":)"[0-9.]+"/, 'all.handling.median', '0.0'],
])(
  'finds a number of the statistics that the portal tells otherwise: one %s',
  async (_, number, name, right) => {
    const report = await verifyPortal(changing(STATISTICS, (text) => text.replace(number, '$17')));
    expect(report).toMatchObject({ outcome: 'failed', checks: { statistics: 'failed' } });
    expect(told(report)).toEqual(['statistic-differs']);
    expect(report.findings[0]?.en).toContain(`“${name}”`);
    expect(report.findings[0]?.en).toContain(`published 7, computed ${right}`);
  },
);

it('finds a group of comments that the statistics leave out', async () => {
  const report = await verifyPortal(
    changing(STATISTICS, (text) => JSON.stringify({ ...JSON.parse(text), quarters: [] })),
  );
  expect(report.outcome).toBe('failed');
  expect(new Set(told(report))).toEqual(new Set(['statistic-differs']));
  expect(report.findings[0]?.en).toContain('“quarters[2015-Q1].group”');
});

it('finds a comment that the portal does not list, and one that the log does not have', async () => {
  const without = changing('/api/v1/comments', (text) => {
    const page = JSON.parse(text);
    return JSON.stringify({ ...page, total: 2, comments: page.comments.slice(1) });
  });
  expect(told(await verifyPortal(without))).toEqual(['comment-hidden']);
  const twice = changing('/api/v1/comments', (text) => {
    const page = JSON.parse(text);
    return JSON.stringify({ ...page, comments: [...page.comments, page.comments[0], { comment: 'x' }] });
  });
  expect(told(await verifyPortal(twice))).toEqual(['comment-extra', 'comment-extra']);
});

it('cannot check what another version counts, or a portal that publishes no statistics', async () => {
  const newer = changing(STATISTICS, (text) => {
    const { workdayYears, ...rest } = JSON.parse(text);
    const withHandling = JSON.stringify(rest).replaceAll(/"median":"[0-9.]+"/g, '"median":"9.9"');
    return JSON.stringify({ ...JSON.parse(withHandling), workdayYears: [...workdayYears, '2027'], moods: 1 });
  });
  const report = await verifyPortal(newer);
  expect(report.outcome).toBe('unchecked');
  expect(told(report)).toEqual(['workdays-differ', 'statistic-unknown']);
  const none = await verifyPortal(async (url, init) =>
    url.includes(STATISTICS) ? new Response('', { status: 404 }) : toApp(url, init),
  );
  expect(none).toMatchObject({ outcome: 'unchecked', checks: { statistics: 'unchecked' } });
});

it.each([
  ['as of another moment', STATISTICS, (text: string) => text.replace(/"position":\d+/, '"position":1')],
  ['too deep', STATISTICS, () => `{"position":0,"a":${'['.repeat(5_000)}${']'.repeat(5_000)}}`],
  ['pages that go round', '/api/v1/comments', (text: string) => text.replace('"next":null', '"next":0')],
  ['a list that is none', '/api/v1/comments', () => '{"comments":7,"next":null}'],
])('cannot check statistics that are no answer: %s', async (_, path, change) => {
  const report = await verifyPortal(changing(path, change));
  expect(report).toMatchObject({ outcome: 'unchecked', checks: { statistics: 'unchecked' } });
});

it('cannot tell of a text that is missing while the checkpoint is behind the log', async () => {
  const without: Fetch = async (url, init) => {
    const response = await toApp(url, init);
    if (!url.includes('/openings?')) return response;
    const page = (await response.json()) as { size: number; openings: unknown[] };
    return Response.json({ ...page, openings: page.openings.slice(1) });
  };
  const behind: Fetch = async (url, init) => {
    const response = await without(url, init);
    if (!url.includes('/openings?')) return response;
    const page = (await response.json()) as { size: number };
    return Response.json({ ...page, size: page.size + 1 });
  };
  expect(await verifyPortal(without)).toMatchObject({
    outcome: 'failed',
    findings: [{ code: 'opening-missing' }],
  });
  expect(await verifyPortal(behind)).toMatchObject({
    outcome: 'unchecked',
    findings: [{ code: 'opening-missing-yet' }],
  });
});

it('comes back when the portal is busy', async () => {
  const busy = new Map<string, number>();
  const report = await verifyPortal(async (url, init) => {
    const times = busy.get(url) ?? 0;
    busy.set(url, times + 1);
    if (times === 0) return new Response('', { status: 429, headers: { 'Retry-After': '1' } });
    if (times === 1) return new Response('', { status: 503 });
    return toApp(url, init);
  });
  expect(report.outcome).toBe('verified');
});

it('gives up when the portal stays away, and says where', async () => {
  const report = await verifyPortal(async (url, init) =>
    url.includes('/log/tile/0/001') ? new Response('', { status: 502 }) : toApp(url, init),
  );
  expect(report.outcome).toBe('unchecked');
  expect(report.findings).toMatchObject([{ code: 'unreadable' }]);
  expect(report.findings[0]?.en).toContain('https://portal.example/log/tile/0/001.p/40');
  expect(report.findings[0]?.en).toContain('502');
});
