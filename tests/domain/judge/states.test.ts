/** Every kind, every state that it can be in, and the reason beside it. */
import { describe, expect, test } from 'vitest';
import { AFTER, baseline, DURING, type FactsPart, reference, stateOf } from './given.ts';

type Loose = Parameters<typeof stateOf>[0];
type Measure = Parameters<typeof stateOf>[1];
type Row = [given: string, on: string, then: string, part?: FactsPart];

function table(name: string, demanded: Loose, measure: Measure, rows: readonly Row[]) {
  describe(name, () => {
    test.each(rows.map((row) => ({ given: row[0] || 'nothing', row })))(
      '$given, $row.1: $row.2',
      ({ row }) => {
        const [given, on, then, part] = row;
        const written = given === '' ? [] : given.split(', ');
        expect(stateOf(demanded, measure, written, on, part)).toBe(then);
      },
    );
  });
}

table('a flow of at least 8', { kind: 'at_least', value: '8' }, 'flow', [
  ['', DURING, 'not_due: no_figure_yet'],
  ['', AFTER, 'no_data: figure_overdue'],
  ['2013 3, 2014 2', DURING, 'behind'],
  ['2013 3, 2014 3', DURING, 'on_track'],
  ['2013 8', DURING, 'met'],
  ['2013 3, 2014 2, 2015 1', AFTER, 'missed'],
  ['2013 3, 2014 2, 2015 3', AFTER, 'met'],
  ['2013 3, 2014 2', AFTER, 'no_data: figure_overdue'],
  ['2013 3, 2014 2, 2015 - O', AFTER, 'no_data: figure_missing'],
  ['2013 3, 2014 2, 2015 0', AFTER, 'missed'],
  ['2013 3, 2014 - O, 2015 1', AFTER, 'no_data: figure_missing'],
  ['2013 3, 2015 1', AFTER, 'no_data: figure_overdue'],
  ['2013 - O, 2014 6', DURING, 'on_track: figure_missing'],
  ['2014 2', DURING, 'behind: figure_overdue'],
  ['2013 - O', DURING, 'not_due: no_figure_yet'],
  ['2013 3, 2014-Q1 5', DURING, 'met'],
  ['2013 3, 2014-Q1 5, 2014 2', DURING, 'behind'],
  ['2013 3, 2014 2, 2015-Q1 1, 2015-Q2 0, 2015-Q3 0, 2015-Q4 1', AFTER, 'missed'],
  ['2013 3, 2014 2, 2015-H1 1, 2015-H2 1', AFTER, 'missed'],
  ['2013 3, 2014 2, 2015-Q4 1', AFTER, 'no_data: figure_overdue'],
  ['2012 9, 2013 3, 2014 2, 2015 1', AFTER, 'missed'],
  ['2013 3, 2014 2, 2015 1, 2016 9', '2017-03-01', 'missed'],
  ['2013 9, 2014 -3, 2015 1', AFTER, 'missed'],
]);

table('a flow of more than 8', { kind: 'more_than', value: '8' }, 'flow', [
  ['2013 8', DURING, 'on_track'],
  ['2013 8.1', DURING, 'met'],
  ['2013 8, 2014 0, 2015 0', AFTER, 'missed'],
]);

table('a flow of at most 8', { kind: 'at_most', value: '8' }, 'flow', [
  ['', DURING, 'not_due: no_figure_yet'],
  ['', AFTER, 'no_data: figure_overdue'],
  ['2013 8', DURING, 'on_track'],
  ['2013 8.0001', DURING, 'missed'],
  ['2013 3, 2014 2, 2015 3', AFTER, 'met'],
  ['2013 3, 2014 2', AFTER, 'no_data: figure_overdue'],
  ['2013 3, 2014 - L, 2015 2', AFTER, 'no_data: figure_missing'],
  ['2013 3, 2014 9', AFTER, 'missed'],
]);

table('a flow of less than 8', { kind: 'less_than', value: '8' }, 'flow', [
  ['2013 8', DURING, 'missed'],
  ['2013 7', DURING, 'on_track'],
]);

table('a flow between 8 and 10', { kind: 'between', value: '8', valueHigh: '10' }, 'flow', [
  ['2013 3', DURING, 'on_track'],
  ['2013 3, 2014 2', DURING, 'behind'],
  ['2013 8', DURING, 'on_track'],
  ['2013 10.1', DURING, 'missed'],
  ['2013 5, 2014 2, 2015 2', AFTER, 'met'],
  ['2013 5, 2014 2, 2015 0', AFTER, 'missed'],
  ['2013 5, 2014 4', AFTER, 'no_data: figure_overdue'],
]);

