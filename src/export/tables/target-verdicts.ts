/** Columns of targets: the newest figure, and the verdicts side by side. */
import { GIVEN_STATES } from '../../../events/evaluation.ts';
import { VERDICT_STATES } from '../../../events/verdict.ts';
import type { TargetAccount } from '../../domain/account.ts';
import type { Reason } from '../../domain/facts.ts';
import { ALWAYS, column, positionOf } from '../columns.ts';
import type { Column } from '../table.ts';
import type { TargetRow } from './target-demand.ts';

export const LATEST: readonly Column<TargetRow>[] = [
  column(
    'latest_period',
    'text',
    ['最新数据的时期', 'Period of the newest figure'],
    (row) => row.latest?.period,
  ),
  column(
    'latest_value',
    'decimal',
    ['最新数据的数值', 'Value of the newest figure'],
    (row) => row.latest?.value,
  ),
  column('latest_state', 'text', ['最新数据的核实情况', 'What became of it'], (row) => row.latest?.state, {
    values: ['reported', 'verified'],
    vocabulary: 'figureStates',
  }),
  positionOf(
    'latest_position',
    ['给出最新数据现值的记录序号', 'Position of the event that gave its present value'],
    (row) => row.latest && (row.latest.corrections.at(-1) ?? row.latest.reported).position,
  ),
];

const REASONS = [
  'baseline_missing',
  'baseline_zero',
  'reference_missing',
  'definition_changed',
  'evaluation_only',
  'figure_missing',
  'figure_overdue',
  'no_figure_yet',
] as const satisfies readonly Reason[];

export const VERDICTS: readonly Column<TargetRow>[] = [
  column(
    'judged_on',
    'date',
    ['结论按哪一天判定', 'Day that the verdict is judged on'],
    (row) => row.judgedOn,
    ALWAYS,
  ),
  column('state', 'text', ['按规则计算的结论', 'The verdict computed by rule'], (row) => row.verdict.state, {
    required: true,
    values: VERDICT_STATES,
    vocabulary: 'states',
  }),
  column(
    'provisional',
    'boolean',
    ['是否暂定:所依据的数据尚未核实', 'Whether it rests on figures that nobody has verified'],
    (row) => row.verdict.provisional,
    ALWAYS,
  ),
  column('rule', 'text', ['规则及其版本', 'The rule and its version'], (row) => row.verdict.rule, ALWAYS),
  column(
    'reason',
    'text',
    ['无法计算的原因,或要留意的事', 'Why there is no judgement, or what to bear in mind'],
    (row) => row.verdict.reason,
    {
      values: REASONS,
      vocabulary: 'reasons',
    },
  ),
  column(
    'because',
    'positions',
    ['用到的记录的序号', 'Positions of the events that were used'],
    (row) => row.verdict.because,
  ),
  column(
    'computed_synthetic',
    'boolean',
    ['计算的结论是否用到虚构数据', 'Whether the computed verdict rests on something made up'],
    (row) => row.computedSynthetic,
    ALWAYS,
  ),
  ...said('claimed', ['部门自评', 'claimed by the department'], (row) => row.claimed),
  column(
    'claimed_department',
    'text',
    ['自评的部门', 'Department that claims it'],
    (row) => row.claimed?.department,
  ),
  ...said('given', ['领导小组评定', 'given by the leading group'], (row) => row.given),
  column(
    'differs',
    'boolean',
    ['各方结论是否不一致', 'Whether the verdicts differ'],
    (row) => row.differs,
    ALWAYS,
  ),
];

/** The columns of a verdict by somebody. */
function said(
  name: 'claimed' | 'given',
  [zh, en]: readonly [string, string],
  of: (row: TargetRow) => TargetAccount['given'],
): Column<TargetRow>[] {
  return [
    column(`${name}_state`, 'text', [`${zh}的结论`, `Verdict ${en}`], (row) => of(row)?.state, {
      values: GIVEN_STATES,
      vocabulary: 'states',
    }),
    column(
      `${name}_occasion`,
      'text',
      [`${zh}的年度,或 acceptance(验收)`, `Year, or \`acceptance\`, of the verdict ${en}`],
      (row) => of(row)?.occasion,
    ),
    column(`${name}_on`, 'date', [`${zh}的日期`, `Day of the verdict ${en}`], (row) => of(row)?.day),
    column(
      `${name}_text`,
      'text',
      [`${zh}的意见`, `Opinion with the verdict ${en}`],
      (row) => of(row)?.opinion,
    ),
    positionOf(
      `${name}_position`,
      [`${zh}的记录序号`, `Position of the verdict ${en}`],
      (row) => of(row)?.position,
    ),
  ];
}
