import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { CommentCommand } from '../../src/domain/decide/index.ts';
import { currentDraft, draftPublished, saveDraft } from '../../src/http/handling/drafts.ts';
import { readMasks, saveMasks } from '../../src/http/handling/masks.ts';
import { performComment } from '../../src/office/comments.ts';
import { dialects, type TestDatabase } from '../database.ts';
import { officeOn, operator, type TestOffice } from '../office/given.ts';

const words = { title: '路灯坏了', body: '三号楼的路灯坏了一个月。', name: '' };
const at = new Date('2016-02-15T04:00:00.000Z');

describe.each(dialects)('the desk of those who handle comments on $dialect', ({ open }) => {
  let database: TestDatabase;
  let office: TestOffice;
  beforeEach(async () => {
    database = await open();
    office = officeOn(database);
  });
  afterEach(async () => {
    await office.log.close();
    await database.close();
  });

  const does = (asked: object) =>
    performComment(office, { id: randomUUID(), actor: operator, ...asked } as CommentCommand);
  const submits = async (): Promise<string> => {
    const performed = await does({ type: 'submit_comment', kind: 'request', consent: true, ...words });
    if (!performed.ok) throw new Error(JSON.stringify(performed));
    return performed.ids[0] ?? '';
  };
  const draft = (comment: string, more: object = {}) => ({
    ...{ id: randomUUID(), comment, department: 'bureau', body: '稿', cites: ['0'] },
    ...{ state: 'draft' as const, revision: 0, by: 'r1', at },
    ...more,
  });

  test('keeps one of two first drafts that come at once, and the newer version of one', async () => {
    const comment = await submits();
    const another = database.another();
    const [one, two] = [draft(comment, { body: '甲' }), draft(comment, { body: '乙' })];
    const saved = await Promise.all([saveDraft(database.db, one), saveDraft(another, two)]);
    expect(saved.map(({ outcome }) => outcome).sort()).toEqual(['conflict', 'saved']);
    const kept = await currentDraft(database.db, comment, 'bureau');
    const id = kept?.id ?? '';
    const next = await Promise.all([
      saveDraft(database.db, draft(comment, { id, revision: 1, body: '丙' })),
      saveDraft(another, draft(comment, { id, revision: 1, body: '丁' })),
    ]);
    expect(next.map(({ outcome }) => outcome).sort()).toEqual(['conflict', 'saved']);
    expect(await currentDraft(database.db, comment, 'bureau')).toMatchObject({
      id,
      revision: 2,
      cites: ['0'],
    });
    await draftPublished(database.db, id, at);
    expect(await saveDraft(database.db, draft(comment, { id, revision: 2 }))).toEqual({
      outcome: 'published',
    });
    expect(await currentDraft(database.db, comment, 'bureau')).toBeUndefined();
  });

  test('confirms masks over the confirmation that was looked at, and over no other', async () => {
    const comment = await submits();
    const confirms = (seen: string | undefined, second: number) =>
      saveMasks(
        database.db,
        comment,
        { ...words, left: [], hidden: [] },
        { by: 'm1', at: new Date(+at + second * 1000), seen },
      );
    expect(await confirms(undefined, 0)).toBe('saved');
    expect(await confirms(undefined, 1)).toBe('conflict');
    const masks = await readMasks(database.db, comment);
    expect(masks).toEqual({ ...words, left: [], hidden: [], by: 'm1', at: at.toISOString() });
    expect(await confirms(masks?.at, 2)).toBe('saved');
  });

  test('never waits for an erasure that waits for it, and holds nothing afterwards', async () => {
    for (let round = 0; round < 6; round++) {
      const comment = await submits();
      const id = randomUUID();
      await saveDraft(database.db, draft(comment, { id }));
      const another = database.another();
      const [erased] = await Promise.all([
        does({ type: 'erase_comment', comment, authority: '示例机关', reason: 'writer' }),
        saveDraft(another, draft(comment, { id, revision: 1, body: '新稿' })),
        saveMasks(another, comment, { ...words, left: [], hidden: [] }, { by: 'm1', at, seen: undefined }),
      ]);
      expect(erased).toMatchObject({ ok: true });
      expect(await currentDraft(database.db, comment, 'bureau')).toBeUndefined();
      expect(await readMasks(database.db, comment)).toBeUndefined();
    }
  });

  test('decides by the revision that was looked at, on one of two who look at the same', async () => {
    const comment = await submits();
    const decisions = await Promise.all([
      does({ type: 'accept_comment', comment, expected: 0 }),
      does({ type: 'decline_comment', comment, reason: 'duplicate', words: '重复', expected: 0 }),
    ]);
    expect(decisions.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await office.log.readEvents({ stream: `comment/${comment}` })).toHaveLength(2);
    const late = await does({ type: 'accept_comment', comment, expected: 0 });
    expect(late).toMatchObject({ ok: false, reason: 'conflict', conflict: { expected: 0, actual: 1 } });
  });
});
