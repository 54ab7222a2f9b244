/** A superuser with SQL, at random places: nothing more is signed, and who verifies hears which event it was. */
import { sql } from 'kysely';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { createPublisher } from '../../src/publish/publish.ts';
import { openPortalLog } from '../../src/verify/portal.ts';
import { verify } from '../../src/verify/verify.ts';
import { logKey, ORIGIN } from '../log/publishing.ts';
import { type Given, publishedPortal } from '../verify/given.ts';
import { rounds } from './rounds.ts';

let given: Given;
beforeAll(async () => {
  given = await publishedPortal();
  await superuser(
    'create table kept_events as select * from events',
    'create table kept_head as select * from head',
  );
});
afterEach(() =>
  superuser(
    'delete from events',
    'insert into events select * from kept_events',
    'update head set frontier = k.frontier, size = k.size from kept_head k',
  ),
);
afterAll(() => given.portal.close());

async function superuser(...statements: string[]): Promise<void> {
  await sql`set session_replication_role = replica`.execute(given.portal.db);
  for (const statement of statements) await sql.raw(statement).execute(given.portal.db);
  await sql`set session_replication_role = origin`.execute(given.portal.db);
}

/** A publisher of a process that starts now, and what its readiness would say. */
async function publisherSays() {
  const quiet = { info: () => {}, warn: () => {}, error: () => {} };
  const { db } = given.portal;
  const publisher = createPublisher({
    db,
    origin: ORIGIN,
    signing: logKey,
    clock: () => new Date(),
    logger: quiet,
  });
  const audited = await publisher.audit();
  const { outcome } = await publisher.publish();
  return { audited, outcome, halted: publisher.state().halted };
}

async function verifierSays() {
  const fetch = async (url: string, init: RequestInit) => {
    const { pathname, search } = new URL(url);
    return given.portal.app.request(pathname + search, init);
  };
  const source = openPortalLog('https://portal.example', { fetch });
  return (await verify({ source, keys: [logKey.key] })).report;
}

/** Statements, and the positions that may be named. */
type Tampering = { statements: string[]; from: number; to: number };

const KINDS: Record<string, (roll: () => number, size: number) => Tampering> = {
  'an event edited': (roll, size) => {
    const at = Math.floor(roll() * size);
    const statement = `update events set entry = overlay(entry placing '~' from 1 + (length(entry) * ${roll()})::int for 1)
      where position = ${at}`;
    return { statements: [statement], from: at, to: at };
  },
  'a row deleted': (roll, size) => {
    const at = Math.floor(roll() * size);
    return { statements: [`delete from events where position = ${at}`], from: at, to: at };
  },
  'two rows swapped': (roll, size) => {
    const [a, b] = [Math.floor(roll() * (size / 2)), Math.floor((1 + roll()) * (size / 2))];
    const swap = [
      `update events set position = 1000000 where position = ${a}`,
      `update events set position = ${a} where position = ${b}`,
      `update events set position = ${b} where position = 1000000`,
    ];
    // Rows that are whole in themselves: the first that does not fit what is signed may be in the tile around.
    return { statements: swap, from: Math.floor(a / 256) * 256, to: b };
  },
  'a leaf hash replaced': (roll, size) => {
    const at = Math.floor(roll() * size);
    const statement = `update events set leaf_hash = sha256('${roll()}') where position = ${at}`;
    return { statements: [statement], from: at, to: at };
  },
};

describe.each(Object.entries(KINDS))('%s', (_kind, tampering) => {
  it.each(rounds(4_000))('is named, and ends the signing (round $round)', async ({ roll }) => {
    const { statements, from, to } = tampering(roll, given.size);
    await superuser(...statements);
    const { audited, outcome, halted } = await publisherSays();
    expect(audited.ok).toBe(false);
    expect(outcome).toBe('halted');
    expect(halted?.position).toBeGreaterThanOrEqual(from);
    expect(halted?.position).toBeLessThanOrEqual(to);
    const report = await verifierSays();
    expect(report.outcome).toBe('failed');
    const named = report.findings.map(({ position = -1, to: last = position }) => ({ position, last }));
    expect(named.some(({ position, last }) => position >= from && last <= Math.max(to, from + 255))).toBe(
      true,
    );
  });
});

it('a head that was edited is not signed', async () => {
  await superuser(`update head set frontier = sha256('x') || substring(frontier from 33)`);
  const { audited, outcome, halted } = await publisherSays();
  expect(audited.ok).toBe(false);
  expect(outcome).toBe('halted');
  expect(halted?.what).toContain('head');
  // What is served is what was signed: the head is nothing that readers see.
  expect((await verifierSays()).outcome).toBe('verified');
});
