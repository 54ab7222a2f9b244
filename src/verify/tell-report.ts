/** The report in words, a line at a time, in Chinese or in English. */
import type { CommentCounts } from './comments.ts';
import { CHECKS, type Check, type Finding } from './finding.ts';
import type { CheckOutcome, Report } from './report.ts';

export type Language = 'zh' | 'en';

/** The lines of the report, the conclusion last. */
export function tellReport(report: Report, language: Language): string[] {
  const words = WORDS[language];
  const { checkpoint, judged, counts } = report;
  return [
    ...(checkpoint
      ? [
          words.log(checkpoint.origin),
          words.checkpoint(checkpoint.size, checkpoint.root),
          ...(checkpoint.lastTime ? [words.lastTime(checkpoint.lastTime)] : []),
          ...checkpoint.signedBy.map(words.signedBy),
          ...checkpoint.cosignedBy.map(({ key, at }) => words.cosignedBy(key, at)),
          ...report.earlier.map(words.earlier),
        ]
      : []),
    ...CHECKS.map((check) => `${words.outcomes[report.checks[check]]} ${words.checks[check]}`),
    words.counts(counts),
    ...(counts.comments ? [words.comments(counts.comments)] : []),
    ...(counts.statistics ? [words.statistics(counts.statistics)] : []),
    ...(judged ? [words.judged(judged.position, judged.day)] : []),
    ...report.findings.map((finding) => `${words.severities[finding.severity]} ${finding[language]}`),
    ...(report.left > 0 ? [words.left(report.left)] : []),
    conclusion(report, language),
  ];
}

function conclusion({ outcome, findings }: Report, language: Language): string {
  const words = WORDS[language];
  if (outcome !== 'failed') return words.conclusions[outcome];
  const first = findings.find(({ severity }) => severity === 'failed');
  return words.conclusions.failed(first);
}

type Words = {
  log(origin: string): string;
  checkpoint(size: number, root: string): string;
  lastTime(time: string): string;
  signedBy(key: string): string;
  cosignedBy(key: string, at: string): string;
  earlier(size: number): string;
  counts(counts: Report['counts']): string;
  comments(counts: CommentCounts): string;
  statistics(compared: { numbers: number; comments: number }): string;
  judged(position: number, day: string): string;
  left(count: number): string;
  outcomes: Record<CheckOutcome, string>;
  checks: Record<Check, string>;
  severities: Record<Finding['severity'], string>;
  conclusions: { verified: string; unchecked: string; failed(first: Finding | undefined): string };
};

const WORDS: Record<Language, Words> = {
  zh: {
    log: (origin) => `账本    ${origin}`,
    checkpoint: (size, root) => `检查点  ${size} 条记录,根哈希 ${root}`,
    lastTime: (time) => `末条时间 ${time}`,
    signedBy: (key) => `签署    ${key}`,
    cosignedBy: (key, at) => `见证    ${key},${at}`,
    earlier: (size) => `先前    ${size} 条记录的检查点`,
    counts: ({ events, openings, evidence, plans, targets }) =>
      `已核对 ${events} 条记录、${openings} 段公开文字、${evidence} 份凭证摘要、${plans} 个计划的 ${targets} 项目标结论`,
    comments: ({ submitted, accepted, declined, answered, open, erased, selected }) =>
      `留言    收到 ${submitted} 件:受理 ${accepted},不予受理 ${declined},已答复 ${answered},未办结 ${open};已抹除 ${erased},选登 ${selected}`,
    statistics: ({ numbers, comments }) =>
      `统计    已核对 ${numbers} 个公布的数字、列出的 ${comments} 件留言`,
    judged: (position, day) => `结论以第 ${position} 条记录为限,按 ${day} 判定`,
    left: (count) => `另有 ${count} 项同类问题未逐一列出`,
    outcomes: { passed: '[通过]', failed: '[不符]', unchecked: '[未能核对]', skipped: '[未核对]' },
    checks: {
      signature: '检查点的签名',
      cosignatures: '见证方的共同签名',
      tree: '由全部记录重算的根哈希',
      tiles: '账本公布的哈希',
      history: '与先前检查点的一致性',
      events: '每条记录的格式、来源、时间、标识和序号',
      comments: '每件留言的办理经过',
      sealed: '公开文字与承诺值',
      evidence: '凭证摘要',
      verdicts: '由记录重新得出的每一项结论',
      statistics: '公布的留言办理统计和留言列表',
    },
    severities: { failed: '不符:', unchecked: '未能核对:', noted: '说明:' },
    conclusions: {
      verified: '结论:核验通过。',
      unchecked: '结论:未能完成核验;没有发现不符之处,但上列各项无法核对。',
      failed: (first) => `结论:核验不通过。${first?.zh ?? ''}`,
    },
  },
  en: {
    log: (origin) => `log         ${origin}`,
    checkpoint: (size, root) => `checkpoint  ${size} events, root ${root}`,
    lastTime: (time) => `last event  ${time}`,
    signedBy: (key) => `signed by   ${key}`,
    cosignedBy: (key, at) => `cosigned by ${key}, ${at}`,
    earlier: (size) => `earlier     checkpoint of ${size} events`,
    counts: ({ events, openings, evidence, plans, targets }) =>
      `checked ${events} events, ${openings} public texts, ${evidence} digests of evidence, ${targets} verdicts of ${plans} plans`,
    comments: ({ submitted, accepted, declined, answered, open, erased, selected }) =>
      `comments    ${submitted} submitted: ${accepted} accepted, ${declined} declined, ${answered} answered, ${open} open; ${erased} erased, ${selected} published`,
    statistics: ({ numbers, comments }) =>
      `statistics  ${numbers} published numbers, ${comments} listed comments`,
    judged: (position, day) => `verdicts as of event ${position}, judged on ${day}`,
    left: (count) => `${count} more findings of these kinds are not listed`,
    outcomes: {
      passed: '[passed]',
      failed: '[FAILED]',
      unchecked: '[could not check]',
      skipped: '[not checked]',
    },
    checks: {
      signature: 'signature of the checkpoint',
      cosignatures: 'cosignatures of the witnesses',
      tree: 'root computed from every event',
      tiles: 'hashes that the log serves',
      history: 'consistency with the earlier checkpoint',
      events: 'format, source, time, id and revision of every event',
      comments: 'the handling of every comment',
      sealed: 'public texts against their commitments',
      evidence: 'digests of evidence',
      verdicts: 'every verdict, computed again from the events',
      statistics: 'published statistics and list of comments',
    },
    severities: { failed: 'FAILED:', unchecked: 'could not check:', noted: 'note:' },
    conclusions: {
      verified: 'It verifies.',
      unchecked:
        'It could not be verified: nothing was found wrong, but what is listed above could not be checked.',
      failed: (first) => `It does NOT verify. ${first?.en ?? ''}`,
    },
  },
};
