/** The tables in the file of the acceptance: Chinese headings, codes beside words, one fact a cell. Pure. */
import { messages } from '../../../views/messages/messages.ts';
import { demand, due, referenceNames } from '../../../views/words/demand.ts';
import type { AccountRows, TargetAccount } from '../../domain/account.ts';
import type { Cell } from '../../export/cell.ts';
import { csvLine } from '../../export/csv.ts';
import type { FigureRow, SummaryRow } from '../../projections/rows.ts';

const say = messages.zh;
const words = { say, language: 'zh' } as const;
const BYTE_ORDER_MARK = '\ufeff';

/** A whole table as CSV. */
export const table = (headings: readonly string[], rows: readonly (readonly Cell[])[]): string =>
  BYTE_ORDER_MARK + [headings, ...rows].map(csvLine).join('');

type Latest = (target: TargetAccount) => FigureRow | undefined;

/** Every target with its newest figure and the three verdicts. */
export function targetsTable(
  targets: readonly TargetAccount[],
  { plan, departments }: AccountRows,
  latest: Latest,
): string {
  const names = namesOf(departments);
  const references = referenceNames(plan);
  return table(
    [
      ...['目标编号', '目标', '原文', '领域', '主题', '责任部门', '要求', '期限'],
      ...['最新数据时期', '最新数据', '单位', '数据状态', '来源'],
      ...['计算结论', '暂定', '规则', '原因', '依据记录'],
      ...['自评结论', '自评年度', '自评部门', '自评说明', '自评记录'],
      ...['评定结论', '评定场合', '评定意见', '评定记录', '各方不一致', '虚构'],
    ],
    targets.map((target) => {
      const figure = latest(target);
      const { verdict, claimed, given } = target;
      return [
        ...[target.id, target.name, target.quote, target.areaName, target.topicName],
        target.departments.map((id) => names.get(id) ?? id).join('、'),
        ...[demand(target, words, references), due(target.due, words)],
        ...[figure?.period ?? null, figure?.value ?? null, figure?.unit ?? target.unit],
        ...[figure ? say.indicator.figureStates[figure.state] : null, figure?.source?.name ?? null],
        ...[say.states[verdict.state], verdict.provisional, verdict.rule],
        verdict.reason ? say.indicator.reasons[verdict.reason] : null,
        verdict.because.join(' '),
        ...[claimed ? say.states[claimed.state] : null, claimed?.occasion ?? null],
        claimed?.department ? (names.get(claimed.department) ?? claimed.department) : null,
        ...[claimed?.opinion ?? null, claimed?.position ?? null],
        given ? say.states[given.state] : null,
        given ? occasionOf(given.occasion) : null,
        ...[given?.opinion ?? null, given?.position ?? null, target.differs, target.synthetic],
      ];
    }),
  );
}

/** Every figure with its standing; the corrections of each stand behind it. */
export const figuresTable = ({ figures, indicators }: AccountRows): string => {
  const names = new Map(indicators.map(({ indicator, name }) => [indicator, name]));
  return table(
    [
      ...['指标编号', '指标', '口径', '时期', '数值', '分子', '分母', '单位', '观测状态', '状态'],
      ...['来源', '来源网址', '发布日期', '报送记录', '核实记录', '更正次数', '更正经过', '说明', '虚构'],
    ],
    figures.map((row) => [
      ...[row.indicator, names.get(row.indicator) ?? null, row.scope ?? null, row.period],
      ...[row.value ?? null, row.numerator ?? null, row.denominator ?? null, row.unit],
      ...[say.indicator.observation[row.status], say.indicator.figureStates[row.state]],
      ...[row.source?.name ?? null, row.source?.url ?? null, row.statedOn ?? null],
      ...[row.reported.position, row.verified?.position ?? null, row.corrections.length],
      row.corrections
        .map(
          ({ old, new: now, reason, position }) =>
            `${old.value ?? '无'}→${now.value ?? '无'}(第 ${position} 条,${reason})`,
        )
        .join(';') || null,
      ...[row.note ?? null, row.synthetic === true],
    ]),
  );
};

/** What the leading group gave, every occasion, with how it was revised. */
export const evaluationsTable = ({ evaluations }: AccountRows, targets: readonly TargetAccount[]): string => {
  const names = new Map(targets.map(({ id, name }) => [id, name]));
  return table(
    ['目标编号', '目标', '场合', '评定结论', '意见', '评定记录', '改评记录', '作出日期', '虚构'],
    evaluations.map((row) => [
      ...[row.target, names.get(row.target) ?? null, occasionOf(row.occasion), say.states[row.state]],
      ...[row.opinion, row.given.position, row.revisions.map(({ position }) => position).join(' ') || null],
      ...[row.statedOn ?? null, row.synthetic === true],
    ]),
  );
};

/** What departments claim of themselves, target by target. */
export const claimsTable = (
  { claims, departments }: AccountRows,
  targets: readonly TargetAccount[],
): string => {
  const names = new Map(targets.map(({ id, name }) => [id, name]));
  const offices = namesOf(departments);
  return table(
    ['目标编号', '目标', '年度', '部门', '自评结论', '说明', '记录', '虚构'],
    claims.map((row) => [
      ...[row.target, names.get(row.target) ?? null, row.year, offices.get(row.department) ?? row.department],
      ...[say.states[row.state], row.text ?? null, row.claimed.position, row.synthetic === true],
    ]),
  );
};

/** The departments' annual summaries, whole. */
export const summariesTable = (
  summaries: readonly SummaryRow[],
  { departments }: Pick<AccountRows, 'departments'>,
): string => {
  const offices = namesOf(departments);
  return table(
    ['年度', '部门', '状态', '全文', '提交记录', '审核记录', '退回原因', '虚构'],
    summaries.map((row) => [
      ...[row.year, offices.get(row.department) ?? row.department, say.indicator.summaryStatus[row.status]],
      ...[row.text, row.submitted.position, row.answered?.position ?? null, row.reason ?? null],
      row.synthetic === true,
    ]),
  );
};

/** Evidence by digest: the files themselves are not kept here. */
export const evidenceTable = ({ figures }: AccountRows): string =>
  table(
    ['指标编号', '时期', '文件名', '媒体类型', '字节数', 'SHA-256', '报送记录'],
    figures.flatMap((row) =>
      (row.evidence ?? []).map((one) => [
        ...[row.indicator, row.period, one.name, one.mediaType, one.size, one.sha256, row.reported.position],
      ]),
    ),
  );

const occasionOf = (occasion: string): string =>
  occasion === 'acceptance' ? say.indicator.occasion.acceptance : say.indicator.occasion.year(occasion);

const namesOf = (departments: AccountRows['departments']): ReadonlyMap<string, string> =>
  new Map(departments.map(({ department, name }) => [department, name]));