table('a flow of exactly 8', { kind: 'equals', value: '8' }, 'flow', [
  ['2013 8', DURING, 'on_track'],
  ['2013 9', DURING, 'missed'],
  ['2013 8.0, 2014 0, 2015 0', AFTER, 'met'],
  ['2013 5, 2014 0, 2015 0', AFTER, 'missed'],
]);

table(
  'a flow of at least 8 on top of a baseline of 3',
  { kind: 'at_least', value: '8', baseline: { period: '2012' } },
  'flow',
  [
    ['2013 5', DURING, 'cannot_judge: baseline_missing'],
    ['', AFTER, 'cannot_judge: baseline_missing'],
    ['2013 5', DURING, 'met', { baselines: [baseline('2012', '3')] }],
    ['2013 1', DURING, 'behind', { baselines: [baseline('2012', '3')] }],
    ['2013 2', DURING, 'on_track', { baselines: [baseline(undefined, '3')] }],
    ['2013 5', DURING, 'cannot_judge: baseline_missing', { baselines: [baseline('2010', '3')] }],
  ],
);

table('a rate of at least 90', { kind: 'at_least', value: '90' }, 'rate', [
  ['', DURING, 'not_due: no_figure_yet'],
  ['2011 95', DURING, 'not_due: no_figure_yet'],
  ['', AFTER, 'no_data: figure_overdue'],
  ['2013 62.2', DURING, 'behind'],
  ['2013 90', DURING, 'on_track'],
  ['2013 60, 2014 75', DURING, 'on_track'],
  ['2013 60, 2014 74.9', DURING, 'behind'],
  ['2011 0, 2013 44, 2014 75', DURING, 'on_track'],
  ['2013 62.2 B, 2014 74.8, 2015 69.7', AFTER, 'missed'],
  ['2013 95, 2014 95', AFTER, 'no_data: figure_overdue'],
  ['2013 95, 2014 95, 2015 - M', AFTER, 'no_data: figure_missing'],
  ['2015 90.0', AFTER, 'met'],
  ['2015-Q4 91', AFTER, 'met'],
  ['2015-12 89', AFTER, 'missed'],
  ['2015-H2 91, 2015 89', AFTER, 'missed'],
  ['2015-Q3 91', AFTER, 'no_data: figure_overdue'],
  ['2015-11-20 91', AFTER, 'met'],
  ['2015 - O, 2015-Q4 91', AFTER, 'met'],
  ['2014 80, 2016 95', '2017-03-01', 'no_data: figure_overdue'],
  ['2013 20, 2014 60 B', DURING, 'behind: definition_changed'],
  ['2012 0, 2013 60 B, 2014 75', DURING, 'on_track: definition_changed'],
  ['2013 62', DURING, 'on_track', { baselines: [baseline('2012', '48')] }],
  ['2013 61', DURING, 'behind', { baselines: [baseline('2012', '48')] }],
]);

table('a level of at most 60', { kind: 'at_most', value: '60' }, 'level', [
  ['2013 70', DURING, 'behind'],
  ['2013 70, 2014 65', DURING, 'on_track'],
  ['2013 70, 2014 66', DURING, 'behind'],
  ['2013 50', DURING, 'on_track'],
  ['2014 99, 2015 60', AFTER, 'met'],
  ['2015 60.01', AFTER, 'missed'],
]);

table('a level between 4 and 6', { kind: 'between', value: '4', valueHigh: '6' }, 'level', [
  ['2013 8, 2014 7', DURING, 'on_track'],
  ['2013 8, 2014 3', DURING, 'behind'],
  ['2013 2, 2014 3', DURING, 'on_track'],
  ['2014 5', DURING, 'on_track'],
  ['2015 4', AFTER, 'met'],
  ['2015 6.1', AFTER, 'missed'],
]);

table('a level of exactly 5', { kind: 'equals', value: '5' }, 'level', [
  ['2015 5.00', AFTER, 'met'],
  ['2015 4.99', AFTER, 'missed'],
  ['2014 5', DURING, 'on_track'],
]);

table('a level due on 2015-06-30', { kind: 'at_least', value: '5', due: '2015-06-30' }, 'level', [
  ['2015-H1 5', '2015-06-30', 'met'],
  ['2015-06 4', '2015-06-30', 'missed'],
  ['2015-Q1 9', '2015-07-30', 'no_data: figure_overdue'],
  ['2015-Q1 9', '2015-06-29', 'on_track'],
  ['2015 9', AFTER, 'met'],
]);

