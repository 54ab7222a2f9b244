/** A program reports a figure. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { MAX_BODY_BYTES } from '../../../src/http/app.ts';
import { perform } from '../../../src/office/perform.ts';
import { openPortal, PLAN, type Portal, TOKEN } from '../portal.ts';

let portal: Portal;
beforeAll(async () => {
  portal = await openPortal();
  await portal.adopts(`plans/${PLAN}`);
  portal.at('2016-02-15T04:00:00Z');
});
afterAll(() => portal.close());

type Sent = { body?: unknown; key?: string | null; headers?: Record<string, string>; plan?: string };
async function send({ body, key = randomUUID(), headers = {}, plan = PLAN }: Sent) {
  const response = await portal.app.request(`/api/v1/plans/${plan}/figures?lang=en`, {
    method: 'POST',
    headers: {
      'Content-Type': 'application/json',
      Authorization: `Bearer ${TOKEN}`,
      ...(key !== null && { 'Idempotency-Key': key }),
      ...headers,
    },
    body: typeof body === 'string' || body instanceof Blob ? body : JSON.stringify(body),
  });
  return { status: response.status, headers: response.headers, json: (await response.json()) as Problem };
}
type Problem = Record<string, unknown> & { errors: { field: string; message: string }[] };
const air = (more: object) => ({
  indicator: 'air-quality-good-rate',
  period: '2013',
  value: '62.2',
  ...more,
});
const sizeOfLog = async () => (await portal.log.head()).size;

describe('a report', () => {
  it('becomes one event with the id of its key, and can be read at once', async () => {
    const key = randomUUID();
    const position = await sizeOfLog();
    const source = { name: '普陀区“十三五”环境保护规划', secondary: true };
    const { status, json } = await send({ key, body: air({ source, statedOn: '2016-02-01', unit: '%' }) });

    expect({ status, json }).toEqual({ status: 201, json: { outcome: 'recorded', positions: [position] } });
    const event = await (await portal.get(`/api/v1/events/${position}`)).json();
    expect(event).toMatchObject({
      id: key,
      type: 'figure.reported',
      actorrole: 'operator',
      data: { value: '62.2', source, statedOn: '2016-02-01' },
    });
    const { figures } = (await (await portal.get(`/api/v1/plans/${PLAN}/figures`)).json()) as {
      figures: unknown[];
    };
    expect(figures).toMatchObject([{ id: key, period: '2013' }]);
  });

  it('sent again with its key is answered with the first position, and nothing is written', async () => {
    const key = randomUUID();
    const body = air({ period: '2014', value: '74.8' });
    const first = await send({ key, body });
    const size = await sizeOfLog();
    const again = await send({ key: key.toUpperCase(), body });

    expect(first.status).toBe(201);
    expect(again.status).toBe(200);
    expect(again.json.positions).toEqual(first.json.positions);
    expect(await sizeOfLog()).toBe(size);
  });

  it('sent twice at once is written once', async () => {
    const sent = { key: randomUUID(), body: air({ period: '2014-Q1', value: '80' }) };
    const size = await sizeOfLog();
    const answers = await Promise.all([send(sent), send(sent), send(sent)]);

    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 200, 201]);
    expect(new Set(answers.map(({ json }) => String(json.positions)))).toEqual(new Set([String(size)]));
    expect(await sizeOfLog()).toBe(size + 1);
  });

  it('of a figure that stands is unchanged; of another value it is a conflict with both versions', async () => {
    const body = air({ period: '2015', value: '69.7' });
    const first = await send({ body });
    const same = await send({ body });
    const other = await send({ body: { ...body, value: '96.7' } });

    expect(same).toMatchObject({
      status: 200,
      json: { outcome: 'unchanged', positions: first.json.positions },
    });
    expect(other.status).toBe(409);
    expect(other.json).toMatchObject({
      code: 'already-reported',
      errors: [{ field: 'value' }],
      current: { value: '69.7', period: '2015' },
      sent: { value: '96.7', period: '2015' },
    });
  });

  it('under a key whose figure was corrected since is a conflict, even where it says what stands now', async () => {
    const key = randomUUID();
    const body = air({ period: '2014-Q2', value: '81' });
    const first = await send({ key, body });
    const { period, indicator } = body as { period: string; indicator: string };
    const corrected = await perform(
      { log: portal.log, clock: () => new Date('2016-02-15T04:00:00Z'), demo: false },
      {
        type: 'correct_figure',
        id: randomUUID(),
        actor: { role: 'operator' },
        plan: PLAN,
        indicator,
        period,
        new: { value: '82' },
        reason: 'misread',
        kind: 'other',
      },
    );
    expect(corrected).toMatchObject({ outcome: 'recorded' });
    const other = await send({ key, body: { ...body, value: '82' } });
    expect(other).toMatchObject({ status: 409, json: { code: 'id-taken', current: { id: key } } });
    const again = await send({ key, body });
    expect(again).toMatchObject({
      status: 200,
      json: { outcome: 'duplicate', positions: first.json.positions },
    });
  });

  it('under a key that means something else is a conflict with both versions', async () => {
    const key = randomUUID();
    await send({ key, body: { indicator: 'family-planning-registered', period: '2013', value: '99.33' } });
    const body = { indicator: 'family-planning-migrant', period: '2013', value: '92.89' };
    const { status, json } = await send({ key, body });

    expect(status).toBe(409);
    expect(json).toMatchObject({
      errors: [{ field: 'Idempotency-Key' }],
      current: { id: key, data: { value: '99.33' } },
      sent: { value: '92.89' },
    });
  });

  it('may be made as a department, which must then be the right one', async () => {
    const body = { indicator: 'tertiary-industry-share', period: '2014', value: '85' };
    const wrong = await send({ body: air({ period: '2015-H1', department: 'culture-bureau' }) });

    expect(wrong).toMatchObject({ status: 422, json: { errors: [{ field: 'department' }] } });
    expect((await send({ body })).status).toBe(201);
  });
});

describe('who may report', () => {
  it.each([
    ['nobody', {}],
    ['a wrong token', { Authorization: 'Bearer wrong' }],
    ['another scheme', { Authorization: `Basic ${TOKEN}` }],
    ['a token and more', { Authorization: `Bearer ${TOKEN}x` }],
  ])('is not %s', async (_, headers) => {
    const { status, headers: answered } = await send({
      body: air({}),
      headers: { Authorization: '', ...headers },
    });

    expect(status).toBe(401);
    expect(answered.get('WWW-Authenticate')).toContain('Bearer');
  });

  it('is nobody at all where no token is configured', async () => {
    const closed = await openPortal({ apiToken: undefined } as object);
    const response = await closed.app.request(`/api/v1/plans/${PLAN}/figures`, {
      method: 'POST',
      headers: { Authorization: 'Bearer undefined', 'Content-Type': 'application/json' },
      body: '{}',
    });

    expect(response.status).toBe(404);
    await closed.close();
  });
});

describe('what is refused', () => {
  it.each([
    ['1e5', 'value'],
    ['NaN', 'value'],
    ['1,000', 'value'],
    [' 5', 'value'],
    ['５', 'value'],
    ['101', 'value'],
    ['-0', 'value'],
    ['', 'value'],
  ])('the value %j, naming the field', async (value, field) => {
    const size = await sizeOfLog();
    const { status, json } = await send({ body: air({ period: '2014-H1', value }) });

    expect(status).toBe(422);
    expect(json.errors.map((each) => each.field)).toContain(field);
    expect(await sizeOfLog()).toBe(size);
  });

  it.each([
    ['unit', { unit: '项' }],
    ['period', { period: '2014-13' }],
    ['period', { period: '2016' }],
    ['indicator', { indicator: 'invented' }],
    ['scope', { scope: '夜间' }],
    ['value', { value: 62.2 }],
    ['status', { status: 'X' }],
    ['source.name', { source: { name: 7 } }],
    ['source.url', { source: { name: '甲', url: 'javascript:alert(1)' } }],
    ['statedOn', { statedOn: '2016-02-30' }],
    ['surprise', { surprise: 1 }],
    ['synthetic', { synthetic: true }],
    ['period', { period: '2014\u0000' }],
    ['indicator', { indicator: '\ud800' }],
    ['note', { note: 'x'.repeat(5000) }],
  ])('a wrong %s', async (field, more) => {
    const { status, json } = await send({ body: air({ period: '2014-H1', ...more }) });

    expect(status).toBe(422);
    expect(json.errors.map((each) => each.field).join()).toContain(field);
    expect(json.errors[0]?.message).toMatch(/[a-z]/);
  });

  it('several fields at once, in the reader’s language', async () => {
    const body = { indicator: 5, period: '2014', value: '1', surprise: true };
    const { json } = await send({ body });
    expect(json.errors.map(({ field }) => field)).toEqual(['indicator', 'surprise']);

    const response = await portal.app.request(`/api/v1/plans/${PLAN}/figures`, {
      method: 'POST',
      headers: {
        'Content-Type': 'application/json',
        Authorization: `Bearer ${TOKEN}`,
        'Idempotency-Key': randomUUID(),
      },
      body: JSON.stringify(body),
    });
    expect(((await response.json()) as Problem).errors).toEqual([
      { field: 'indicator', message: '应为字符串,数值也写成字符串,如 "62.2"' },
      { field: 'surprise', message: '没有这个字段' },
    ]);
  });

  it.each([
    ['value', { value: 62.2 }, 'must be a string; write numbers as strings, such as "62.2"'],
    ['value', { value: null }, 'must be a string, in double quotes'],
    ['indicator', { indicator: undefined }, 'is missing'],
    ['note', { note: 'x'.repeat(4001) }, 'must have at most 4000 characters'],
    ['places', { places: '甲' }, 'must be an array, such as ["one", "two"]'],
    ['places', { places: Array(501).fill('甲') }, 'must have at most 500 items'],
    ['places.1', { places: ['甲', 2] }, 'must be a string; write numbers as strings, such as "62.2"'],
    ['synthetic', { synthetic: 'yes' }, 'must be true or false, without quotes'],
    ['source', { source: '年鉴' }, 'must be a JSON object, such as {"name": "…"}'],
    ['source.page', { source: { name: '年鉴', page: '5' } }, 'is not a field that can be sent'],
    ['surprise', { surprise: 1 }, 'is not a field that can be sent'],
  ])('a wrong %s, saying what to write (%#)', async (field, more, message) => {
    const { status, json } = await send({ body: air({ period: '2014-H1', ...more }) });

    expect(status).toBe(422);
    expect(json.errors).toEqual([{ field, message }]);
  });

  it.each([
    ['{', 400, 'body'],
    ['', 400, 'body'],
    [new Blob([new Uint8Array([0x22, 0xff, 0x22])]), 400, 'body'],
    ['[]', 422, 'body'],
    ['null', 422, 'body'],
  ])('the body %j', async (body, status, field) => {
    const answered = await send({ body });

    expect(answered.status).toBe(status);
    expect(answered.json.errors.map((each) => each.field)).toContain(field);
  });

  it.each([
    'text/plain',
    'application/x-www-form-urlencoded',
    'application/json; charset=gbk',
    'application/jsonp',
  ])('the type %s', async (type) => {
    const { status, json } = await send({ body: air({}), headers: { 'Content-Type': type } });

    expect(status).toBe(415);
    expect(json.errors).toMatchObject([{ field: 'Content-Type' }]);
  });

  it('a body that is too large', async () => {
    expect((await send({ body: air({ note: 'x'.repeat(MAX_BODY_BYTES) }) })).status).toBe(413);
  });

  it.each([null, '', 'abc', '00000000-0000-0000-0000-00000000000g'])('the key %j', async (key) => {
    const { status, json } = await send({ body: air({}), key });

    expect(status).toBe(400);
    expect(json.errors).toMatchObject([{ field: 'Idempotency-Key' }]);
  });

  it.each(['invented', '%00'])('the plan %s', async (plan) => {
    expect((await send({ body: air({}), plan })).status).toBe(404);
  });
});
