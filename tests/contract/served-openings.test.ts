import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { EventData } from '../../events/index.ts';
import type { Log, NewEvent } from '../../src/log/log.ts';
import { openLog } from '../../src/log/open.ts';
import { eraseOpening, seal } from '../../src/log/openings.ts';
import { readServedOpenings } from '../../src/log/served-openings.ts';
import { dialects, type TestDatabase } from '../database.ts';
import { projections, SOURCE } from '../log/given.ts';

const clock = () => new Date('2016-02-15T08:00:00.000Z');

describe.each(dialects)('openings that are served on $dialect', ({ open }) => {
  let database: TestDatabase;
  let log: Log;
  beforeEach(async () => {
    database = await open();
    log = openLog({ db: database.db, clock, source: SOURCE, projections });
  });
  afterEach(async () => {
    await log.close();
    await database.close();
  });

  type Sealing = 'comment.submitted' | 'comment.selected' | 'comment.replied';
  type Plain = 'comment.deselected' | 'comment.erased';
  const append = async (comment: string, event: object) => {
    const whole = { id: randomUUID(), actor: { role: 'editor' }, ...event } as NewEvent;
    const outcome = await log.append([{ stream: `comment/${comment}`, expected: 'any', events: [whole] }]);
    if (outcome.outcome !== 'ok') throw new Error(JSON.stringify(outcome));
    return outcome.positions[0] ?? -1;
  };
  const sealedEvent = (comment: string, type: Sealing, body: string) => {
    const { commitment, opening } = seal({ body });
    const own = {
      'comment.submitted': { kind: 'enquiry', consent: true },
      'comment.selected': {},
      'comment.replied': { department: 'bureau' },
    } as const;
    const data = { comment, sealed: commitment, ...own[type] } as EventData<Sealing>;
    return append(comment, { type, data, openings: [opening] });
  };
  const plainEvent = (comment: string, type: Plain) => {
    const own = {
      'comment.deselected': { reason: 'r' },
      'comment.erased': { position: 0, authority: 'a', reason: 'writer' },
    } as const;
    return append(comment, { type, data: { comment, ...own[type] } });
  };
  const bodies = async (options = {}) =>
    (await readServedOpenings(database.db, options)).map(({ sealed }) => sealed.body);

  test('are those of selected texts and replies, never of what was submitted', async () => {
    const comment = randomUUID();
    await sealedEvent(comment, 'comment.submitted', 'written');
    const replied = await sealedEvent(comment, 'comment.replied', 'reply');
    await sealedEvent(comment, 'comment.selected', 'masked');
    const served = await readServedOpenings(database.db);
    expect(served.map(({ sealed }) => sealed)).toEqual([{ body: 'reply' }, { body: 'masked' }]);
    expect(served[0]).toEqual({
      position: replied,
      eventId: (await log.readEvents({ from: replied, limit: 1 }))[0]?.id,
      field: 'sealed',
      salt: expect.stringMatching(/^[0-9a-f]{64}$/),
      sealed: { body: 'reply' },
    });
  });

  test('are none of a comment that is deselected, and the new text once it is selected again', async () => {
    const [comment, other] = [randomUUID(), randomUUID()];
    await sealedEvent(comment, 'comment.submitted', 'written');
    await sealedEvent(comment, 'comment.replied', 'reply');
    await sealedEvent(comment, 'comment.selected', 'first');
    await sealedEvent(other, 'comment.selected', 'another');
    await plainEvent(comment, 'comment.deselected');
    expect(await bodies()).toEqual(['another']);
    await sealedEvent(comment, 'comment.selected', 'second');
    expect(await bodies()).toEqual(['reply', 'another', 'second']);
    await plainEvent(comment, 'comment.deselected');
    expect(await bodies()).toEqual(['another']);
  });

  test('are none of a comment that is erased: by the event alone, and by what it does', async () => {
    const comment = randomUUID();
    await sealedEvent(comment, 'comment.selected', 'masked');
    const [served] = await readServedOpenings(database.db);
    await plainEvent(comment, 'comment.erased');
    expect(await bodies()).toEqual([]);
    const other = randomUUID();
    await sealedEvent(other, 'comment.replied', 'reply');
    const [next] = await readServedOpenings(database.db);
    expect(next?.eventId).not.toBe(served?.eventId);
    await eraseOpening(database.db, next?.eventId ?? '', clock());
    expect(await bodies()).toEqual([]);
  });

  test('come a page at a time', async () => {
    for (const body of ['0', '1', '2', '3']) await sealedEvent(randomUUID(), 'comment.selected', body);
    expect(await bodies({ limit: 2 })).toEqual(['0', '1']);
    expect(await bodies({ from: 2, limit: 1 })).toEqual(['2']);
    expect(await bodies({ from: 1, to: 2 })).toEqual(['1', '2']);
    expect(await bodies({ from: 4 })).toEqual([]);
    expect(await bodies({ limit: 0 })).toEqual([]);
  });
});