table(
  'about 20, give or take 2',
  { kind: 'approximately', value: '20', params: { tolerance: '2' } },
  'level',
  [
    ['2015 18', AFTER, 'met'],
    ['2015 22', AFTER, 'met'],
    ['2015 17.9', AFTER, 'missed'],
    ['2014 22.1', DURING, 'behind'],
    ['2013 14, 2014 16', DURING, 'on_track'],
    ['2014 20', DURING, 'on_track'],
    ['', DURING, 'not_due: no_figure_yet'],
    ['', AFTER, 'no_data: figure_overdue'],
  ],
);

table('about 20', { kind: 'approximately', value: '20' }, 'level', [
  ['2015 20', AFTER, 'awaits_evaluation: evaluation_only'],
]);

for (const measure of ['flow', 'level', 'rate'] as const) {
  table(`zero of a ${measure}`, { kind: 'zero' }, measure, [
    ['', DURING, 'not_due: no_figure_yet'],
    ['', AFTER, 'no_data: figure_overdue'],
    ['2013 0', DURING, 'on_track'],
    ['2013 1', DURING, 'missed'],
    ['2013 1, 2014 -1', DURING, 'missed'],
    ['2013 0, 2014 0', AFTER, 'no_data: figure_overdue'],
    ['2013 0, 2014 0.0, 2015 0', AFTER, 'met'],
    ['2013 0, 2014 0, 2015 - O', AFTER, 'no_data: figure_missing'],
  ]);
}

const growth = {
  kind: 'relative_change',
  value: '20',
  params: { direction: 'increase', operator: 'at_least' },
} as const;
table('20 % more than 100 in 2012', { ...growth, baseline: { period: '2012', value: '100' } }, 'level', [
  ['', DURING, 'not_due: no_figure_yet'],
  ['', AFTER, 'no_data: figure_overdue'],
  ['2015 120', AFTER, 'met'],
  ['2015 119.999999', AFTER, 'missed'],
  ['2013 120', DURING, 'on_track'],
  ['2013 107', DURING, 'on_track'],
  ['2013 106', DURING, 'behind'],
  ['2014 130 B, 2015 140', AFTER, 'cannot_judge: definition_changed'],
  ['2015 - O', AFTER, 'no_data: figure_missing'],
]);
table('20 % more than an unknown baseline', { ...growth, baseline: { note: 'since when' } }, 'level', [
  ['', DURING, 'cannot_judge: baseline_missing'],
  ['2015 120', AFTER, 'cannot_judge: baseline_missing'],
  ['2015 120', AFTER, 'met', { baselines: [baseline('2012', '100')] }],
  ['2015 120', AFTER, 'cannot_judge: baseline_missing', { baselines: [baseline('2016', '100')] }],
]);
table('20 % more than zero', { ...growth, baseline: { value: '0.0' } }, 'level', [
  ['2015 120', AFTER, 'cannot_judge: baseline_zero'],
]);
table(
  '20 % more a year than 100 in 2012',
  { ...growth, baseline: { period: '2012', value: '100' } },
  'flow',
  [
    ['2015-H1 60, 2015-H2 60', AFTER, 'met'],
    ['2015-H1 200', AFTER, 'no_data: figure_overdue'],
    ['2014-H1 200', DURING, 'not_due: no_figure_yet'],
    ['2014 120', DURING, 'on_track'],
  ],
);
table(
  'a fall of 17 % from 100',
  {
    kind: 'relative_change',
    value: '17',
    baseline: { period: '2012', value: '100' },
    params: { direction: 'decrease', operator: 'at_least' },
  },
  'level',
  [
    ['2015 83', AFTER, 'met'],
    ['2015 83.1', AFTER, 'missed'],
    ['2015 117', AFTER, 'missed'],
  ],
);
table(
  'growth of less than 33 % over 300',
  {
    kind: 'relative_change',
    value: '33',
    baseline: { period: '2012', value: '300' },
    params: { direction: 'increase', operator: 'less_than' },
  },
  'level',
  [
    ['2015 398.9999999999', AFTER, 'met'],
    ['2015 399', AFTER, 'missed'],
    ['2014 399', DURING, 'behind'],
    ['2014 301', DURING, 'on_track'],
  ],
);

