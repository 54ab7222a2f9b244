/** The publisher and real witnesses: nothing is published before the required ones sign, nobody waits for the others. */
import type { Kysely } from 'kysely';
import { afterEach, describe, expect, test } from 'vitest';
import { openPostgres } from '../../src/db/postgres.ts';
import type { Database } from '../../src/db/schema.ts';
import { verifyEd25519 } from '../../src/keys/ed25519.ts';
import { newSigningKey } from '../../src/keys/signing-key.ts';
import { createPublisher, type PublisherOptions } from '../../src/publish/publish.ts';
import { cosignedAt } from '../../src/tlog/cosignature.ts';
import { ED25519, isSignedBy, parseNote } from '../../src/tlog/note.ts';
import { witnessLink } from '../../src/witness/link.ts';
import { createDatabase } from '../database.ts';
import { openPortal, PLAN, type Portal } from '../http/portal.ts';
import { SOURCE } from '../log/given.ts';
import { appendMany, openOn } from '../publish/given.ts';
import { NOW, witnessOf } from './given.ts';

const signing = newSigningKey(SOURCE, ED25519);
const undo: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const each of undo.splice(0).reverse()) await each();
});

const silent = { info: () => {}, warn: () => {}, error: () => {} };
const publisherOn = (db: Kysely<Database>, options: Partial<PublisherOptions>) =>
  createPublisher({
    db,
    origin: SOURCE,
    signing,
    clock: () => new Date('2016-02-15T08:00:00.000Z'),
    logger: silent,
    ...options,
  });

/** A witness of the log, and links to it through `between`. */
function witness(
  required: boolean,
  between: (post: () => Promise<Response>) => Promise<Response> = (post) => post(),
) {
  const { app, ...rest } = witnessOf([signing.key]);
  const post = async (init: RequestInit | undefined) => app.request('/add-checkpoint', init);
  const link = witnessLink(
    { key: rest.key, required, url: 'https://audit.example' },
    { now: () => NOW * 1000, fetch: (_, init) => between(() => post(init)) },
  );
  return { ...rest, link };
}

async function portalWithEvents(): Promise<Portal> {
  const portal = await openPortal();
  undo.push(portal.close);
  await portal.adopts(`plans/${PLAN}`);
  return portal;
}

function report(portal: Portal): Promise<number> {
  portal.at('2014-03-01T01:00:00Z');
  return portal.does({
    type: 'report_figure',
    indicator: 'air-quality-good-rate',
    period: '2013',
    value: '62.2',
  });
}

/** What readers are given: when the key cosigned it, undefined when it did not, null when nothing is published. */
async function servedCosignature(portal: Portal, key: Parameters<typeof cosignedAt>[1]) {
  const response = await portal.get('/log/checkpoint');
  if (response.status === 404) return null;
  const note = parseNote(await response.text());
  if (!note || !isSignedBy(note, signing.key, verifyEd25519)) throw new Error('not signed by the log');
  return cosignedAt(note, key, verifyEd25519);
}

describe('a required witness', () => {
  test('signs before anything is published, and its signature is served', async () => {
    const portal = await portalWithEvents();
    const seen: unknown[] = [];
    const { link, key } = witness(true, async (post) => {
      seen.push(await servedCosignature(portal, key));
      return post();
    });
    expect(await publisherOn(portal.db, { witnesses: [link] }).publish()).toMatchObject({
      outcome: 'published',
    });
    expect(seen).toEqual([null]);
    expect(await servedCosignature(portal, key)).toBe(NOW);
  });

  test('that is down keeps the log from being published, until it is up', async () => {
    const portal = await portalWithEvents();
    let isDown = true;
    const { link, key } = witness(true, (post) => {
      if (isDown) throw new TypeError('fetch failed');
      return post();
    });
    const publisher = publisherOn(portal.db, { witnesses: [link] });
    const waiting = { outcome: 'waiting', reason: expect.stringContaining('cannot be reached') };
    expect(await publisher.publish()).toMatchObject(waiting);
    expect(await servedCosignature(portal, key)).toBeNull();
    isDown = false;
    expect(await publisher.publish()).toMatchObject({ outcome: 'published' });
    expect(await servedCosignature(portal, key)).toBe(NOW);
  });

  test('whose answer was lost on its way signs the same again', async () => {
    const portal = await portalWithEvents();
    let isLost = true;
    const { link, key } = witness(true, async (post) => {
      const response = await post();
      if (isLost) throw new TypeError('connection reset');
      return response;
    });
    const publisher = publisherOn(portal.db, { witnesses: [link] });
    expect(await publisher.publish()).toMatchObject({ outcome: 'waiting' });
    isLost = false;
    expect(await publisher.publish()).toMatchObject({ outcome: 'published' });
    expect(await servedCosignature(portal, key)).toBe(NOW);
  });
});

