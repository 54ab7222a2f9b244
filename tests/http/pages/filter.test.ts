import { describe, expect, it } from 'vitest';
import type { TargetAccount } from '../../../src/domain/account.ts';
import type { Verdict } from '../../../src/domain/facts.ts';
import { filterTargets } from '../../../src/http/pages/filter.ts';
import { type TargetSort, targetOrders } from '../../../src/http/pages/target-orders.ts';
import type { DepartmentRow } from '../../../src/projections/rows.ts';
import type { IndicatorFilterValues } from '../../../views/parts/indicator-filter.tsx';

const department = (id: string, name: string, more: Partial<DepartmentRow> = {}): DepartmentRow => ({
  department: id,
  name,
  aliases: [],
  position: 0,
  ...more,
});
const departments = [
  department('environment', '区环保局'),
  department('quality', '区质监局', {
    position: 1,
    succeededBy: { department: 'market', on: '2015-06', position: 9 },
  }),
  department('market', '区市场监管局', { predecessors: ['quality'] }),
];

function target(id: string, more: Partial<TargetAccount> = {}): TargetAccount {
  const verdict: Verdict = { state: 'met', provisional: false, rule: 'at_least/1', terms: [], because: [] };
  return {
    id,
    indicator: id,
    indicatorName: id,
    name: id,
    area: 'living',
    areaName: '人居环境质量',
    topic: 'environment',
    topicName: '环境质量',
    quote: '',
    offset: 0,
    kind: 'at_least',
    value: '1',
    valueHigh: null,
    unit: '项',
    scope: null,
    baseline: null,
    due: '2015',
    params: {},
    departments: ['environment'],
    task: null,
    note: null,
    synthetic: false,
    computedSynthetic: false,
    verdict,
    given: null,
    claimed: null,
    differs: false,
    ...more,
  };
}

const targets = [
  target('air', { name: '环境空气质量优良率', quote: '环境空气质量优良率达到90%以上' }),
  target('haccp', {
    name: '食品企业HACCP认证',
    area: 'product',
    departments: ['quality'],
    due: 'every_year',
  }),
  target('noise', {
    name: '夜间噪声',
    kind: 'at_most',
    due: '2014-06-30',
    verdict: { state: 'missed', provisional: false, rule: 'at_most/1', terms: [], because: [] },
  }),
];
const found = (values: IndicatorFilterValues) =>
  filterTargets(targets, values, departments).map(({ id }) => id);

describe('the filter of targets', () => {
  it.each<[string, IndicatorFilterValues, string[]]>([
    ['nothing asked', {}, ['air', 'haccp', 'noise']],
    ['one Chinese character inside a word', { q: '噪' }, ['noise']],
    ['words of the quote', { q: '90%以上' }, ['air']],
    ['Latin letters of another case', { q: 'haccp' }, ['haccp']],
    ['full-width letters', { q: 'HACCP' }, ['haccp']],
    ['the name of a department', { q: '环保' }, ['air', 'noise']],
    ['an area', { area: 'product' }, ['haccp']],
    ['a state', { state: 'missed' }, ['noise']],
    ['a kind', { kind: 'at_most' }, ['noise']],
    ['a year, whether due on a day or at its end', { year: '2014' }, ['noise']],
    ['every year', { year: 'every_year' }, ['haccp']],
    ['a department', { department: 'environment' }, ['air', 'noise']],
    ['a successor, which has its predecessors’ items', { department: 'market' }, ['haccp']],
    ['two filters at once', { department: 'environment', state: 'met' }, ['air']],
    ['what is not there', { q: '月球' }, []],
  ])('finds by %s', (_, values, ids) => {
    expect(found(values)).toEqual(ids);
  });

  it('sorts by name in the plan’s language, by state with the worst first, by due date', () => {
    const orders = targetOrders(departments, ({ id }) => ['haccp', 'noise', 'air'].indexOf(id), 'zh-CN');
    const sorted = (sort: TargetSort) => targets.toSorted(orders[sort]).map(({ id }) => id);
    expect(sorted('name')).toEqual(['air', 'haccp', 'noise']);
    expect(sorted('state')[0]).toBe('noise');
    expect(sorted('due')).toEqual(['noise', 'air', 'haccp']);
    expect(sorted('department')).toEqual(['air', 'noise', 'haccp']);
    expect(sorted('newest')).toEqual(['air', 'noise', 'haccp']);
  });
});
