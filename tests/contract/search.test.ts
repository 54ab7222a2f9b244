/** What is in an event's words is found by any part of them, on both databases. */
import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Actor } from '../../events/envelope.ts';
import { readPlanFolder } from '../../src/cli/plan-folder.ts';
import { readDocuments } from '../../src/http/search/documents.ts';
import type { EventQuery, EventSearch } from '../../src/log/event-search.ts';
import { emptyEventIndex } from '../../src/log/index-events.ts';
import type { Log, NewEvent } from '../../src/log/log.ts';
import { openLog } from '../../src/log/open.ts';
import { seal } from '../../src/log/openings.ts';
import type { RowReader } from '../../src/log/rows.ts';
import { adopt } from '../../src/office/plans.ts';
import { projections } from '../../src/projections/index.ts';
import { findDocuments } from '../../src/search/documents.ts';
import { noNames, noteNames } from '../../src/search/event-names.ts';
import { eventLines } from '../../src/search/event-text.ts';
import { parseQuery } from '../../src/search/query.ts';
import { dialects, type TestDatabase } from '../database.ts';

const PLAN = 'putuo-2013-2015';
const actor: Actor = { role: 'operator', office: 'environment-bureau' };
const clock = () => new Date('2016-02-15T08:00:00.000Z');
const air = { plan: PLAN, indicator: 'air-quality-good-rate' };
const SECRET = '楼道灯坏了请修理';

