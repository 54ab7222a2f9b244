import { account } from '../../domain/account.ts';
import { readAccountRows } from '../../log/account.ts';
import { ALWAYS, column, INDICATOR, NOTE, positionOf, SYNTHETIC } from '../columns.ts';
import { type Source, table } from '../table.ts';
import { DEMAND, PLACE_IN_PLAN, type TargetRow } from './target-demand.ts';
import { LATEST, VERDICTS } from './target-verdicts.ts';

export const targets = table<TargetRow>({
  name: 'targets',
  title: { zh: '目标与结论', en: 'Targets with their verdicts' },
  meaning: {
    zh: '一行是计划的一项目标,连同按规则计算、部门自评、领导小组评定的三方结论',
    en: 'One row is one target with its three verdicts: computed, claimed and given',
  },
  key: ['target'],
  links: [
    { columns: ['indicator'], table: 'indicators', to: ['indicator'] },
    { columns: ['area', 'topic'], table: 'topics', to: ['area', 'topic'] },
    { columns: ['task'], table: 'tasks', to: ['task'] },
  ],
  columns: [
    column('target', 'text', ['目标的标识', 'Id of the target'], (row) => row.id, ALWAYS),
    column('name', 'text', ['目标名称', 'Name of the target'], (row) => row.name, ALWAYS),
    ...INDICATOR,
    ...PLACE_IN_PLAN,
    ...DEMAND,
    ...LATEST,
    ...VERDICTS,
    NOTE,
    SYNTHETIC,
    positionOf(
      'position',
      ['设定目标的记录序号', 'Position of the event that set the target'],
      (row) => row.position,
      ALWAYS,
    ),
  ],
  rows: targetRows,
});

async function* targetRows({ reader, plan, at, day, latest, choose }: Source): AsyncGenerator<TargetRow> {
  const rows = await readAccountRows(reader, plan, at);
  if (!rows) return;
  const { targets: all } = account(rows, { position: at, day });
  const positions = new Map(rows.indicators.map(({ indicator, position }) => [indicator, position]));
  const newest = latest(rows);
  for (const target of choose?.(rows, all) ?? all) {
    const position = positions.get(target.indicator) ?? at;
    yield { ...target, judgedOn: day, position, latest: newest(target), needs: target.params };
  }
}
