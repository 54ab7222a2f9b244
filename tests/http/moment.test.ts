/** Where `?at=` and `?day=` lead, and what they are told when they lead nowhere. */
import { describe, expect, it } from 'vitest';
import { type MomentResult, readMoment } from '../../src/http/moment.ts';
import { logOf } from './given.ts';

const TIMES = [
  '2014-06-29T15:59:59.999Z',
  '2014-06-29T16:00:00.000Z',
  '2014-06-30T15:59:59.999Z',
  '2014-06-30T16:00:00.000Z',
  '2014-12-31T12:00:00.000Z',
];
const SHANGHAI = 'Asia/Shanghai';

async function ask(
  asked: { at?: string; day?: string },
  { times = TIMES, timeZone = SHANGHAI, now = '2016-02-15T04:00:00Z' } = {},
): Promise<MomentResult> {
  const log = logOf(...times);
  return readMoment({ log, head: await log.head(), timeZone, now: new Date(now) }, asked);
}

const complaints = (result: MomentResult) =>
  result.kind === 'refused'
    ? { status: result.problem.status, fields: result.problem.errors?.map(({ field }) => field) }
    : result;

describe('without at', () => {
  it('looks at the head, on today in the zone of the plan', async () => {
    const result = await ask({}, { now: '2016-02-14T16:00:00Z' });

    expect(result).toMatchObject({ kind: 'moment', moment: { position: 4, head: 4, day: '2016-02-15' } });
  });

  it('looks at an empty log as position -1', async () => {
    const result = await ask({}, { times: [] });

    expect(result).toMatchObject({ kind: 'moment', moment: { position: -1, recordedOn: null } });
  });

  it('judges on another day that is asked for', async () => {
    expect(await ask({ day: '2014-01-01' })).toMatchObject({ moment: { position: 4, day: '2014-01-01' } });
  });
});

describe('at a position', () => {
  it('judges on the day of the event there', async () => {
    const result = await ask({ at: '1' });

    expect(result).toMatchObject({ moment: { position: 1, day: '2014-06-30', asked: { at: '1' } } });
  });

  it('takes the day from day when both are given', async () => {
    expect(await ask({ at: '1', day: '2015-01-01' })).toMatchObject({
      moment: { position: 1, recordedOn: '2014-06-30', day: '2015-01-01' },
    });
  });
});

describe('a day', () => {
  it.each([
    [{ at: '1', day: '2014-06-30' }, undefined],
    [{ at: '2', day: '2014-06-30' }, true],
    [{ at: '2', day: '2014-07-01' }, undefined],
    [{ at: '3', day: '2014-12-30' }, true],
    [{ at: '4', day: '2015-06-01' }, true],
    [{ at: '4', day: '2014-12-30' }, undefined],
    [{ at: '2' }, undefined],
  ])('of %j is known in full: %s', async (asked, covers) => {
    const result = await ask(asked);
    expect(result.kind === 'moment' && result.moment.coversDay).toBe(covers);
  });
});

describe('at a date', () => {
  it.each([
    ['2014-06-29', 0],
    ['2014-06-30', 2],
    ['2014-07-01', 3],
    ['2014-12-30', 3],
    ['2014-12-31', 4],
    ['2016-02-14', 4],
  ])('leads %s to position %i, by midnight in Shanghai', async (at, position) => {
    expect(await ask({ at })).toEqual({ kind: 'redirect', at: position, day: at });
  });

  it('knows that Berlin has midnight at another time, and another one in winter', async () => {
    const times = ['2024-03-30T22:59:59.000Z', '2024-03-30T23:00:00.000Z', '2024-03-31T22:00:00.000Z'];
    const berlin = { times, timeZone: 'Europe/Berlin', now: '2024-05-01T00:00:00Z' };

    expect(await ask({ at: '2024-03-30' }, berlin)).toMatchObject({ at: 0 });
    expect(await ask({ at: '2024-03-31' }, berlin)).toMatchObject({ at: 1 });
    expect(await ask({ at: '2024-04-01' }, berlin)).toMatchObject({ at: 2 });
  });

  it('keeps a day that is asked for', async () => {
    expect(await ask({ at: '2014-06-30', day: '2015-12-31' })).toEqual({
      kind: 'redirect',
      at: 2,
      day: '2015-12-31',
    });
  });

  it('refuses a day before the first event, and any day of an empty log', async () => {
    expect(complaints(await ask({ at: '2014-06-28' }))).toEqual({ status: 404, fields: ['at'] });
    expect(complaints(await ask({ at: '2014-06-28' }, { times: [] }))).toEqual({
      status: 404,
      fields: ['at'],
    });
  });

  it('refuses a day that is not over in the zone of the plan', async () => {
    const now = { now: '2016-02-14T16:00:00Z' };

    expect(complaints(await ask({ at: '2016-02-15' }, now))).toEqual({ status: 400, fields: ['at'] });
    expect(await ask({ at: '2016-02-14' }, now)).toMatchObject({ kind: 'redirect' });
  });
});

describe('what is neither', () => {
  it.each(['', 'abc', '-1', '+1', '01', '1.0', '1e3', ' 5', '５', '0x10', '99999999999999999999', 'NaN'])(
    'refuses at=%j',
    async (at) => {
      expect(complaints(await ask({ at }))).toEqual({ status: 400, fields: ['at'] });
    },
  );

  it.each(['2014-02-30', '2014-13-01', '2014-6-1', '20140601', '2014-06-30T00:00:00Z', '2014', '１４'])(
    'refuses %j as at and as day',
    async (text) => {
      const fields = /^[0-9]+$/.test(text) ? ['day'] : ['at', 'day'];
      expect(complaints(await ask({ at: text, day: text }))).toEqual({ status: 400, fields });
    },
  );

  it('refuses a position beyond the head, and says where the head is', async () => {
    const result = await ask({ at: '5' });

    expect(complaints(result)).toEqual({ status: 404, fields: ['at'] });
    expect(result.kind === 'refused' && result.problem.message.en).toContain('the last one is 4');
  });

  it('refuses a day to come', async () => {
    expect(complaints(await ask({ day: '2016-02-16' }))).toEqual({ status: 400, fields: ['day'] });
  });

  it('names both when both are wrong, in both languages', async () => {
    const result = await ask({ at: 'x', day: 'y' });

    expect(complaints(result)).toEqual({ status: 400, fields: ['at', 'day'] });
    if (result.kind !== 'refused') throw new Error('not refused');
    expect(result.problem.message.zh).toMatch(/at.*“x”.*day.*“y”/);
    expect(result.problem.message.en).toMatch(/at, “x”.*day, “y”/);
  });
});