describe.each(dialects)('searching events on $dialect', ({ open }) => {
  let database: TestDatabase;
  let log: Log & RowReader & EventSearch;
  let head: number;
  /** Every line of every event, as a reader may type any part of it. */
  let lines: { position: number; text: string }[];

  beforeAll(async () => {
    database = await open();
    log = openLog({ db: database.db, clock, source: 'test.example/log', projections });
    const read = await readPlanFolder(`plans/${PLAN}`);
    if (!read.ok) throw new Error(JSON.stringify(read.problems));
    const asked = { type: 'adopt_plan' as const, id: randomUUID(), actor };
    await adopt({ log, clock, demo: false }, { ...asked, content: read.plan, sha256: read.sha256 });
    for (const event of said()) {
      const outcome = await log.append([{ stream: 'plan/x', expected: 'any', events: [event] }]);
      expect(outcome.outcome).toBe('ok');
    }
    head = (await log.head()).size - 1;
    const names = noNames();
    lines = (await log.readEvents({ limit: 5_000 })).flatMap((event) => {
      noteNames(names, event);
      return eventLines(event, names).map(({ text }) => ({ position: event.position, text }));
    });
  });
  afterAll(async () => {
    await log.close();
    await database.close();
  });

  const query = (text: string, tags: readonly string[] = []): EventQuery => {
    const parsed = parseQuery(text);
    if (!parsed.ok) throw new Error(parsed.problem);
    return { words: parsed.words.map((word) => ({ word, tags })), at: head };
  };
  const found = async (text: string, tags: readonly string[] = []) =>
    (await log.findEvents({ ...query(text, tags), limit: 5_000 })).map(({ position }) => position);

  test('fills the index by as much as it is told to, and then no further', async () => {
    expect(await log.indexEvents(3)).toBe(3);
    expect(await log.indexEvents(600)).toBe(Math.min(603, head + 1));
    expect(await log.indexEvents()).toBe(head + 1);
    expect(await log.indexEvents()).toBe(head + 1);
  });

  test('finds an event by every part of what it says', async () => {
    const part = fc
      .nat()
      .map((n) => lines[n % lines.length] ?? { position: -1, text: '' })
      .chain(({ position, text }) => {
        const points = [...text];
        return fc.tuple(fc.nat(points.length - 1), fc.integer({ min: 1, max: 6 })).map(([from, length]) => ({
          position,
          words: points.slice(from, from + length).join(''),
        }));
      });
    await fc.assert(
      fc.asyncProperty(part, async ({ position, words }) => {
        const parsed = parseQuery(words);
        fc.pre(parsed.ok && parsed.words.length > 0);
        expect(await found(words), words).toContain(position);
      }),
      { numRuns: 400 },
    );
  });

  test('finds indicators and paragraphs by every part of them', async () => {
    const [plan] = await log.rows('plans', { at: head });
    if (!plan) throw new Error('no plan');
    const documents = await readDocuments(log, plan, head);
    const texts = documents.flatMap(({ kind, id, title, fields }) =>
      (kind === 'text' ? fields.map(({ text }) => text) : [title]).map((text) => ({ kind, id, text })),
    );
    expect(new Set(texts.map(({ kind }) => kind)).size).toBe(4);
    let tried = 0;
    for (const { kind, id, text } of texts) {
      for (const part of parts(text)) {
        const parsed = parseQuery(part);
        if (!parsed.ok || parsed.words.length === 0) continue;
        tried++;
        const isThere = findDocuments(documents, parsed.words).some(
          (one) => one.kind === kind && one.id === id,
        );
        expect(isThere, `${part} in ${text}`).toBe(true);
      }
    }
    expect(tried).toBeGreaterThan(500);
  });

  test.each([
    '47.8%',
    '1,234.5%',
    '1234.5',
    'ＨＡＣＣＰ',
    '𠮷',
    "o'neil\\",
    '100%_',
    '更正 录入',
    '"air quality" index',
  ])('finds %s', async (words) => {
    expect(await found(words, words.startsWith('更正') ? ['type:figure.corrected'] : [])).not.toEqual([]);
  });

  test.each(['47.9%', '%%', '__', "' | 'a", 'a:*', '!空气', '录入数时', '质空气质', 'air indexes'])(
    'finds nothing for %s',
    async (words) => {
      expect(await found(words)).toEqual([]);
    },
  );

  test('finds by tags, of which one is enough, and only up to the position', async () => {
    const corrected = await found('没有这个词', ['type:figure.corrected', 'type:figure.withdrawn']);
    expect(corrected).toHaveLength(1);
    const [position = 0] = corrected;
    const tagged = query('更正', ['type:figure.corrected']);
    expect(await log.findEvents({ ...tagged, at: position - 1, limit: 5 })).toEqual([]);
    expect(await log.findEvents({ ...tagged, before: position, limit: 5 })).toEqual([]);
  });

  test('counts what it finds, by type and plan', async () => {
    const { counts, more } = await log.countEvents(query('空气'));
    expect(more).toBe(false);
    const total = counts.reduce((sum, { count }) => sum + count, 0);
    expect(total).toBe((await found('空气')).length);
    expect(total).toBeGreaterThan(2);
  });

  test('pages from the newest to the oldest', async () => {
    const all = await found('空气');
    const paged: number[] = [];
    for (let before = head + 1; ; ) {
      const page = await log.findEvents({ ...query('空气'), before, limit: 2 });
      if (page.length === 0) break;
      paged.push(...page.map(({ position }) => position));
      before = page.at(-1)?.position ?? 0;
    }
    expect(paged).toEqual(all);
    expect(all).toEqual(all.toSorted((a, b) => b - a));
  });

  test('holds no sealed text, nor its commitment', async () => {
    expect(await found(SECRET)).toEqual([]);
    const { rows } = await sql<{ folded: string }>`
      select folded from event_words where type = 'comment.submitted'`.execute(database.db);
    expect(rows).toHaveLength(1);
    expect(rows[0]?.folded).not.toMatch(/[0-9a-f]{64}/);
  });

  test('is the same when it was emptied and filled again', async () => {
    const kept = await sql`select * from event_words order by position`.execute(database.db);
    await emptyEventIndex(database.db);
    expect(await found('空气')).toEqual([]);
    await log.indexEvents();
    expect((await sql`select * from event_words order by position`.execute(database.db)).rows).toEqual(
      kept.rows,
    );
  });

  test('is made anew when the events’ words were others', async () => {
    await sql`update event_words_head set version = 0, next = 2`.execute(database.db);
    expect(await log.indexEvents()).toBe(head + 1);
    expect(await found('空气')).not.toEqual([]);
  });

  test('is filled once by two that fill it at the same time', async () => {
    await emptyEventIndex(database.db);
    const other = openLog({ db: database.another(), clock, source: 'test.example/log', projections });
    await Promise.all([log.indexEvents(), other.indexEvents(), log.indexEvents()]);
    const { rows } = await sql<{ count: number }>`select count(*) as count from event_words`.execute(
      database.db,
    );
    expect(Number(rows[0]?.count)).toBe(head + 1);
  });
});

/** Some parts of 1…6 characters, from the beginning to the end. */
function parts(text: string): string[] {
  const points = [...text];
  const starts = points
    .map((_, index) => index)
    .filter((index) => index % 7 === 0 || index > points.length - 3);
  return starts.map((start, index) => points.slice(start, start + 1 + (index % 6)).join(''));
}

function said(): NewEvent[] {
  const figure = randomUUID();
  const comment = randomUUID();
  const { commitment, opening } = seal({ body: SECRET });
  const reported = { ...air, period: '2014', status: 'A' as const, unit: '%' };
  return [
    {
      id: figure,
      type: 'figure.reported',
      actor,
      data: { ...reported, value: '47.8', note: "O'Neil\\ 100%_ 𠮷" },
    },
    {
      id: randomUUID(),
      type: 'figure.corrected',
      actor,
      data: {
        ...air,
        period: '2014',
        figure,
        old: { value: '47.8', status: 'A' },
        new: { value: '1234.5', status: 'A' },
        reason: '录入时数字颠倒,气质空气 — Air quality index, see HACCP',
        kind: 'entry_error',
      },
    },
    {
      id: comment,
      type: 'comment.submitted',
      actor: { role: 'resident' },
      data: { comment, kind: 'request', consent: false, sealed: commitment },
      openings: [opening],
    },
  ];
}
