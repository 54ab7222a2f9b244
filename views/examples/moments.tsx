import { DemoBanner } from '../parts/demo-banner.tsx';
import { MomentBar } from '../parts/moment-bar.tsx';
import { MomentControl, type MomentTick } from '../parts/moment-control.tsx';
import type { Reading } from '../reading.ts';
import type { Example } from './example.ts';
import { PLAN } from './given.ts';

const then = (reading: Reading): Reading => ({
  ...reading,
  moment: {
    ...reading.moment,
    position: 412,
    day: '2014-06-30',
    recordedOn: '2014-06-30',
    asked: { at: '412', day: '2014-06-30' },
  },
});

const tick = (
  kind: MomentTick['kind'],
  name: string | null,
  day: string | null,
  place: number,
): MomentTick => ({
  kind,
  name,
  day,
  place,
  isOver: place < 90,
  isShown: place === 50,
});

export const moments: readonly Example[] = [
  {
    part: 'demo-banner',
    state: 'made-up data on the page',
    says: ['演示数据'],
    view: () => <DemoBanner />,
    reading: (reading) => ({ ...reading, synthetic: true, site: { ...reading.site, demo: true } }),
  },
  {
    part: 'moment-bar',
    state: 'the past',
    says: ['2014年6月30日', '第 412 条', '回到现在'],
    view: () => <MomentBar />,
    reading: then,
  },
  {
    part: 'moment-control',
    state: 'the past, with a moment that is not over',
    says: ['查看截至', '2013 年底'],
    view: () => <MomentControl />,
    reading: (reading) => ({
      ...then(reading),
      control: {
        plan: PLAN,
        since: null,
        shown: 50,
        earliest: '2013-01-01',
        latest: '2016-02-14',
        ticks: [
          tick('adopted', null, '2013-01-01', 0),
          tick('year', '2013', '2013-12-31', 33),
          tick('year', '2014', '2014-12-31', 50),
          tick('now', null, null, 100),
        ],
      },
    }),
  },
];
