import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CommentCommand } from '../../src/domain/decide/index.ts';
import { performComment } from '../../src/office/comments.ts';
import { openEmbedded, type TestDatabase } from '../database.ts';
import { adoptSmallPlan, operator } from '../office/given.ts';
import {
  CONTACT,
  deskOn,
  fileOf,
  MARK,
  type Receipt,
  sends,
  submits,
  type TestDesk,
  WRITTEN,
} from './given.ts';

let database: TestDatabase;
let desk: TestDesk;
beforeEach(async () => {
  database = await openEmbedded();
  desk = deskOn(database);
  await adoptSmallPlan(desk.office);
});
afterEach(() => database.close());

const asks = (code: string, more: object = {}) =>
  desk.erase({ code, opening: '', contact: '', sender: '198.51.100.7', confirmed: true, ...more });
const contacts = async () =>
  (await sql<{ comment: string }>`select comment from comment_contacts`.execute(database.db)).rows;
/** How many are left after a round of the loop. */
const keptContacts = async () => {
  await desk.forget();
  return (await contacts()).length;
};
const lastEvent = async () => {
  const { size } = await desk.office.log.head();
  return (await desk.office.log.readEvents({ from: size - 1 }))[0];
};
const declines = (comment: string) =>
  performComment(desk.office, {
    ...{ type: 'decline_comment', id: randomUUID(), actor: operator, comment },
    ...{ reason: 'duplicate', words: '与另一条留言内容重复。' },
  });

describe('a writer who has a comment erased', () => {
  it.each([
    ['the opening', (receipt: Receipt) => ({ opening: fileOf(receipt) })],
    ['the contact', () => ({ contact: '138 0000 0000' })],
  ])('shows that it is theirs by %s, is asked first, and then it is gone', async (_, proof) => {
    const receipt = await submits(desk);
    const shown = proof(receipt);
    expect(await asks(receipt.code, { ...shown, confirmed: false })).toMatchObject({
      outcome: 'asks',
      row: { comment: receipt.comment, state: 'submitted' },
    });
    expect((await lastEvent())?.type).toBe('comment.submitted');
    const erased = await asks(receipt.code, shown);
    const event = await lastEvent();
    expect(erased).toEqual({ outcome: 'erased', position: event?.position });
    expect(event).toMatchObject({
      type: 'comment.erased',
      actorrole: 'resident',
      data: { comment: receipt.comment, authority: '留言人本人', reason: 'writer' },
    });
    expect(await contacts()).toEqual([]);
    expect(await asks(receipt.code, shown)).toEqual(erased);
  });

  it('is believed in nothing else', async () => {
    const receipt = await submits(desk);
    const other = await submits(desk, { contact: '13911111111' });
    const file = fileOf(receipt);
    const withTitle = JSON.stringify({ ...JSON.parse(file), sealed: { ...WRITTEN, title: '别的' } });
    for (const proof of [
      {},
      { contact: '13911111111' },
      { contact: 'nobody' },
      { opening: fileOf(other) },
      { opening: withTitle },
      { opening: `${file} `.replace(/[0-9a-f]{64}/, '00'.repeat(32)) },
      { opening: '[]' },
      { opening: 'null' },
      { opening: '{"event":1,"salt":2,"sealed":3}' },
      { opening: file.replace('"title": "', '"title": "\\ud800') },
    ])
      expect(await asks(receipt.code, { sender: randomUUID(), ...proof })).toMatchObject({
        outcome: expect.stringMatching(/unproven|throttled/),
      });
    expect(await desk.office.log.readEvents({ types: ['comment.erased'] })).toEqual([]);
  });

  it('must have the code, and cannot try many', async () => {
    const { code, comment } = await submits(desk);
    const wrong = code.replace(/./, (digit) => String((Number(digit) + 1) % 10));
    expect(await asks(wrong, { contact: CONTACT })).toEqual({ outcome: 'unknown' });
    for (let tries = 0; tries < 20; tries++) await asks(wrong);
    expect(await asks(code, { contact: CONTACT })).toEqual({ outcome: 'throttled' });
    expect((await desk.office.log.row('comments', comment, 1_000))?.state).toBe('submitted');
  });

  it('cannot try many contacts for one code, from wherever', async () => {
    const { code } = await submits(desk);
    const outcomes: string[] = [];
    for (let guess = 0; guess < 14; guess++) {
      const contact = `1380000${String(guess + 1).padStart(4, '0')}`;
      outcomes.push((await asks(code, { contact, sender: `198.51.100.${guess}` })).outcome);
    }
    expect(outcomes.slice(0, 10)).toEqual(Array(10).fill('unproven'));
    expect(outcomes.slice(10)).toEqual(Array(4).fill('throttled'));
  });

  it('withdraws what still waits: it never enters the log', async () => {
    const receipt = await sends(desk);
    expect(await asks(receipt.code, { opening: fileOf(receipt) })).toEqual({
      outcome: 'erased',
      position: undefined,
    });
    await desk.release(100);
    expect(await desk.office.log.readEvents({ types: ['comment.submitted'] })).toEqual([]);
    const { rows } = await sql<{ row: string }>`select w::text as row from comment_waiting w`.execute(
      database.db,
    );
    expect([rows, await contacts()]).toEqual([[], []]);
  });

  it('is obeyed also where it was on its way into the log at that very moment', async () => {
    const receipt = await sends(desk);
    const { opening } = receipt;
    await asks(receipt.code, { opening: fileOf(receipt) });
    // What a release that had read it before still does.
    await performComment(
      desk.office,
      { type: 'submit_comment', id: receipt.comment, actor: { role: 'resident' }, consent: true, ...WRITTEN },
      opening.salt,
    );
    await desk.forget();
    expect((await lastEvent())?.type).toBe('comment.erased');
    const { rows } = await sql<{ row: string }>`select o::text as row from openings o`.execute(database.db);
    expect(JSON.stringify(rows)).not.toContain(MARK);
    await desk.forget();
    expect(await desk.office.log.readEvents({ types: ['comment.erased'] })).toHaveLength(1);
  });
});

