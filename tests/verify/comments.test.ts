/** Proof of handling: what may become of a comment, and what is told of it. */
import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { NewEvent } from '../../src/log/log.ts';
import { seal } from '../../src/log/openings.ts';
import { tellReport } from '../../src/verify/tell-report.ts';
import { verifyFiles } from './given.ts';
import { entriesFor, figures, filesOver } from './small-log.ts';

const COMMENT = randomUUID();
const SEALED = ['submitted', 'replied', 'selected'];
const DATA: Record<string, object> = {
  submitted: { kind: 'request', consent: true },
  accepted: { answerBy: '2015-03-01' },
  declined: { reason: 'duplicate' },
  forwarded: { department: 'housing' },
  sent_back: { department: 'housing', reason: '不归本局' },
  extended: { answerBy: '2015-04-01', reason: '现场勘察' },
  replied: { department: 'housing' },
  deselected: { reason: '撤下' },
  rated: { satisfaction: 4 },
  erased: { position: 0, authority: '本人申请', reason: 'writer' },
};

type Act = string | [act: string, more: object];
/** The events of one comment. */
function told(acts: readonly Act[], comment: string = COMMENT, stream = `comment/${comment}`) {
  return acts.map((act) => {
    const [name, more] = typeof act === 'string' ? [act, {}] : act;
    const { commitment, opening } = seal({ body: '暗号' });
    const isSealed = SEALED.includes(name);
    const event = {
      ...{ id: randomUUID(), type: `comment.${name}`, actor: { role: 'editor' } },
      data: { comment, ...DATA[name], ...more, ...(isSealed && { sealed: commitment }) },
      ...(isSealed && { openings: [opening] }),
    } as unknown as NewEvent;
    return { stream, event };
  });
}

/** Texts are not served here: only what is found of the handling counts. */
const reportOf = async (...events: ReturnType<typeof told>) => verifyFiles(filesOver(entriesFor(events)));
const faultsOf = async (...acts: Act[]) => {
  const { findings } = await reportOf(...told(acts));
  return findings.flatMap(({ check, code, position }) =>
    check === 'comments' ? [`${code} ${position}`] : [],
  );
};

describe('the handling of a comment', () => {
  it.each([
    [['submitted']],
    [['submitted', 'accepted', 'forwarded', 'sent_back', 'forwarded', 'extended', 'replied', 'replied']],
    [['submitted', 'accepted', 'replied', 'selected', 'deselected', 'selected', 'rated', 'erased']],
    [['submitted', 'declined', 'erased']],
    // From before there was an event for accepting.
    [['submitted', 'replied', 'accepted', 'selected']],
  ])('may be %j', async (acts) => {
    expect(await faultsOf(...acts)).toEqual([]);
  });

  it.each([
    [['accepted'], 'comment-unknown 0'],
    [['submitted', 'submitted'], 'comment-twice 1'],
    [['submitted', 'erased', 'replied'], 'comment-erased 2'],
    [['submitted', 'erased', 'erased'], 'comment-erased 2'],
    [['submitted', 'declined', 'accepted'], 'comment-declined 2'],
    [['submitted', 'declined', 'declined'], 'comment-declined 2'],
    [['submitted', 'declined', 'forwarded'], 'comment-declined 2'],
    [['submitted', 'declined', 'sent_back'], 'comment-declined 2'],
    [['submitted', 'declined', 'replied'], 'comment-declined 2'],
    [['submitted', 'declined', 'selected'], 'comment-declined 2'],
    [['submitted', 'accepted', 'accepted'], 'comment-accepted 2'],
    [['submitted', 'accepted', 'declined'], 'comment-accepted 2'],
    [['submitted', 'replied', 'declined'], 'comment-replied 2'],
    [['submitted', 'extended'], 'comment-not-accepted 1'],
    [['submitted', 'accepted', 'extended', 'extended'], 'comment-extended 3'],
    [['submitted', 'accepted', 'replied', 'extended'], 'comment-replied 3'],
    [['submitted', 'accepted', 'replied', 'forwarded'], 'comment-replied 3'],
    [['submitted', 'accepted', 'replied', 'sent_back'], 'comment-replied 3'],
    [['submitted', 'accepted', 'rated'], 'comment-not-replied 2'],
    [['submitted', 'replied', 'rated', 'rated'], 'comment-rated 3'],
    [[['submitted', { consent: false }], 'accepted', 'selected'], 'comment-no-consent 2'],
    [['submitted', 'selected', 'selected'], 'comment-selected 2'],
    [['submitted', 'deselected'], 'comment-not-selected 1'],
    [['submitted', 'selected', 'deselected', 'deselected'], 'comment-not-selected 3'],
  ] as [Act[], string][])('may not be %j', async (acts, fault) => {
    expect(await faultsOf(...acts)).toEqual([fault]);
  });

  it('stands in the stream of the comment', async () => {
    const events = [...told(['submitted']), ...told(['accepted'], COMMENT, `comment/${randomUUID()}`)];
    const { findings } = await reportOf(...events);
    expect(findings).toMatchObject([{ check: 'comments', code: 'comment-stream', position: 1 }]);
  });

  it('fails the verification where it cannot be, and names the record', async () => {
    const report = await reportOf(...told(['submitted', 'erased', 'accepted']));
    expect(report).toMatchObject({ outcome: 'failed', checks: { comments: 'failed' } });
    expect(tellReport(report, 'zh').at(-1)).toMatch(/第 2 条记录.*comment\.accepted.*在此之前已抹除/);
    expect(tellReport(report, 'en').at(-1)).toMatch(/event 2 .*cannot be: that comment was erased before/);
  });
});

describe('the counts of comments', () => {
  it('tell what became of each', async () => {
    const histories = [
      ['submitted'],
      ['submitted', 'accepted'],
      ['submitted', 'declined'],
      ['submitted', 'declined', 'erased'],
      ['submitted', 'accepted', 'replied', 'rated'],
      ['submitted', 'accepted', 'replied', 'selected', 'deselected', 'erased'],
      ['submitted', 'erased'],
      ['submitted', 'accepted', 'selected'],
    ];
    const events = histories.flatMap((acts) => told(acts, randomUUID()));
    const report = await reportOf(...events);
    expect(report.counts.comments).toEqual({
      submitted: 8,
      accepted: 4,
      declined: 2,
      answered: 2,
      open: 3,
      erased: 3,
      selected: 1,
    });
    expect(tellReport(report, 'zh').join('\n')).toContain('收到 8 件:受理 4,不予受理 2,已答复 2,未办结 3');
    expect(tellReport(report, 'en').join('\n')).toContain('8 submitted: 4 accepted, 2 declined');
  });

  it('are none where there are no comments', async () => {
    const report = await verifyFiles(filesOver(entriesFor(figures(3))));
    expect(report).toMatchObject({
      outcome: 'verified',
      checks: { comments: 'passed' },
      counts: { comments: { submitted: 0, open: 0 } },
    });
  });
});
