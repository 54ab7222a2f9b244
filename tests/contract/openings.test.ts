import { createHmac, randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { canonical } from '../../events/envelope.ts';
import type { Log, NewEvent } from '../../src/log/log.ts';
import { openLog } from '../../src/log/open.ts';
import { eraseOpening, readOpenings, seal } from '../../src/log/openings.ts';
import { dialects, type TestDatabase } from '../database.ts';
import { projections, SOURCE } from '../log/given.ts';
import { verified } from '../log/harness.ts';

const clock = () => new Date('2016-02-15T08:00:00.000Z');
const written = { name: '王小明', title: '楼道灯坏了', body: '三号楼的楼道灯坏了一个月。' };

/** A comment, sealed afresh: the same command, whatever its salt. */
function submitted(comment: string, text = written, id: string = comment): NewEvent {
  const { commitment, opening } = seal(text);
  return {
    id,
    type: 'comment.submitted',
    actor: { role: 'resident' },
    data: { comment, kind: 'complaint', consent: true, sealed: commitment },
    openings: [opening],
  };
}

describe.each(dialects)('sealed text on $dialect', ({ open }) => {
  let database: TestDatabase;
  let log: Log;
  beforeEach(async () => {
    database = await open();
    log = verified(openLog({ db: database.db, clock, source: SOURCE, projections }), database.db);
  });
  afterEach(async () => {
    await log.close();
    await database.close();
  });
  const append = (event: NewEvent, comment = event.id) =>
    log.append([{ stream: `comment/${comment}`, expected: 'any', events: [event] }]);
  const tables = async () =>
    JSON.stringify([
      await database.db.selectFrom('events').select(['entry', 'command_digest']).execute(),
      await database.db.selectFrom('openings').selectAll().execute(),
    ]);

  test('keeps the text beside the entry, which only commits to it', async () => {
    const comment = randomUUID();
    await append(submitted(comment));
    const [stored] = await log.read();
    const [opening] = await readOpenings(database.db, [comment]);
    expect(stored?.entry).not.toMatch(/王小明|楼道/);
    expect(opening).toMatchObject({ eventId: comment, position: 0, field: 'sealed', sealed: written });
    const hmac = createHmac('sha256', Buffer.from(opening?.salt ?? '', 'hex'))
      .update(`mingbai/sealed/v1\n${canonical(written)}`)
      .digest('hex');
    expect(JSON.parse(stored?.entry ?? '').data.sealed).toBe(hmac);
    expect(opening?.commitment).toBe(hmac);
  });

  test('knows the same command again under another salt, and another text', async () => {
    const comment = randomUUID();
    await append(submitted(comment));
    expect(await append(submitted(comment))).toEqual({ outcome: 'duplicate', positions: [0] });
    expect(await append(submitted(comment, { ...written, name: '王大明' }))).toMatchObject({
      outcome: 'conflict',
    });
    expect(await readOpenings(database.db, [comment])).toHaveLength(1);
  });

  test('erases text, salt and digest, and nothing of the log', async () => {
    const [comment, other] = [randomUUID(), randomUUID()];
    await append(submitted(comment));
    await append(submitted(other, { ...written, name: '李四' }));
    const [opening] = await readOpenings(database.db, [comment]);
    const before = await log.head();
    expect(await eraseOpening(database.db, comment, clock())).toBe(1);
    expect(await eraseOpening(database.db, comment, clock())).toBe(0);
    expect(await log.head()).toEqual(before);
    expect(await readOpenings(database.db, [comment])).toEqual([]);
    expect(await readOpenings(database.db, [comment, other])).toHaveLength(1);
    expect(await tables()).not.toContain('王小明');
    expect(await tables()).not.toContain(opening?.salt);
    const digests = await database.db
      .selectFrom('openings')
      .select('command_digest')
      .where('event_id', '=', comment)
      .execute();
    expect(digests).toEqual([{ command_digest: null }]);
    // Nothing is left to compare with: the id is taken, that is all.
    expect(await append(submitted(comment))).toMatchObject({
      outcome: 'conflict',
      conflict: { position: 0 },
    });
  });

  test.each<[string, string, (event: NewEvent) => NewEvent]>([
    [
      'an opening of something else',
      'data.sealed',
      (event) => ({ ...event, openings: [{ ...seal({ body: 'x' }).opening }] }),
    ],
    [
      'an opening of no field',
      'openings.kind',
      (event) => ({ ...event, openings: [{ ...seal(written).opening, field: 'kind' }] }),
    ],
    ['a commitment without its opening', 'openings.sealed', (event) => ({ ...event, openings: [] })],
    [
      'a salt that is none',
      'openings.sealed',
      (event) => ({ ...event, openings: [{ ...seal(written).opening, salt: '00' }] }),
    ],
    [
      'a lone surrogate in the text',
      'openings.sealed.body',
      (event) => ({
        ...event,
        openings: [{ field: 'sealed', salt: '0'.repeat(64), sealed: { body: '\ud800' } }],
      }),
    ],
  ])('refuses %s', async (_, field, change) => {
    await expect(append(change(submitted(randomUUID())))).rejects.toMatchObject({
      name: 'EntryRefused',
      field,
    });
    expect((await log.head()).size).toBe(0);
  });
});
