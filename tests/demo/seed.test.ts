import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { VERDICT_STATES } from '../../events/verdict.ts';
import { initPortal } from '../../src/db/portal.ts';
import { chanceOf } from '../../src/demo/chance.ts';
import { erasedEvents } from '../../src/demo/comments.ts';
import {
  DEMO_FIRST_DAY,
  DEMO_SEED,
  demoOffset,
  isSeeded,
  SeedRefused,
  seedDemo,
} from '../../src/demo/seed.ts';
import type { Account } from '../../src/domain/account.ts';
import { readAccount } from '../../src/log/account.ts';
import { openLog } from '../../src/log/open.ts';
import { readOpenings } from '../../src/log/openings.ts';
import { projections } from '../../src/projections/index.ts';
import { openEmbedded, type TestDatabase } from '../database.ts';
import { verifyLog } from '../log/harness.ts';
import { readPutuo } from './putuo.ts';

const source = 'portal.example/log';
const now = new Date('2026-05-04T03:04:05.678Z');
const settings = { demo: true, clockOffsetMs: demoOffset(now), firstStartedAt: now.toISOString() };

/** An empty demonstration. */
async function portal(demo = true): Promise<TestDatabase> {
  const database = await openEmbedded();
  await initPortal(database.db, { ...settings, demo });
  return database;
}

const openedLog = ({ db }: TestDatabase) => openLog({ db, source, projections, clock: () => new Date(now) });

/** Seeds until so many events are in, then breaks off, as a killed process would. */
async function interrupted(database: TestDatabase, after: number): Promise<void> {
  const stop = new Error('killed');
  const seeding = seedDemo({
    ...(await readPutuo()),
    db: database.db,
    source,

    onProgress: (done) => {
      if (done > after) throw stop;
    },
  });
  await expect(seeding).rejects.toBe(stop);
}