const yearly = { kind: 'each_year', value: '5', params: { inner: 'at_least' } } as const;
table('at least 5 of a flow every year', yearly, 'flow', [
  ['', DURING, 'not_due: no_figure_yet'],
  ['', AFTER, 'no_data: figure_overdue'],
  ['2013-Q1 1', DURING, 'on_track: figure_overdue'],
  ['2013 5, 2014 6', DURING, 'on_track'],
  ['2013 4', DURING, 'missed'],
  ['2013 5, 2014 5, 2015 5', AFTER, 'met'],
  ['2013 5, 2014 5, 2015-Q1 5', '2015-04-01', 'met'],
  ['2013 5, 2015 5', AFTER, 'no_data: figure_overdue'],
  ['2013 5, 2014 - O, 2015 5', AFTER, 'no_data: figure_missing'],
  ['2013 5, 2014 - O, 2015 4', AFTER, 'missed'],
  ['2013 - O, 2014 5', DURING, 'on_track: figure_missing'],
]);
table('at least 5 of a level every year', yearly, 'level', [
  ['2013-Q2 1', '2013-09-01', 'on_track'],
  ['2013-Q4 5', DURING, 'on_track: figure_overdue'],
  ['2013-12 4', DURING, 'missed'],
  ['2013 5, 2014 5, 2015 5', AFTER, 'met'],
]);
table(
  'at most 5 of a flow every year',
  { kind: 'each_year', value: '5', params: { inner: 'at_most' } },
  'flow',
  [
    ['2013-Q1 6', '2013-04-01', 'missed'],
    ['2013-Q1 5', '2013-04-01', 'on_track'],
    ['2013 5, 2014 5, 2015 4', AFTER, 'met'],
  ],
);
table('zero every year', { kind: 'each_year', params: { inner: 'zero' } }, 'level', [
  ['2013-02 1', '2013-04-01', 'missed'],
  ['2013 0, 2014 0, 2015 0', AFTER, 'met'],
]);

const rising = { kind: 'trend', params: { direction: 'increase', step: 'each_year' } } as const;
table('rising every year', rising, 'level', [
  ['', DURING, 'not_due: no_figure_yet'],
  ['', AFTER, 'no_data: figure_overdue'],
  ['2013 5', DURING, 'not_due'],
  ['2013 5, 2014 6', DURING, 'on_track'],
  ['2013 5, 2014 5', DURING, 'missed'],
  ['2013 5, 2014 6, 2015 7', AFTER, 'met'],
  ['2013 5, 2014 6, 2015 - O', AFTER, 'no_data: figure_missing'],
  ['2013 5, 2015 7', AFTER, 'no_data: figure_overdue'],
  ['2013 - O, 2014 6, 2015 7', AFTER, 'no_data: figure_missing'],
  ['2013 5, 2014 6 B, 2015 7', AFTER, 'cannot_judge: definition_changed'],
  ['2013 5, 2014 6 B, 2015 6', AFTER, 'missed'],
  ['2012 6, 2013 5', DURING, 'missed'],
  ['2013 5', DURING, 'missed', { baselines: [baseline('2012', '6')] }],
  ['2013 5', '2013-12-31', 'on_track', { baselines: [baseline('2012', '4')] }],
  ['2013 5', DURING, 'on_track: figure_overdue', { baselines: [baseline('2012', '4')] }],
]);
table('rising every year from an unknown baseline', { ...rising, baseline: { period: '2012' } }, 'level', [
  ['', DURING, 'cannot_judge: baseline_missing'],
  ['2013 5, 2014 6, 2015 7', AFTER, 'cannot_judge: baseline_missing'],
  ['2013 5, 2014 4', DURING, 'missed'],
]);
table(
  'a falling flow, every year',
  { kind: 'trend', params: { direction: 'decrease', step: 'each_year' } },
  'flow',
  [
    ['2013 9, 2014-H1 4, 2014-H2 4, 2015 7', AFTER, 'met'],
    ['2013 9, 2014-H1 4', DURING, 'not_due'],
    ['2013 9, 2014 8, 2015-H1 - O, 2015-H2 3', AFTER, 'no_data: figure_missing'],
  ],
);

const further = { kind: 'trend', params: { direction: 'decrease', step: 'overall' } } as const;
table('a further fall from 10', { ...further, baseline: { period: '2012', value: '10' } }, 'level', [
  ['', DURING, 'not_due: no_figure_yet'],
  ['2013 11', DURING, 'behind'],
  ['2013 9', DURING, 'on_track'],
  ['2014 11, 2015 9.9', AFTER, 'met'],
  ['2015 10', AFTER, 'missed'],
  ['2014 9', AFTER, 'no_data: figure_overdue'],
  ['2014 9 B, 2015 8', AFTER, 'cannot_judge: definition_changed'],
]);
table('a further fall from nobody knows where', { ...further, baseline: {} }, 'level', [
  ['2013 9', DURING, 'cannot_judge: baseline_missing'],
]);

