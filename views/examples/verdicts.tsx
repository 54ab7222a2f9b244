import { EndNote } from '../parts/margin-note.tsx';
import { State } from '../parts/state.tsx';
import { StateBar } from '../parts/state-bar.tsx';
import { StateTally } from '../parts/state-tally.tsx';
import { SyntheticMark } from '../parts/synthetic-mark.tsx';
import { TaskState } from '../parts/task-state.tsx';
import { Verdicts } from '../parts/verdicts.tsx';
import { Gist, Why } from '../parts/why.tsx';
import { STATES } from '../words/states.ts';
import type { Example } from './example.ts';
import {
  brokenOnce,
  claimedMet,
  counts,
  departments,
  figure,
  givenMissed,
  missed,
  PLAN,
  target,
} from './given.ts';

const offices = new Map(departments.map(({ department, name }) => [department, name]));
const references = new Map<string, string>();
const none = Object.fromEntries(STATES.map((state) => [state, 0])) as typeof counts;
const STATE_WORDS = ['已达成', '正常推进', '进度滞后', '未达成', '未到期', '待报送', '无法判定', '待评估'];

export const verdicts: readonly Example[] = [
  {
    part: 'state',
    state: 'every state',
    says: STATE_WORDS,
    view: () => STATES.map((state) => <State state={state} />),
  },
  {
    part: 'state',
    state: 'provisional',
    says: ['未达成', '暂定'],
    view: () => <State state="missed" provisional />,
  },
  {
    part: 'task-state',
    state: 'every state, and one that is not known',
    says: ['已完成', '超进度', '达进度', '欠进度', 'unheard-of'],
    view: () =>
      ['completed', 'ahead', 'on_schedule', 'behind_schedule', 'unheard-of'].map((state) => (
        <TaskState state={state} />
      )),
  },
  { part: 'synthetic-mark', state: 'made up', says: ['虚构'], view: () => <SyntheticMark when /> },
  {
    part: 'state-bar',
    state: 'every state, each a link',
    says: ['未达成 4 项'],
    view: () => <StateBar counts={counts} path={`/plans/${PLAN}/indicators`} />,
  },
  { part: 'state-bar', state: 'small, one picture', says: [], view: () => <StateBar counts={counts} /> },
  {
    part: 'state-bar',
    state: 'one state alone',
    says: [],
    view: () => <StateBar counts={{ ...none, no_data: 3 }} />,
  },
  {
    part: 'state-tally',
    state: 'every state',
    says: STATE_WORDS,
    view: () => <StateTally counts={counts} />,
  },
  {
    part: 'why',
    state: 'short by a number',
    says: ['差 30 棵'],
    view: () => (
      <>
        <Gist target={target} references={references} />
        <Why verdict={missed} />
      </>
    ),
  },
  {
    part: 'why',
    state: 'broken in an earlier year',
    says: ['2013年 120 棵'],
    view: () => <Gist target={{ ...target, verdict: brokenOnce }} references={references} />,
  },
  {
    part: 'margin-note',
    state: 'on paper: broken in an earlier year than the newest figure’s',
    says: ['未达成', '2013年 120 棵'],
    view: () => (
      <ol>
        <EndNote
          row={{
            target: { ...target, verdict: brokenOnce },
            latest: { ...figure, period: '2014', value: '160' },
          }}
          place={{ nth: 1, number: 1, linked: true }}
        />
      </ol>
    ),
  },
  {
    part: 'why',
    state: 'nothing to count with',
    says: ['为什么是这个结论'],
    view: () => (
      <Why verdict={{ ...missed, state: 'no_data', terms: [], because: [], reason: 'no_figure_yet' }} />
    ),
  },
  {
    part: 'verdicts',
    state: 'computed alone',
    says: ['未达成', '暂定'],
    view: () => <Verdicts target={target} departments={offices} references={references} />,
  },
  {
    part: 'verdicts',
    state: 'three that differ, one made up',
    says: ['已达成', '含补种 40 棵。', '补种不计入新种。', '示例园林局', '虚构'],
    view: () => (
      <Verdicts
        target={{
          ...target,
          claimed: { ...claimedMet, synthetic: true },
          given: givenMissed,
          differs: true,
        }}
        departments={offices}
        references={references}
      />
    ),
  },
];