describe('contacts', () => {
  it('stay until some days after the last answer or refusal, and not a day longer', async () => {
    const { comment } = await submits(desk);
    desk.at('2016-05-15T04:00:00Z');
    expect(await keptContacts()).toBe(1);
    expect(await declines(comment)).toMatchObject({ ok: true });
    desk.at('2016-08-13T03:59:59Z');
    expect(await keptContacts()).toBe(1);
    desk.at('2016-08-13T04:00:00Z');
    expect(await keptContacts()).toBe(0);
  });

  it('of a comment that nobody decides on stay until some days after its deadline', async () => {
    await submits(desk);
    const [submitted] = await desk.office.log.readEvents({ types: ['comment.submitted'] });
    expect(submitted?.data).toMatchObject({ acceptBy: '2016-02-22' });
    desk.at('2016-05-21T12:00:00Z');
    expect(await keptContacts()).toBe(1);
    desk.at('2016-05-22T12:00:00Z');
    expect(await keptContacts()).toBe(0);
  });

  it('of a comment that nobody answers stay until some days after its deadline, or what was done last', async () => {
    const [deadline, late] = [await submits(desk), await submits(desk)];
    const does = (asked: object) =>
      performComment(desk.office, { id: randomUUID(), actor: operator, ...asked } as CommentCommand);
    for (const { comment } of [deadline, late])
      await does({ type: 'accept_comment', comment, department: 'bureau' });
    const [accepted] = await desk.office.log.readEvents({ types: ['comment.accepted'] });
    expect(accepted?.data).toMatchObject({ answerBy: '2016-03-07' });
    desk.at('2016-05-01T04:00:00Z');
    await does({
      type: 'send_back_comment',
      comment: late.comment,
      department: 'bureau',
      reason: '不归本局',
    });
    desk.at('2016-06-04T12:00:00Z');
    expect(await keptContacts()).toBe(2);
    desk.at('2016-06-05T12:00:00Z');
    expect(await keptContacts()).toBe(1);
    expect(await contacts()).toEqual([{ comment: late.comment }]);
    desk.at('2016-07-30T12:00:00Z');
    expect(await keptContacts()).toBe(0);
  });

  it('of what never entered the log go by themselves', async () => {
    await sends(desk);
    await sql`delete from comment_waiting`.execute(database.db);
    desk.at('2016-05-15T03:59:59Z');
    await desk.forget();
    expect(await contacts()).toHaveLength(1);
    desk.at('2016-05-15T04:00:00Z');
    await desk.forget();
    expect(await contacts()).toEqual([]);
  });
});
