/** 验收材料的说明: what each file is, as of when, and how to check it. Chinese, for whoever receives the file. */
import type { PlanRow } from '../../projections/rows.ts';
import type { Conclusion } from './acceptance-record.ts';

export type About = {
  plan: PlanRow;
  position: number;
  day: string;
  synthetic: boolean;
  conclusion: Conclusion | undefined;
  publicUrl: string;
  /** How many records of the plan the file holds. */
  events: number;
};

export const readme = ({
  plan,
  position,
  day,
  synthetic,
  conclusion,
  publicUrl,
  events,
}: About): string => `${plan.title}
检查验收材料
${plan.documentNumber ? `发文字号:${plan.documentNumber}\n` : ''}发文机关:${plan.issuer}
${synthetic ? '\n【演示数据】表中“虚构”一列为 true 的内容是为演示而编造的,不是实际数据。\n' : ''}
一、截至何时
账本第 ${position} 条记录(含);结论按 ${day} 判定。以后的记录和更正不在其中。
${conclusion ? `验收结论:${conclusion.statedOn}作出,见账本第 ${conclusion.concluded.position} 条记录。` : '验收结论:尚未作出。'}

二、各文件是什么
summary.html      逐项一览,可以直接打印。
targets.csv       每一项目标:要求、最新数据、计算结论、部门自评、领导小组评定,以及是否一致。
figures.csv       全部报送数据:来源、核实情况、更正经过。已退回、已撤回的也在其中,状态列注明。
evaluations.csv   领导小组的评定,包括各年度的和验收的;改过的注明改评记录。
claims.csv        各部门在年度总结里逐项作出的自评。
summaries.csv     各部门年度总结全文和审核结果。
evidence.csv      佐证材料的文件名和 SHA-256 摘要。本站目前不保存佐证文件本身,因此这里没有文件;
                  向报送部门取得文件后,可用摘要核对是否被换过。
verdicts.json     与 targets.csv 相同的结论,附完整的计算过程和所依据的记录序号,供程序读取。
plan.txt          计划原文,与入账时逐字节一致。
events.ndjson     账本中属于本计划的 ${events} 条记录,每行一条,字节与入账时一致。
events.csv        上述每一行在账本中的序号、类型、时间和叶子哈希。

CSV 是带字节序标记的 UTF-8,可用 Excel 直接打开。以 =、+、-、@ 等开头的文字前加了一个单引号,以免被当作公式执行。
CSV 中的空格子表示没有内容;没有数据不等于零。

三、怎样核对
1. 记录有没有被改过:对 events.ndjson 的每一行(不含行尾换行),在前面加一个 00 字节,计算 SHA-256,
   应与 events.csv 的“叶子哈希”相同,也应与网站此刻给出的相同:
   ${publicUrl}/api/v1/events/序号 (响应头 X-Leaf-Hash)
2. 结论算得对不对:verdicts.json 里每一项都写明规则、算式和依据的记录,可以对照 events.ndjson 重算;
   也可以向网站要同一时点的结论来比较:
   ${publicUrl}/api/v1/plans/${plan.plan}/targets?at=${position}&day=${day}
3. 记录全不全:这里只有本计划的记录。整个账本可从 ${publicUrl}/api/v1/events 逐页取得,
   序号应从 0 起连续无缺。
4. 这份文件是不是原样:同一计划、同一序号、同一判定日的文件逐字节相同,重新下载即可比对:
   ${publicUrl}/plans/${plan.plan}/acceptance.zip?at=${position}&day=${day}

这些核对能说明什么、不能说明什么,见 ${publicUrl}/about
`;
