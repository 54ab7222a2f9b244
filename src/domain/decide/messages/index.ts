/** What is said of a problem, in the reader's language. */
import { en, type ProblemCode } from './en.ts';
import { zh } from './zh.ts';

export type { ProblemCode } from './en.ts';
export type Language = 'en' | 'zh';
export type Params = Readonly<Record<string, string | number>>;

const catalogues = { en, zh } satisfies Record<Language, Record<ProblemCode, string>>;

/** The message of a problem. Parameters are put in as they are: escaping is for whoever shows them. */
export const messageOf = (language: Language, code: ProblemCode, params: Params): string =>
  catalogues[language][code].replace(/\{([a-z]+)\}/g, (whole, name: string) => {
    const value = params[name];
    return value === undefined ? whole : wordFor(language, name, String(value));
  });

/** Parameters that are words of ours, not of the asker, are said in the language; the rest as they are. */
const wordFor = (language: Language, name: string, value: string): string => {
  const said = language === 'zh' ? ZH_WORDS[name] : undefined;
  if (!said) return value;
  return value
    .split(', ')
    .map((word) => said[word] ?? word)
    .join('、');
};

const ROLES: Record<string, string> = {
  resident: '居民',
  clerk: '填报人员',
  verifier: '核实人员',
  evaluator: '评估人员',
  moderator: '审核人员',
  responder: '答复人员',
  editor: '编辑',
  administrator: '管理员',
  operator: '运维人员',
  system: '系统',
};

const ZH_WORDS: Record<string, Record<string, string>> = {
  role: ROLES,
  roles: ROLES,
  units: { year: '年度', half: '半年', quarter: '季度', month: '月', day: '日', range: '跨年时段' },
  kinds: {
    mobile: '手机号码',
    landline: '固定电话号码',
    resident_id: '身份证号码',
    old_resident_id: '15 位身份证号码',
    bank_card: '银行卡号',
    email: '电子邮箱',
  },
  state: {
    returned: '退回',
    withdrawn: '撤回',
    met: '已达成',
    on_track: '正常推进',
    behind: '进度滞后',
    missed: '未达成',
    cannot_judge: '无法判定',
  },
};
