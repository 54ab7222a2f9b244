import { describe, expect, test } from 'vitest';
import { openLog } from '../../src/log/open.ts';
import { positionBefore } from '../../src/log/position-at.ts';
import { dialects } from '../database.ts';
import { clockOf, projections, reported, SOURCE, streamOf } from '../log/given.ts';

describe.each(dialects)('times on $dialect', ({ open }) => {
  test('lead to the last position before them', async () => {
    const { db, close } = await open();
    const day = (n: number) => new Date(Date.UTC(2016, 1, n));
    const times = [1, 1, 2, 2, 2, 4, 7].map((n) => day(n).toISOString());
    const log = openLog({ db, clock: clockOf(...times), source: SOURCE, projections });
    expect(await positionBefore(db, day(3))).toBe(-1);
    for (const _ of times) await log.append([{ stream: streamOf(), expected: 'any', events: [reported()] }]);
    const positions = await Promise.all([1, 2, 3, 4, 5, 8].map((n) => positionBefore(db, day(n))));
    expect(positions).toEqual([-1, 1, 4, 4, 5, 6]);
    await close();
  });
});
