import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { describe, expect, test } from 'vitest';
import { clauseMarkdown, clauseTable } from '../../../src/domain/plan/clauses.ts';
import { unaccountedNumbers } from '../../../src/domain/plan/numbers.ts';
import { parsed, putuo } from './plans.ts';

const plan = parsed(putuo);
const indicators = new Map(plan.indicators.map((indicator) => [indicator.indicator, indicator]));
const targets = plan.indicators.flatMap((indicator) => indicator.targets);
const byId = new Map(targets.map((target) => [target.id, target]));
const target = (id: string) => byId.get(id);
const indicator = (id: string) => indicators.get(id);
const folder = new URL('../../../plans/putuo-2013-2015/', import.meta.url);

test('every number of the text is accounted for', () => {
  expect(unaccountedNumbers(plan)).toEqual([]);
});

test('every quote stands at its offset, counted in code points', () => {
  const points = [...plan.text];
  const quotes = [...targets, ...plan.tasks, ...plan.tasks.map(({ body }) => body)];
  const others = [...plan.phases, ...plan.mechanisms, ...plan.notes];
  for (const { quote, offset } of [...quotes, ...others]) {
    expect(points.slice(offset, offset + [...quote].length).join('')).toBe(quote);
  }
});

test('the parts of the plan are as many as the document has', () => {
  expect(plan.tasks).toHaveLength(34);
  expect(new Set(plan.tasks.map(({ chapter }) => chapter)).size).toBe(5);
  expect(plan.phases).toHaveLength(3);
  expect(plan.areas.map(({ name }) => name)).toEqual([
    '总体目标',
    '产品质量',
    '工程质量',
    '服务质量',
    '人居环境质量',
  ]);
  expect(targets).toHaveLength(228);
});

test('22 department names are 21 bodies, and 各部门 beside them', () => {
  const bodies = plan.departments.filter(({ name }) => name !== '各部门');
  expect(bodies).toHaveLength(21);
  expect(bodies.flatMap(({ name, aliases }) => [name, ...aliases])).toHaveLength(22);
});

test('the departments of every task are those that the text names after it', () => {
  const names = new Map(
    plan.departments.flatMap(({ department, name, aliases }) =>
      [name, ...aliases].map((each) => [each, department] as const),
    ),
  );
  for (const task of plan.tasks) {
    const printed =
      task.body.quote
        .match(/\(([^()]*)\)$/)?.[1]
        ?.split('、')
        .filter(Boolean) ?? [];
    expect(task.departments, task.number).toEqual(printed.map((name) => names.get(name)));
  }
});

test('every clause of the main goals became at least one target', () => {
  const clauses = clauseTable(plan);
  const from = clauses.findIndex(({ text }) => text === '(一)总体目标');
  const to = clauses.findIndex(({ text }) => text === '三、主要任务');
  const goals = clauses.slice(from, to).filter(({ text }) => /[。)]$/u.test(text) && text.length > 10);
  expect(goals.length).toBeGreaterThan(25);
  expect(goals.filter((clause) => clause.targets === 0).map(({ text }) => text)).toEqual([]);
});

test('a target of a task belongs to the departments of that task', () => {
  const tasks = new Map(plan.tasks.map((task) => [task.task, task]));
  for (const each of plan.indicators) {
    for (const { task, id } of each.targets) {
      if (task) expect(each.departments, id).toEqual(tasks.get(task)?.departments);
    }
  }
});

describe('traps of this text', () => {
  test.each([
    ['shanghai-famous-brands', { kind: 'at_least', value: '8', unit: '项' }],
    ['hundred-million-tax-enterprises', { kind: 'between', value: '3', valueHigh: '5' }],
    ['modern-service-tax-share', { kind: 'approximately', value: '20', params: {} }],
    ['civil-building-energy-saving', { kind: 'at_least', value: '65' }],
    ['housing-energy-standard', { kind: 'judged' }],
    ['high-standard-energy-projects', { kind: 'judged' }],
    ['building-energy-use', { kind: 'relative_change', value: '33', unit: '%' }],
    ['construction-energy-intensity', { kind: 'relative_change', value: '17', unit: '%' }],
    ['gdp-accident-death-rate', { kind: 'relative_change', value: '36', baseline: { period: '2010' } }],
    ['workplace-deaths', { kind: 'trend', params: { direction: 'decrease', step: 'overall' } }],
    ['construction-complaint-rate', { kind: 'trend', params: { direction: 'decrease', step: 'each_year' } }],
    ['service-famous-brands', { kind: 'trend', params: { step: 'each_year' }, task: 'service-brands' }],
    ['construction-satisfaction', { kind: 'trend', params: { step: 'overall' } }],
    ['public-order-satisfaction', { kind: 'maintain', value: '85', params: { inner: 'at_least' } }],
    ['equipment-accident-rate', { kind: 'at_most', value: '0.4' }],
    ['equipment-death-rate', { kind: 'at_most', value: '0.38' }],
    ['charity-film-screenings', { kind: 'each_year', value: '1000', due: 'every_year' }],
    ['charity-performances', { kind: 'each_year', value: '100', due: 'every_year' }],
    ['quiet-communities', { kind: 'each_year', value: '1' }],
    ['major-product-accidents', { kind: 'zero' }],
    ['beds-per-thousand', { value: '5.0', unit: '张/千常住人口' }],
    ['sports-instructors', { value: '1.5', unit: '‰' }],
    ['noise-day', { kind: 'at_most', unit: 'dB(A)' }],
    ['noise-night', { quote: '夜间≤50 dB(A)' }],
    ['building-material-pass-rate', { params: { operator: 'at_least', reference: 'city-average' } }],
  ])('%s', (id, expected) => {
    expect(target(id)).toMatchObject(expected);
  });

  test('one demand on both of two rates is two targets', () => {
    for (const id of ['equipment-accident-rate-city', 'equipment-death-rate-city']) {
      expect(target(id)).toMatchObject({ quote: '低于全市平均水平', params: { operator: 'less_than' } });
    }
  });

  test('a cumulative count without a beginning says so', () => {
    expect(indicator('international-standards-adopted')?.measure).toBe('flow');
    expect(target('international-standards-adopted')?.baseline?.note).toContain('累计');
  });

  test('九个街道(镇) are nine slots for each facility, in the goals and in the tasks', () => {
    const nine = targets.filter(({ params }) => 'slots' in params);
    expect(nine.filter(({ quote }) => quote.includes('九个街道(镇)'))).toHaveLength(3);
    expect(nine.filter(({ quote }) => quote.includes('9个街道(镇)'))).toHaveLength(4);
    expect(nine.every(({ params }) => 'slots' in params && params.slots === 9)).toBe(true);
  });

  test('四 grades of sites are four yearly targets', () => {
    const sites = targets.filter(({ quote }) => quote.includes('企业年度创建率'));
    expect(sites.map((site) => 'value' in site && site.value)).toEqual(['40', '30', '20', '10']);
    expect(sites.every(({ kind }) => kind === 'each_year')).toBe(true);
  });
});

test('the known figures are of indicators of the plan, in their units', () => {
  const rows: Record<string, string>[] = parse(readFileSync(new URL('figures.csv', folder)), {
    columns: true,
  });
  expect(rows).toHaveLength(7);
  for (const row of rows) expect(indicator(row.indicator ?? '')?.unit, row.indicator).toBe(row.unit);
});

test('the README shows what became of every clause', () => {
  const readme = readFileSync(new URL('README.md', folder), 'utf8');
  expect(readme).toContain(clauseMarkdown(clauseTable(plan)));
});