describe('a required witness that was named after publishing', () => {
  test('is shown on what is published already', async () => {
    const portal = await portalWithEvents();
    await publisherOn(portal.db, {}).publish();
    const { link, key } = witness(true);
    const publisher = publisherOn(portal.db, { witnesses: [link] });
    expect(await publisher.publish()).toMatchObject({ outcome: 'unchanged' });
    await publisher.settled();
    expect(await servedCosignature(portal, key)).toBe(NOW);
  });
});

describe('an optional witness', () => {
  test('that answers late delays nobody, and is shown once it has signed', async () => {
    const portal = await portalWithEvents();
    const answer = Promise.withResolvers<void>();
    const { link, key } = witness(false, async (post) => {
      await answer.promise;
      return post();
    });
    const publisher = publisherOn(portal.db, { witnesses: [link] });
    // Neither this nor a further checkpoint waits for the answer, which comes below.
    expect(await publisher.publish()).toMatchObject({ outcome: 'published' });
    await report(portal);
    expect(await publisher.publish()).toMatchObject({ outcome: 'published' });
    expect(await servedCosignature(portal, key)).toBeUndefined();
    answer.resolve();
    await publisher.settled();
    // It has signed the first; the next round asks it for the one that is newest now.
    expect(await publisher.publish()).toMatchObject({ outcome: 'unchanged' });
    await publisher.settled();
    expect(await servedCosignature(portal, key)).toBe(NOW);
  });

  test('that is down is asked again after longer and longer waits, then signs', async () => {
    const portal = await portalWithEvents();
    let [isDown, asked, now] = [true, 0, 0];
    const { link, key } = witness(false, (post) => {
      asked++;
      if (isDown) throw new TypeError('fetch failed');
      return post();
    });
    const told: string[] = [];
    const tell = (_: unknown, message: string) => void told.push(message);
    const publisher = publisherOn(portal.db, {
      witnesses: [link],
      now: () => now,
      logger: { ...silent, warn: tell, info: tell },
    });
    const round = async (at: number) => {
      now = at;
      await publisher.publish();
      await publisher.settled();
      return asked;
    };
    const times = [0, 900, 1_000, 2_900, 3_000, 6_900, 7_000];
    const counts: number[] = [];
    for (const at of times) counts.push(await round(at));
    expect(counts).toEqual([1, 1, 2, 2, 3, 3, 4]);
    expect(await servedCosignature(portal, key)).toBeUndefined();
    isDown = false;
    expect(await round(15_000)).toBe(5);
    expect(await servedCosignature(portal, key)).toBe(NOW);
    expect(await round(100_000)).toBe(5);
    expect(told).toEqual(['an optional witness did not cosign', 'an optional witness cosigns now']);
  });
});

describe('two portals on copies of one database, with a required witness in common', () => {
  const EVENTS = 5;
  const MORE = 3;

  test.each([
    ['smaller', 1],
    ['of the same size', MORE],
    ['larger', 6],
  ])('the second is refused before it publishes a tree that is %s', async (_, count) => {
    const { link, witness: asked } = witness(true);
    const original = await createDatabase('template_migrated');
    const first = openPostgres(original.url);
    undo.push(original.drop);
    await appendMany(openOn(first), EVENTS);
    expect(await publisherOn(first, { witnesses: [link] }).publish()).toMatchObject({ outcome: 'published' });
    await first.destroy();

    const copy = await createDatabase(new URL(original.url).pathname.slice(1));
    undo.push(copy.drop);
    const [one, other] = [openPostgres(original.url), openPostgres(copy.url)];
    undo.push(
      () => one.destroy(),
      () => other.destroy(),
    );
    await appendMany(openOn(one), MORE);
    expect(await publisherOn(one, { witnesses: [link] }).publish()).toMatchObject({ outcome: 'published' });

    await appendMany(openOn(other), count);
    const publisher = publisherOn(other, { witnesses: [link] });
    for (let round = 0; round < 2; round++) {
      expect(['halted', 'waiting']).toContain((await publisher.publish()).outcome);
    }
    const { halted, waiting } = publisher.state();
    expect(halted !== undefined || waiting?.refused === true).toBe(true);
    const published = await other.selectFrom('publications').select('size').execute();
    expect(published).toEqual([{ size: EVENTS }]);
    expect(asked.signed()).toMatchObject([{ size: EVENTS + MORE }]);

    // The first goes on as if nothing had been.
    await appendMany(openOn(one), 1);
    expect(await publisherOn(one, { witnesses: [link] }).publish()).toMatchObject({ outcome: 'published' });
  });
});
