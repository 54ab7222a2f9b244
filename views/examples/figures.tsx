import { FigureValue } from '../parts/figure-value.tsx';
import { FiguresTable } from '../parts/figures-table.tsx';
import { SmallPicture } from '../parts/small-picture.tsx';
import { SourceOf } from '../parts/source.tsx';
import type { Example } from './example.ts';
import { figure, reported } from './given.ts';

const later = { ...reported, position: 52 };

export const figures: readonly Example[] = [
  {
    part: 'figure-value',
    state: 'a number with its unit',
    says: ['120 棵'],
    view: () => <FigureValue observation={{ value: '120', status: 'A' }} unit="棵" />,
  },
  {
    part: 'figure-value',
    state: 'a rate with its parts',
    says: ['96.5%', '193', '200'],
    view: () => (
      <FigureValue
        observation={{ value: '96.5', status: 'E', numerator: '193', denominator: '200' }}
        unit="%"
      />
    ),
  },
  {
    part: 'figure-value',
    state: 'missing',
    says: ['无数据'],
    view: () => <FigureValue observation={{ status: 'M' }} unit="棵" />,
  },
  {
    part: 'figures-table',
    state: 'reported, verified, corrected, returned, made up',
    says: ['待核实', '已核实', '已退回', '录入错误', '100', '虚构', '来源不清'],
    view: () => (
      <FiguresTable
        figures={[
          { ...figure, period: '2015', synthetic: true },
          { ...figure, period: '2014', state: 'verified', verified: later },
          {
            ...figure,
            period: '2013',
            corrections: [
              {
                ...later,
                old: { value: '100', status: 'A' },
                new: { value: '120', status: 'A' },
                reason: '录入错误',
                kind: 'entry_error',
              },
            ],
          },
          { ...figure, period: '2012', state: 'returned', ended: { ...later, reason: '来源不清' } },
        ]}
      />
    ),
  },
  {
    part: 'source',
    state: 'second hand, with an address',
    says: ['示例年报', '二手转载,待核对原件'],
    view: () => (
      <SourceOf source={{ name: '示例年报', url: 'https://example.org/report', secondary: true }} />
    ),
  },
  {
    part: 'small-picture',
    state: 'a level against its goal',
    says: [],
    view: () => (
      <SmallPicture
        sketch={{
          form: 'line',
          stepped: false,
          goals: [0.8],
          points: [
            { x: 0, y: 0.1, synthetic: false },
            { x: 0.5, y: 0.6, synthetic: false },
            { x: 1, y: 0.4, synthetic: true },
          ],
        }}
      />
    ),
  },
  {
    part: 'small-picture',
    state: 'year by year',
    says: [],
    view: () => <SmallPicture sketch={{ form: 'marks', marks: [true, false, null] }} />,
  },
  {
    part: 'small-picture',
    state: 'a share',
    says: [],
    view: () => <SmallPicture sketch={{ form: 'share', share: 0.6 }} />,
  },
];