describe('seeding the demonstration', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await portal();
    await seedDemo({ ...(await readPutuo()), db: database.db, source });
  });
  afterAll(() => database.close());

  const at = async (day: string): Promise<Account> => {
    const log = openedLog(database);
    const events = await log.readEvents({ limit: 5_000 });
    const position = events.findLastIndex(({ time }) => time < `${day}T16:00:00.000Z`);
    const read = await readAccount(log, 'putuo-2013-2015', { at: position, day });
    if (!read) throw new Error('the plan is not adopted');
    return read;
  };
  const statesOf = ({ targets }: Account) => new Set(targets.map(({ verdict }) => verdict.state));

  it('leaves a log that holds together', async () => {
    await verifyLog(database.db, openedLog(database));
  });

  it('shows every state that a plan whose time is over can have', async () => {
    // Nothing of this plan is due after 2015: on the demo's day no target can be 未到期 any more.
    expect(statesOf(await at(DEMO_FIRST_DAY))).toEqual(
      new Set(VERDICT_STATES.filter((state) => state !== 'not_due')),
    );
  });

  it('knows less at an earlier day, and shows there what was not due yet', async () => {
    const [then, today] = [await at('2014-06-30'), await at(DEMO_FIRST_DAY)];
    expect(then.position).toBeLessThan(today.position);
    expect(statesOf(then)).toContain('not_due');
    expect(statesOf(then)).toContain('on_track');
    expect(statesOf(then)).toContain('behind');
  });

  it('has evaluations and claims that say otherwise than the rule', async () => {
    const { targets } = await at(DEMO_FIRST_DAY);
    const computed = targets.filter(({ verdict }) => !verdict.rule.startsWith('judged'));
    expect(computed.some(({ given, verdict }) => given && given.state !== verdict.state)).toBe(true);
    expect(computed.some(({ claimed, verdict }) => claimed && claimed.state !== verdict.state)).toBe(true);
  });

  it('shows the air as it was, and that the target was missed', async () => {
    const { targets } = await at(DEMO_FIRST_DAY);
    expect(targets.find(({ id }) => id === 'air-quality-good-rate')).toMatchObject({
      synthetic: false,
      given: null,
      claimed: null,
      verdict: { state: 'missed', provisional: true },
    });
    const { position } = await at(DEMO_FIRST_DAY);
    const rows = await openedLog(database).rows('figures', { plan: 'putuo-2013-2015', at: position });
    const air = rows.filter(({ indicator }) => indicator === 'air-quality-good-rate');
    expect(air.map(({ period, value, synthetic }) => [period, value, synthetic])).toEqual([
      ['2013', '62.2', undefined],
      ['2014', '74.8', undefined],
      ['2015', '69.7', undefined],
    ]);
  });

  it('freezes in its bulletins what the rules say at their position', async () => {
    const log = openedLog(database);
    const bulletins = await log.readEvents({ types: ['bulletin.issued'] });
    expect(new Set(bulletins.map(({ data }) => 'year' in data && data.year))).toEqual(
      new Set(['2013', '2014']),
    );
    for (const { type, data, position } of bulletins) {
      if (type !== 'bulletin.issued') continue;
      expect(data.position).toBeLessThan(position);
      const then = await readAccount(log, data.plan, { at: data.position, day: data.day });
      const states = new Map(then?.targets.map(({ id, verdict }) => [id, verdict.state]));
      expect(data.lines.length).toBeGreaterThan(50);
      for (const { target, computed } of data.lines) expect(states.get(target)).toBe(computed);
      expect(data.text).not.toMatch(/[{}]/);
    }
  });

  it('has erased the words of the comment that was erased, and no others', async () => {
    const { words } = await readPutuo();
    const erased = erasedEvents({ words, chance: chanceOf(DEMO_SEED) });
    expect(erased.length).toBeGreaterThan(1);
    expect(await readOpenings(database.db, erased)).toEqual([]);
    const events = await openedLog(database).readEvents({ types: ['comment.submitted'] });
    const openings = await readOpenings(
      database.db,
      events.map(({ id }) => id),
    );
    expect(openings).toHaveLength(events.length - 1);
  });

  it('seeds the same bytes again, even when it was cut off in the middle', async () => {
    const other = await portal();
    await interrupted(other, 700);
    expect(await isSeeded(other.db)).toBe(false);
    await interrupted(other, 1_500);
    await seedDemo({ ...(await readPutuo()), db: other.db, source });
    expect(await isSeeded(other.db)).toBe(true);
    expect(await openedLog(other).head()).toEqual(await openedLog(database).head());
    await other.close();
  });

  it('changes nothing when it is asked again', async () => {
    const before = await openedLog(database).head();
    await seedDemo({ ...(await readPutuo()), db: database.db, source });
    expect(await openedLog(database).head()).toEqual(before);
  });
});

describe('a portal that is not to be seeded', () => {
  it('is one that is no demonstration', async () => {
    const database = await portal(false);
    const seeding = seedDemo({ ...(await readPutuo()), db: database.db, source });
    await expect(seeding).rejects.toThrow(SeedRefused);
    expect((await openedLog(database).head()).size).toBe(0);
    await database.close();
  });

  it('is one whose log something else began', async () => {
    const database = await portal();
    const data = { role: 'auditor' as const, office: 'Stadtrat', reference: 'auditor-1' };
    const event = {
      id: '0198f2a0-0000-8000-8000-000000000001',
      type: 'role.granted' as const,
      data,
      actor: { role: 'operator' as const },
    };
    await openedLog(database).append([{ stream: 'office/roles', expected: 'none', events: [event] }]);
    const seeding = seedDemo({ ...(await readPutuo()), db: database.db, source });
    await expect(seeding).rejects.toThrow(SeedRefused);
    expect((await openedLog(database).head()).size).toBe(1);
    await database.close();
  });
});

describe("the demo's clock", () => {
  it.each([
    '2026-05-04T03:04:05.678Z',
    '2026-05-04T15:59:59.999Z',
    '2026-05-04T16:00:00.000Z',
    '2015-01-01T00:00:00.000Z',
  ])('begins on the first day, at the same time of day in Shanghai: %s', (instant) => {
    const told = new Date(Date.parse(instant) + demoOffset(new Date(instant)));
    const shanghai = new Date(told.getTime() + 8 * 3_600_000).toISOString();
    expect(shanghai.slice(0, 10)).toBe(DEMO_FIRST_DAY);
    expect(told.toISOString().slice(14)).toBe(instant.slice(14));
  });
});
