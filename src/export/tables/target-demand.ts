/** Columns of targets: where they stand in the plan, and what they demand. */
import { INNER_KINDS, OPERATORS, TARGET_KINDS } from '../../../events/target.ts';
import type { TargetAccount } from '../../domain/account.ts';
import type { FigureRow } from '../../projections/rows.ts';
import { ALWAYS, column, positionOf, UNIT } from '../columns.ts';
import type { Column } from '../table.ts';

/** A target as its row is made. */
export type TargetRow = TargetAccount & {
  judgedOn: string;
  /** Of the event that set the target. */
  position: number;
  latest: FigureRow | undefined;
  /** What the kind of target needs, as far as it does. */
  needs: Needs;
};

type Needs = {
  [N in 'inner' | 'direction' | 'operator' | 'reference' | 'step' | 'tolerance']?: string | undefined;
} & { places?: string[] | undefined; slots?: number | undefined };

export const PLACE_IN_PLAN: readonly Column<TargetRow>[] = [
  column('area', 'text', ['领域的标识', 'Id of the area'], (row) => row.area, ALWAYS),
  column('area_name', 'text', ['领域名称', 'Name of the area'], (row) => row.areaName, ALWAYS),
  column('topic', 'text', ['主题的标识', 'Id of the topic'], (row) => row.topic, ALWAYS),
  column('topic_name', 'text', ['主题名称', 'Name of the topic'], (row) => row.topicName, ALWAYS),
  column('task', 'text', ['出自任务的标识', 'Id of the task that demands it'], (row) => row.task),
  column(
    'departments',
    'ids',
    ['责任部门的标识', 'Ids of the departments in charge'],
    (row) => row.departments,
  ),
  column('quote', 'text', ['计划原文', "The plan's own words"], (row) => row.quote, ALWAYS),
  column(
    'offset',
    'integer',
    ['原文起始位置,从 0 起', "Where the words begin in the plan's text, from 0"],
    (row) => row.offset,
    { required: true, unit: { zh: '字(码点)', en: 'code points' } },
  ),
];

export const DEMAND: readonly Column<TargetRow>[] = [
  column('kind', 'text', ['要求的类型', 'Kind of demand'], (row) => row.kind, {
    required: true,
    values: TARGET_KINDS,
    vocabulary: 'kinds',
  }),
  column(
    'value',
    'decimal',
    ['目标值;变化幅度的单位为 %', 'Value demanded; of a relative change in per cent'],
    (row) => row.value,
  ),
  column('value_high', 'decimal', ['区间的上界', 'Upper end of a range'], (row) => row.valueHigh),
  UNIT,
  column('scope', 'text', ['口径范围', 'Scope'], (row) => row.scope),
  column(
    'due',
    'text',
    ['期限:日期、年份(至年末),或 every_year(每年)', 'Due: a day, a year (its last day) or `every_year`'],
    (row) => row.due,
    ALWAYS,
  ),
  column(
    'inner',
    'text',
    ['每年或每期要满足的要求', 'What every year or period must satisfy'],
    (row) => row.needs.inner,
    {
      values: INNER_KINDS,
      vocabulary: 'inner',
    },
  ),
  column('direction', 'text', ['变化的方向', 'Direction of the change'], (row) => row.needs.direction, {
    values: ['increase', 'decrease'],
    vocabulary: 'directions',
  }),
  column('operator', 'text', ['比较的方式', 'How it is compared'], (row) => row.needs.operator, {
    values: OPERATORS,
    vocabulary: 'operators',
  }),
  column(
    'reference',
    'text',
    ['所对照参照的标识', 'Id of the reference it is compared with'],
    (row) => row.needs.reference,
  ),
  column('step', 'text', ['逐年,还是总体', 'Each year, or overall'], (row) => row.needs.step, {
    values: ['each_year', 'overall'],
    vocabulary: 'steps',
  }),
  column('tolerance', 'decimal', ['左右的容许偏差', 'Tolerance'], (row) => row.needs.tolerance),
  column(
    'places',
    'texts',
    ['要覆盖的地点或项目', 'Places or items to be covered'],
    (row) => row.needs.places ?? [],
  ),
  column(
    'slots',
    'integer',
    ['要覆盖的处数,原文没有列名', 'How many places, where the text names none'],
    (row) => row.needs.slots,
  ),
  column(
    'baseline_period',
    'text',
    ['基期', 'Period that changes are counted from'],
    (row) => row.baseline?.period,
  ),
  column(
    'baseline_value',
    'decimal',
    ['基期数值', 'Value that changes are counted from'],
    (row) => row.baseline?.value,
  ),
  positionOf(
    'baseline_position',
    [
      '补报基期的记录序号;空白为计划原有或尚缺',
      'Position of the event that set it; empty: the plan did, or nobody',
    ],
    (row) => row.baseline?.position,
  ),
];