const city = { references: [reference('2014', '5'), reference('2015', '4')] };
table(
  'below the city',
  { kind: 'versus_reference', params: { operator: 'less_than', reference: 'city' } },
  'rate',
  [
    ['', DURING, 'not_due: no_figure_yet', city],
    ['', AFTER, 'no_data: figure_overdue', city],
    ['2014 4', DURING, 'on_track', city],
    ['2014 5', DURING, 'behind', city],
    ['2015 3.9', AFTER, 'met', city],
    ['2015 4.0', AFTER, 'missed', city],
    ['2015 3', AFTER, 'cannot_judge: reference_missing'],
    ['2014 3', AFTER, 'no_data: figure_overdue', city],
    ['2013 3', DURING, 'cannot_judge: reference_missing', city],
    ['2015 - Q', AFTER, 'no_data: figure_missing', city],
  ],
);

table('nine slots covered', { kind: 'coverage', params: { slots: 9 } }, 'level', [
  ['', DURING, 'not_due: no_figure_yet'],
  ['', AFTER, 'no_data: figure_overdue'],
  ['2013 9', DURING, 'met'],
  ['2013 9', AFTER, 'met'],
  ['2014 6', DURING, 'on_track'],
  ['2014 5', DURING, 'behind'],
  ['2015 8', AFTER, 'missed'],
  ['2014 8', AFTER, 'no_data: figure_overdue'],
  ['2014 9, 2015 8', AFTER, 'missed'],
]);
table('nine slots added one by one', { kind: 'coverage', params: { slots: 9 } }, 'flow', [
  ['2013 4, 2014 5', DURING, 'met'],
  ['2013 4, 2014 4, 2015 0', AFTER, 'missed'],
  ['2013 4, 2014 - O, 2015 0', AFTER, 'no_data: figure_missing'],
]);
table('a share of 100 %', { kind: 'coverage', value: '100' }, 'rate', [
  ['2014 99', DURING, 'behind'],
  ['2014 100', DURING, 'on_track'],
  ['2015 100.0', AFTER, 'met'],
  ['2015 99.9', AFTER, 'missed'],
]);

const kept = { kind: 'maintain', value: '95', params: { inner: 'at_least' } } as const;
table('95 kept up', kept, 'rate', [
  ['', DURING, 'not_due: no_figure_yet'],
  ['', AFTER, 'no_data: figure_overdue'],
  ['2013 95', DURING, 'on_track'],
  ['2013 94', DURING, 'missed'],
  ['2013 96, 2014-Q2 94, 2015 97', AFTER, 'missed'],
  ['2013 96, 2014 96, 2015 97', AFTER, 'met'],
  ['2013 96, 2014 - O, 2015 97', AFTER, 'met: figure_missing'],
  ['2013 96, 2014 96', AFTER, 'no_data: figure_overdue'],
  ['2013 96, 2015 - O', AFTER, 'no_data: figure_missing'],
  ['2012 1, 2015 97', AFTER, 'met'],
]);
table(
  '5 kept up in every period of a flow',
  { kind: 'maintain', value: '5', params: { inner: 'at_least' } },
  'flow',
  [
    ['2013 5, 2014 6', DURING, 'on_track'],
    ['2013 5, 2014 4', DURING, 'missed'],
    ['2013 5, 2014 6, 2015 7', AFTER, 'met'],
  ],
);

table('a milestone', { kind: 'milestone' }, 'level', [
  ['', DURING, 'not_due: no_figure_yet'],
  ['', AFTER, 'no_data: figure_overdue'],
  ['2013 0', DURING, 'on_track'],
  ['2013 1', DURING, 'met'],
  ['2013 1', AFTER, 'met'],
  ['2014 0', AFTER, 'no_data: figure_overdue'],
  ['2015 0', AFTER, 'missed'],
  ['2015 - O', AFTER, 'no_data: figure_missing'],
  ['2015 0, 2016 1', '2017-02-01', 'missed'],
  ['1945 1', AFTER, 'no_data: figure_overdue'],
  ['2012 1, 2015 0', AFTER, 'missed'],
]);
