import { describe, expect, it } from 'vitest';
import { aboutPrefix, CITES, commentLinks, handledPrefix } from '../../src/projections/comment-links.ts';
import { comments } from '../../src/projections/comments.ts';
import type { Recorded } from '../../src/projections/projection.ts';
import type { CommentRow } from '../../src/projections/rows.ts';

const comment = '6f0f1c4e-6a39-4f5e-9a0c-0b3b0a5b1d11';
const sealed = 'c'.repeat(64);
type Told = [type: string, data?: object];
const SUBMITTED: Told = ['comment.submitted', { kind: 'request', plan: 'small', consent: true, sealed }];

/** The row after some events, at positions 0, 1, 2, … */
const rowOf = (...told: Told[]): CommentRow | undefined =>
  told.reduce<CommentRow | undefined>((row, [type, data], position) => {
    const event = { type, position, time: `t${position}`, actorrole: 'editor', data: { comment, ...data } };
    return comments.evolve(row, event as unknown as Recorded<'comment.submitted'>, comment);
  }, undefined);

describe('the row of a comment', () => {
  it('is listed with all others, under its id', () => {
    const event = { data: { comment } } as unknown as Recorded<'comment.submitted'>;
    expect(comments.keys(event)).toEqual([{ key: comment, plan: 'comments' }]);
  });

  it('follows it from submission to answer and publication', () => {
    const row = rowOf(
      SUBMITTED,
      ['comment.accepted', { answerBy: '2016-03-01' }],
      ['comment.forwarded', { department: 'bureau' }],
      ['comment.extended', { answerBy: '2016-04-01', reason: '现场勘察' }],
      ['comment.replied', { department: 'bureau', sealed }],
      ['comment.selected', { sealed }],
      ['comment.rated', { satisfaction: 5 }],
    );
    expect(row).toMatchObject({
      ...{ comment, kind: 'request', plan: 'small', consent: true, state: 'replied' },
      ...{ department: 'bureau', answerBy: '2016-04-01' },
      submitted: { position: 0 },
      accepted: { position: 1 },
      forwarded: [{ position: 2 }],
      extended: [{ position: 3 }],
      replies: [{ position: 4, department: 'bureau' }],
      selected: { position: 5 },
      rated: { position: 6, satisfaction: 5 },
    });
  });

  it('holds no text, nor what commits to it', () => {
    const row = rowOf(
      SUBMITTED,
      ['comment.selected', { sealed }],
      ['comment.deselected', { reason: '暗号' }],
    );
    expect(JSON.stringify(row)).not.toMatch(/暗号|c{64}/);
    expect(row).toMatchObject({ deselected: { position: 2 } });
    expect(row?.selected).toBeUndefined();
  });

  it('ends with the erasure', () => {
    const erased: Told = ['comment.erased', { position: 0, authority: 'a', reason: 'writer' }];
    const row = rowOf(SUBMITTED, ['comment.selected', { sealed }], erased, ['comment.selected', { sealed }]);
    expect(row).toMatchObject({ state: 'erased', erased: { position: 2, reason: 'writer' } });
    expect(row?.selected).toBeUndefined();
  });

  it('begins with the submission alone', () => {
    expect(rowOf(['comment.selected', { sealed }])).toBeUndefined();
    expect(rowOf(['comment.declined', { reason: 'duplicate' }])).toBeUndefined();
    expect(rowOf(SUBMITTED, ['comment.declined', { reason: 'duplicate' }])).toMatchObject({
      state: 'declined',
    });
  });
});

describe('the links of a comment', () => {
  const told = (type: string, data: object, position = 7) =>
    ({ type, position, data: { comment, ...data } }) as unknown as Recorded<'comment.submitted'>;

  it('lead to it from what it is about, whatever the plan', () => {
    const [ofPlan] = commentLinks.keys(
      told('comment.submitted', { plan: 'small', about: 'indicator/air', consent: true }),
    );
    const [ofRecord] = commentLinks.keys(
      told('comment.submitted', { plan: 'small', about: 'event/12', consent: true }),
    );
    expect(ofPlan?.key).toBe(`${aboutPrefix('small', 'indicator/air')}${comment}`);
    expect(ofRecord?.key).toBe(`${aboutPrefix(undefined, 'event/12')}${comment}`);
    expect(commentLinks.keys(told('comment.submitted', { consent: true }))).toEqual([]);
  });

  it('lead to it from what a reply cites, and stay what they were', () => {
    const cited = '00000000-0000-8000-8000-000000000003';
    const replied = told('comment.replied', { department: 'bureau', cites: [cited], sealed });
    const link = commentLinks.keys(replied).find(({ key }) => key.startsWith(CITES));
    const row = commentLinks.evolve(undefined, replied, link?.key ?? '');
    expect(row).toEqual({ comment, position: 7, cited });
    expect(
      commentLinks.evolve(row, told('comment.replied', { department: 'bureau' }, 9), link?.key ?? ''),
    ).toBe(row);
    const uncited = commentLinks.keys(told('comment.replied', { department: 'bureau', sealed }));
    expect(uncited.map(({ key }) => key)).toEqual([`${handledPrefix('bureau')}${comment}`]);
  });
});
