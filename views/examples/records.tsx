import { Breadcrumbs } from '../parts/breadcrumbs.tsx';
import { Day, Instant } from '../parts/date.tsx';
import { DepartmentLinks } from '../parts/department-links.tsx';
import { EventLine } from '../parts/event-line.tsx';
import type { Example } from './example.ts';
import { departments, figure, names, PLAN, record } from './given.ts';

const line = (type: string, data: object) => (
  <ol class="ledger">
    <EventLine event={record(type, 1_284, data)} names={names} />
  </ol>
);

export const records: readonly Example[] = [
  {
    part: 'event-line',
    state: 'a figure, stated earlier',
    says: ['报送', '新种树木', '120 棵', '2014年1月15日'],
    view: () =>
      line('figure.reported', {
        period: '2013',
        value: '120',
        unit: '棵',
        status: 'A',
        statedOn: '2014-01-15',
      }),
  },
  {
    part: 'event-line',
    state: 'a correction, made up',
    says: ['更正', '100', '120', '虚构'],
    view: () =>
      line('figure.corrected', {
        figure: figure.figure,
        period: '2013',
        unit: '棵',
        old: { value: '100', status: 'A' },
        new: { value: '120', status: 'A' },
        kind: 'entry_error',
        reason: '录入错误',
        synthetic: true,
      }),
  },
  {
    part: 'event-line',
    state: 'hostile words',
    says: ['<script>alert(1)</script>'],
    view: () =>
      line('figure.withdrawn', {
        figure: figure.figure,
        period: '2013',
        reason: '<script>alert(1)</script>\u202e',
      }),
  },
  {
    part: 'breadcrumbs',
    state: 'three deep',
    says: ['首页', '示例计划', '新种树木'],
    view: () => (
      <Breadcrumbs
        crumbs={[
          { name: '首页', path: '/' },
          { name: '示例计划', path: `/plans/${PLAN}` },
          { name: '新种树木' },
        ]}
      />
    ),
  },
  {
    part: 'department-links',
    state: 'one that became another',
    says: ['示例园林局', '示例林业站'],
    view: () => (
      <DepartmentLinks ids={['parks', 'trees']} plan={PLAN} departments={departments} withSuccession />
    ),
  },
  {
    part: 'date',
    state: 'a day, and an instant',
    says: ['2014年1月15日', '2014年1月20日'],
    view: () => (
      <>
        <Day day="2014-01-15" />
        <br />
        <Instant instant="2014-01-20T02:00:00Z" timeZone="Asia/Shanghai" />
      </>
    ),
  },
];
