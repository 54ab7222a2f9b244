import { describe, expect, it } from 'vitest';
import { joinKey } from '../../src/projections/act.ts';
import { claims } from '../../src/projections/claims.ts';
import { departments } from '../../src/projections/departments.ts';
import { evaluations } from '../../src/projections/evaluations.ts';
import { summaries } from '../../src/projections/summaries.ts';
import { eventId, fold, recorded } from './given.ts';

const plan = 'p';

describe('departments', () => {
  it('follow a merger and keep the old names', () => {
    const rows = fold(departments, [
      recorded(0, 'department.named', { plan, department: 'quality', name: '区质监局', aliases: [] }),
      recorded(1, 'department.named', { plan, department: 'trade', name: '区工商分局', aliases: [] }),
      recorded(2, 'department.succeeded', {
        plan,
        predecessors: ['quality', 'trade'],
        successor: { department: 'market', name: '区市场监管局' },
        on: '2015',
      }),
    ]);
    expect(rows.get('p/quality')).toMatchObject({ name: '区质监局', succeededBy: { department: 'market' } });
    expect(rows.get('p/market')).toMatchObject({ name: '区市场监管局', predecessors: ['quality', 'trade'] });
  });
});

describe('evaluations', () => {
  const of = { plan, indicator: 'air', target: 'air-90', occasion: '2014' };
  const given = recorded(0, 'target.evaluated', { ...of, state: 'met', opinion: '达到', reliedOn: [] });
  const revision = {
    ...of,
    old: 'met' as const,
    opinion: '未达到',
    reason: '数据更正',
    reliedOn: [] as string[],
  };

  it('keep what was said before beside the newest word', () => {
    const revised = recorded(1, 'evaluation.revised', {
      ...revision,
      evaluation: eventId(0),
      state: 'missed',
    });
    expect([...fold(evaluations, [given, revised]).values()]).toMatchObject([
      { state: 'missed', opinion: '未达到', revisions: [{ old: 'met', new: 'missed', position: 1 }] },
    ]);
  });

  it('ignore a revision of another evaluation', () => {
    const stray = recorded(1, 'evaluation.revised', { ...revision, evaluation: eventId(9), state: 'missed' });
    expect([...fold(evaluations, [given, stray]).values()]).toMatchObject([{ state: 'met', revisions: [] }]);
  });
});

describe('summaries and claims', () => {
  const submitted = recorded(0, 'summary.submitted', {
    plan,
    year: '2014',
    department: 'env',
    text: '年度总结',
    claims: [
      { indicator: 'air', target: 'air-90', state: 'behind' },
      { indicator: 'noise', target: 'noise-day', state: 'met' },
    ],
  });

  it('make a row for each claim', () => {
    const rows = fold(claims, [submitted]);
    expect([...rows.keys()]).toEqual(['p/air-90/2014/env', 'p/noise-day/2014/env']);
    expect(rows.get('p/air-90/2014/env')).toMatchObject({ state: 'behind', summary: eventId(0) });
  });

  it('say what became of the summary', () => {
    const returned = recorded(1, 'summary.returned', {
      plan,
      year: '2014',
      department: 'env',
      summary: eventId(0),
      reason: '缺少附件',
    });
    expect([...fold(summaries, [submitted, returned]).values()]).toMatchObject([
      { status: 'returned', reason: '缺少附件' },
    ]);
  });
});

describe('keys', () => {
  it('stay apart whatever the parts contain', () => {
    expect(joinKey('p', 'a/b', 'c')).not.toBe(joinKey('p', 'a', 'b/c'));
    expect(joinKey('p', undefined, 'c')).not.toBe(joinKey('p', 'c'));
  });
});
