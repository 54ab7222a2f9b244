import { randomBytes, randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readPlanFolder } from '../../src/cli/plan-folder.ts';
import { systemClock } from '../../src/clock.ts';
import { grantPortalRole } from '../../src/db/roles.ts';
import { verifyEd25519 } from '../../src/keys/ed25519.ts';
import { newSigningKey } from '../../src/keys/signing-key.ts';
import type { Log } from '../../src/log/log.ts';
import { openLog } from '../../src/log/open.ts';
import type { RowReader } from '../../src/log/rows.ts';
import { adopt } from '../../src/office/plans.ts';
import { projections } from '../../src/projections/index.ts';
import { decodeBundle } from '../../src/tlog/bundle.ts';
import { ED25519, isSignedBy, parseNote } from '../../src/tlog/note.ts';
import { parseReceipt } from '../../src/tlog/receipt.ts';
import { openOnServer, type TestDatabase } from '../database.ts';
import { readXlsx } from '../export/read-xlsx.ts';
import { commentsOnWorkers, entering } from './comments.ts';
import { type RunningWorker, startWorker } from './wrangler.ts';

const PLAN = 'putuo-2013-2015';
const TOKEN = 'a-token-for-the-worker';
const KEY = newSigningKey('localhost/log', ED25519);

describe('the portal on Workers', () => {
  let database: TestDatabase;
  let worker: RunningWorker;
  let log: Log & RowReader;

  beforeAll(async () => {
    database = await openOnServer();
    log = openLog({ db: database.db, clock: systemClock, source: 'localhost/log', projections });
    await adoptPlan(log);
    worker = await startWorker(await portalsOwnUrl(database), {
      MINGBAI_API_TOKEN: TOKEN,
      MINGBAI_LOG_KEY: KEY.secret,
      MINGBAI_AUTH_SECRET: 'a secret of the tests, which is long enough',
      MINGBAI_CODE_KEY: 'another secret of the tests, long enough',
      MINGBAI_CONTACT_KEY: randomBytes(32).toString('base64'),
    });
  });
  afterAll(async () => {
    await worker?.stop();
    await database?.close();
  });

  it('shows the plan, with styles that load', async () => {
    const page = await worker.request(`/plans/${PLAN}`);
    expect(page.status).toBe(200);
    const html = await page.text();
    expect(html).toContain('普陀区质量强区三年行动计划');
    const style = /href="(\/assets\/portal\.[^"]+\.css)"/.exec(html)?.[1] ?? '';
    const css = await worker.request(style);
    expect(css.status).toBe(200);
    expect(css.headers.get('Content-Type')).toContain('text/css');
    expect(css.headers.get('Cache-Control')).toContain('immutable');
    await css.body?.cancel();
  });

  it('lets staff set a password and sign in', async () => {
    const cookie = await entering({ worker, database, log }, 'mei');
    const account = await worker.request('/account', { headers: { Cookie: cookie } });
    expect(await account.text()).toContain('mei@office.example');
    const form = { email: 'mei@office.example', password: 'wrong' };
    const wrong = await worker.request('/sign-in', {
      method: 'POST',
      body: new URLSearchParams(form),
      headers: { Origin: 'http://localhost:8787' },
    });
    expect(wrong.status).toBe(422);
  });

  it('serves the script that checks a record on the reader’s machine', async () => {
    const html = await (await worker.request('/events/0')).text();
    const address = /data-proof="(\/assets\/verify\.[^"]+\.js)"/.exec(html)?.[1] ?? '';
    const script = await worker.request(address);
    expect(script.status).toBe(200);
    expect(script.headers.get('Content-Type')).toContain('text/javascript');
    expect(await script.text()).toContain('tile/');
  });

  it('draws the picture of a shared link', async () => {
    const picture = await worker.request(`/plans/${PLAN}/indicators/air-quality-good-rate/card.png`);
    expect(picture.status).toBe(200);
    expect(picture.headers.get('Content-Type')).toBe('image/png');
    const bytes = new Uint8Array(await picture.arrayBuffer());
    expect(Buffer.from(bytes.subarray(1, 4)).toString()).toBe('PNG');
    // A sheet without a character would be far smaller.
    expect(bytes.length).toBeGreaterThan(30_000);
  });

  it('answers the API out of the database', async () => {
    const answer = await worker.request(`/api/v1/plans/${PLAN}/targets`);
    expect(answer.status).toBe(200);
    const { plan, targets } = await answer.json();
    expect(plan).toBe(PLAN);
    expect(targets.length).toBeGreaterThan(150);
  });

  it('publishes the log when somebody asks for its checkpoint, and each minute', async () => {
    const published = async () =>
      (await database.db.selectFrom('publications').select('size').orderBy('size').execute()).map(
        ({ size }) => size,
      );
    const checkpoint = await worker.request('/log/checkpoint');
    expect(checkpoint.status).toBe(200);
    const text = await checkpoint.text();
    const note = parseNote(text);
    expect(note && isSignedBy(note, KEY.key, verifyEd25519)).toBe(true);
    const { size } = await log.head();
    expect(await published()).toEqual([size]);
    expect(await (await worker.request('/log/checkpoint')).text()).toBe(text);

    const data = { role: 'clerk', office: '区房管局', reference: 'c-1' } as const;
    await log.append([
      {
        stream: 'roles',
        expected: 'any',
        events: [{ id: randomUUID(), type: 'role.granted', actor: { role: 'operator' }, data }],
      },
    ]);
    for (const cron of ['* * * * *', '17 * * * *'])
      expect(
        (await worker.request(`/cdn-cgi/handler/scheduled?cron=${encodeURIComponent(cron)}`)).status,
      ).toBe(200);
    expect(await published()).toEqual([size, (await log.head()).size]);
  });

  it('sends files that are made while they are sent', async () => {
    const { size } = await log.head();
    const entries = await worker.request('/data/events.ndjson');
    expect(entries.status).toBe(200);
    expect((await entries.text()).trimEnd().split('\n')).toHaveLength(size);
    const workbook = await worker.request(`/data/plans/${PLAN}/targets.xlsx`);
    const [data] = readXlsx(new Uint8Array(await workbook.arrayBuffer()));
    expect(data?.rows.length).toBeGreaterThan(150);
    const described = await worker.request(`/data/plans/${PLAN}/datapackage.json`);
    expect((await described.json()).resources).toHaveLength(17);
    const left = await worker.request('/data/events.csv');
    await left.body?.cancel();
    expect((await worker.request('/readyz')).status).toBe(200);
  });

  it('appends a figure that the log and the next request see', async () => {
    const { size } = await log.head();
    const reported = await report({ indicator: 'air-quality-good-rate', period: '2013', value: '62.2' });
    expect(reported.status).toBe(201);
    expect(await reported.json()).toMatchObject({ positions: [size] });

    const [event] = await log.readEvents({ from: size });
    expect(event).toMatchObject({ type: 'figure.reported', data: { value: '62.2' } });
    const told = await worker.request(`/api/v1/events/${size}`);
    expect(told.status).toBe(200);
    expect(await told.text()).toContain('62.2');
  });

  it('keeps the log whole while several requests append at once', async () => {
    const { size } = await log.head();
    const years = ['2014', '2015'];
    const answers = await Promise.all(
      years.map((period) => report({ indicator: 'air-quality-good-rate', period, value: '70.0' })),
    );
    const positions = await Promise.all(answers.map(async (answer) => (await answer.json()).positions[0]));
    expect(positions.sort()).toEqual([size, size + 1]);
  });

  it('serves tiles, and a receipt of a record that nobody had published yet', async () => {
    const last = (await log.head()).size - 1;
    const receipt = await worker.request(`/events/${last}.tlog-proof`);
    expect(parseReceipt(await receipt.text())).toMatchObject({ index: last });
    const tile = await worker.request('/log/tile/entries/000');
    expect(tile.headers.get('Content-Type')).toBe('application/octet-stream');
    expect(tile.headers.get('Cache-Control')).toBe('public, max-age=604800, immutable');
    expect(tile.headers.get('Access-Control-Allow-Origin')).toBe('*');
    expect(decodeBundle(new Uint8Array(await tile.arrayBuffer()))).toHaveLength(256);
    expect((await worker.request('/log/tile/entries/999')).status).toBe(404);
  });

  commentsOnWorkers(() => ({ worker, database, log }));

  it('is ready, and refuses whoever has no token', async () => {
    expect((await worker.request('/readyz')).status).toBe(200);
    expect((await report({}, 'another-token-entirely')).status).toBe(401);
  });

  const report = (figure: Record<string, string>, token = TOKEN) =>
    worker.request(`/api/v1/plans/${PLAN}/figures`, {
      method: 'POST',
      headers: {
        Authorization: `Bearer ${token}`,
        'Content-Type': 'application/json',
        'Idempotency-Key': randomUUID(),
      },
      body: JSON.stringify(figure),
    });
});

/** The worker connects as the role that may add to the log alone. Hyperdrive asks for a password. */
async function portalsOwnUrl({ db, url }: TestDatabase): Promise<string> {
  const role = `portal_${randomUUID().replaceAll('-', '')}`;
  await grantPortalRole(db, role);
  await sql`alter role ${sql.id(role)} login password 'of the test'`.execute(db);
  const address = new URL(url ?? '');
  address.username = role;
  address.password = 'of the test';
  return address.href;
}

async function adoptPlan(log: Log & RowReader): Promise<void> {
  const read = await readPlanFolder(`plans/${PLAN}`);
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  const office = { log, clock: systemClock, demo: false };
  const adopted = await adopt(office, {
    type: 'adopt_plan',
    id: randomUUID(),
    actor: { role: 'operator', ref: 'tester' },
    content: read.plan,
    sha256: read.sha256,
  });
  if (!adopted.ok) throw new Error(JSON.stringify(adopted));
}
