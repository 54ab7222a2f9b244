import { afterEach, describe, expect, it } from 'vitest';
import { removeHeld } from '../../../src/comments/waiting-room.ts';
import { codeOn, type DeskPortal, openDeskPortal, openingOn, WRITTEN } from './desk.ts';
import { textOf } from './given.ts';

let portal: DeskPortal;
afterEach(() => portal.close());

const submissions = async () =>
  (await portal.log.readEvents()).filter(({ type }) => type === 'comment.submitted');
const waiting = () => portal.db.selectFrom('comment_waiting').selectAll().execute();
const writes = async (more: Record<string, string> = {}, proven = true, headers = {}) =>
  portal.post('/comments/new', { ...(await portal.form({ proven })), ...WRITTEN, ...more }, headers);

describe('a comment without a proof of work', () => {
  it('waits outside the log with its code and opening, and enters with the very words', async () => {
    portal = await openDeskPortal();
    const html = await (await writes({}, false)).text();
    expect(textOf(html)).toContain('正在排队记入账本');
    expect(await submissions()).toEqual([]);
    expect(await portal.desk.release(3)).toBe(1);
    const [event] = await submissions();
    expect(openingOn(html).event).toBe(event?.id);
    const [opened] = await portal.db.selectFrom('openings').selectAll().execute();
    expect(opened?.salt).toBe(openingOn(html).salt);
    expect(await waiting()).toEqual([]);
    const tracked = await portal.post('/comments/track', { code: codeOn(html) });
    expect(textOf(await tracked.text())).toContain('待受理');
  });

  it('is told where it waits by its code', async () => {
    portal = await openDeskPortal();
    const code = codeOn(await (await writes({}, false)).text());
    const text = textOf(await (await portal.post('/comments/track', { code })).text());
    expect(text).toContain('等待记入账本');
    expect(text).not.toContain(WRITTEN.body);
  });

  it('that staff take for spam says so by its code, and does not enter though its turn had come', async () => {
    portal = await openDeskPortal();
    const code = codeOn(await (await writes({}, false)).text());
    const [held] = await waiting();
    expect(await removeHeld(portal.db, held?.comment ?? '', portal.deps.clock())).toBe(true);
    expect(await removeHeld(portal.db, held?.comment ?? '', portal.deps.clock())).toBe(false);
    expect(await portal.desk.release(3)).toBe(0);
    expect([await waiting(), await submissions()]).toEqual([[], []]);
    expect(await portal.db.selectFrom('comment_contacts').selectAll().execute()).toEqual([]);
    const text = textOf(await (await portal.post('/comments/track', { code })).text());
    expect(text).toContain('工作人员认为这条留言是广告或者辱骂');
  });

  it.each([
    ['a solution of another form', async () => (await portal.form()).proof ?? ''],
    ['nonsense', async () => '{"challenge":{}}'],
    ['too little work', async () => ((await portal.form()).proof ?? '').replace(/"cost":\d+/, '"cost":1')],
  ])('so does one with %s', async (_, proof) => {
    portal = await openDeskPortal();
    await writes({ proof: await proof() }, false);
    expect([(await waiting()).length, (await submissions()).length]).toEqual([1, 0]);
  });
});

describe('the limits', () => {
  it('let five an hour in from one address, whatever it says of itself, and others as before', async () => {
    let from = '203.0.113.7';
    portal = await openDeskPortal({ peer: () => from });
    for (let n = 0; n < 7; n++) await writes({}, true, { 'X-Forwarded-For': `198.51.100.${n}` });
    expect([(await submissions()).length, (await waiting()).length]).toEqual([5, 2]);
    expect((await waiting()).map(({ reason }) => reason)).toEqual(['over_limit', 'over_limit']);
    from = '203.0.113.8';
    await writes();
    expect(await submissions()).toHaveLength(6);
  });

  it('count a contact together wherever it writes from', async () => {
    let n = 0;
    portal = await openDeskPortal({ peer: () => `203.0.113.${Math.floor(n / 2)}` });
    for (n = 0; n < 24; n += 2) await writes({ contact: '138 1234 5678' });
    expect([(await submissions()).length, (await waiting()).length]).toEqual([10, 2]);
  });

  it('let twelve a minute into the log as they come, from wherever, and thirty with those that waited', async () => {
    let n = 0;
    portal = await openDeskPortal({ peer: () => `203.0.113.${n}` });
    for (n = 0; n < 32; n++) await writes();
    expect([(await submissions()).length, (await waiting()).map(({ reason }) => reason)]).toEqual([
      12,
      Array.from({ length: 20 }, () => 'busy'),
    ]);
    expect([await portal.desk.release(20), await portal.desk.release(2)]).toEqual([18, 0]);
    expect(await submissions()).toHaveLength(30);
  });

  it('refuse what cannot wait either, with the words still in the form', async () => {
    portal = await openDeskPortal({ peer: () => '203.0.113.7' });
    await portal.db
      .insertInto('comment_attempts')
      .values(
        Array.from({ length: 120 }, () => ({
          act: 'held',
          source: null,
          at: portal.deps.clock().toISOString(),
        })),
      )
      .execute();
    const response = await writes({}, false);
    expect([response.status, (await response.text()).includes(WRITTEN.body)]).toEqual([429, true]);
    expect(await portal.db.selectFrom('comment_codes').selectAll().execute()).toEqual([]);
  });

  it('let twenty a day wait from one address, and others as before', async () => {
    let from = '203.0.113.7';
    portal = await openDeskPortal({ peer: () => from });
    await writes({}, false);
    const attempts = await portal.db.selectFrom('comment_attempts').selectAll().execute();
    const held = attempts
      .filter(({ act }) => act === 'held')
      .map(({ act, source, at }) => ({ act, source, at }));
    await portal.db
      .insertInto('comment_attempts')
      .values(Array.from({ length: 19 }, () => held).flat())
      .execute();
    const refused = await writes({}, false);
    expect([refused.status, refused.headers.get('Retry-After')]).toEqual([429, '3600']);
    from = '203.0.113.8';
    expect([(await writes({}, false)).status, (await waiting()).length]).toEqual([200, 2]);
  });

  it('hold in bytes as well as in number, and what kept to them gives way to nothing', async () => {
    portal = await openDeskPortal({ peer: () => '203.0.113.7' });
    await writes({}, false);
    const [held] = await waiting();
    const bytes = 8 * 1024 * 1024 - (held?.bytes ?? 0);
    await portal.db.updateTable('comment_waiting').set({ bytes }).execute();
    expect([(await writes({}, false)).status, (await waiting()).length]).toEqual([200, 2]);
    expect([(await writes({}, false)).status, (await waiting()).length]).toEqual([429, 2]);
  });
});
