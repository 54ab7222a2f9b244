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

/** Parameters that are words of ours, not of the asker, are said in the language. */
const words: Record<string, Record<Language, Record<string, string>>> = {
  state: {
    en: { reported: 'reported', verified: 'verified', returned: 'returned', withdrawn: 'withdrawn' },
    zh: {
      returned: '退回',
      withdrawn: '撤回',
      met: '已达成',
      on_track: '正常推进',
      behind: '进度滞后',
      missed: '未达成',
      cannot_judge: '无法判定',
    },
  },
};
const wordFor = (language: Language, name: string, value: string): string =>
  words[name]?.[language][value] ?? value;
