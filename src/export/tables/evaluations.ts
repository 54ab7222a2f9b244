import { GIVEN_STATES } from '../../../events/evaluation.ts';
import type { EvaluationRow } from '../../projections/rows.ts';
import { ALWAYS, act, column, positionOf, STATED_ON, SYNTHETIC } from '../columns.ts';
import { paged } from '../pages.ts';
import { table } from '../table.ts';

export const evaluations = table<EvaluationRow>({
  name: 'evaluations',
  title: { zh: '领导小组评定', en: 'Evaluations' },
  meaning: {
    zh: '一行是领导小组对一项目标在一个年度或验收时的最新评定',
    en: "One row is the leading group's newest word on a target, for a year or the acceptance",
  },
  key: ['target', 'occasion'],
  links: [
    { columns: ['target'], table: 'targets', to: ['target'] },
    { columns: ['indicator'], table: 'indicators', to: ['indicator'] },
  ],
  columns: [
    column('target', 'text', ['目标的标识', 'Id of the target'], (row) => row.target, ALWAYS),
    column('indicator', 'text', ['指标的标识', 'Id of the indicator'], (row) => row.indicator, ALWAYS),
    column(
      'occasion',
      'text',
      ['年度,或 acceptance(检查验收)', 'A year, or `acceptance`'],
      (row) => row.occasion,
      ALWAYS,
    ),
    column(
      'state',
      'text',
      ['评定的结论,改评后为新结论', 'The verdict given, as last revised'],
      (row) => row.state,
      {
        required: true,
        values: GIVEN_STATES,
        vocabulary: 'states',
      },
    ),
    column('opinion', 'text', ['评定意见', 'Opinion'], (row) => row.opinion, ALWAYS),
    column(
      'relied_on',
      'ids',
      ['所依据数据的编号', 'Ids of the figures that it relied on'],
      (row) => row.reliedOn,
    ),
    STATED_ON,
    ...act<EvaluationRow>((row) => row.given),
    positionOf(
      'state_position',
      ['给出现结论的记录序号:评定,或最近一次改评', 'Position of the event that gave the present verdict'],
      (row) => (row.revisions.at(-1) ?? row.given).position,
      ALWAYS,
    ),
    SYNTHETIC,
  ],
  rows: (source) => paged('evaluations', source),
});
