import { StateFacets } from '../parts/facets.tsx';
import { Pages } from '../parts/paging.tsx';
import { ProblemNote } from '../parts/problem-note.tsx';
import { Standing } from '../parts/standing.tsx';
import { TaskList } from '../parts/task-list.tsx';
import { Timeline } from '../parts/timeline.tsx';
import type { Example } from './example.ts';
import { counts, departments, PLAN } from './given.ts';

const list = `/plans/${PLAN}/indicators`;
const task = {
  task: 'plant',
  number: '(一)1',
  chapter: '一、绿化',
  name: '种树',
  quote: '种树',
  offset: 0,
  body: { quote: '种树', offset: 0 },
  departments: ['parks'],
  position: 3,
  progress: [],
  evaluations: [],
};

export const lists: readonly Example[] = [
  {
    part: 'standing',
    state: 'every state',
    says: ['已达成', '未达成'],
    view: () => <Standing counts={counts} path={list} />,
  },
  {
    part: 'facets',
    state: 'one chosen',
    says: ['未达成'],
    view: () => <StateFacets counts={counts} chosen="missed" path={list} query={[['state', 'missed']]} />,
  },
  {
    part: 'paging',
    state: 'in the middle of many',
    says: ['6', '7', '8', '12'],
    view: () => (
      <Pages
        paging={{ page: 7, pages: 12, all: false, begin: 300, shown: 50, total: 588 }}
        path={list}
        query={[]}
      />
    ),
  },
  {
    part: 'task-list',
    state: 'said of by both, and by nobody',
    says: ['种树', '达进度', '欠进度', '示例园林局'],
    view: () => (
      <TaskList
        plan={PLAN}
        departments={departments}
        lines={[
          {
            task,
            reported: { state: 'on_schedule', day: '2014-01-15' },
            given: { state: 'behind_schedule', day: '2014-02-01', year: '2013' },
            counts,
          },
          { task: { ...task, task: 'water' }, reported: undefined, given: undefined, counts },
        ]}
      />
    ),
  },
  {
    part: 'timeline',
    state: 'in its second phase',
    says: ['第一阶段', '第二阶段'],
    view: () => (
      <Timeline
        start="2013-01-01"
        end="2014-12-31"
        now={60}
        phases={[
          { phase: 'one', name: '第一阶段', start: '2013-01', end: '2013-06', from: 0, to: 25 },
          { phase: 'two', name: '第二阶段', start: '2013-07', end: '2014-12', from: 25, to: 100 },
        ]}
      />
    ),
  },
  {
    part: 'problem-note',
    state: 'as it is',
    says: ['没有这样的记录。'],
    view: () => <ProblemNote>没有这样的记录。</ProblemNote>,
  },
];
