/** What can be wrong with `?at=` and `?day=`, in words that say what would be right. */
import type { FieldProblem, Problem } from './problem.ts';
import { quoted } from './quoted.ts';

/** One problem for all complaints about the moment. */
export const momentProblem = (status: 400 | 404, errors: readonly FieldProblem[]): Problem => ({
  status,
  code: status === 400 ? 'moment-invalid' : 'moment-unknown',
  message: {
    zh: errors.map(({ message }) => message.zh).join(''),
    en: errors.map(({ message }) => message.en).join(' '),
  },
  errors,
});

export const atMalformed = (at: string): FieldProblem => ({
  field: 'at',
  message: {
    zh: `参数 at 的值${quoted(at)}不对:应为记录序号(从 0 起的整数,如 412)或日期(如 2014-06-30)。`,
    en: `The parameter at, ${quoted(at)}, is neither a position (an integer from 0, such as 412) nor a date (such as 2014-06-30).`,
  },
});

export const atDayNotOver = (at: string, today: string): FieldProblem => ({
  field: 'at',
  message: {
    zh: `参数 at 的日期 ${at} 尚未结束(今天是 ${today}):请选更早的日期,或不写 at 以查看当前内容。`,
    en: `The date ${at} in the parameter at is not over (today is ${today}): take an earlier one, or leave at out to see what is known now.`,
  },
});

export const atBeforeStart = (at: string): FieldProblem => ({
  field: 'at',
  message: {
    zh: `参数 at 的日期 ${at} 早于第一条记录:当时还没有任何内容。`,
    en: `The date ${at} in the parameter at lies before the first event: nothing was recorded then.`,
  },
});

export const atBeyondHead = (at: string, head: number): FieldProblem => ({
  field: 'at',
  message:
    head < 0
      ? {
          zh: `参数 at 的序号 ${at} 不存在:目前还没有任何记录。`,
          en: `There is no position ${at}, as the parameter at asks: nothing has been recorded yet.`,
        }
      : {
          zh: `参数 at 的序号 ${at} 不存在:目前最后一条记录是第 ${head} 条。`,
          en: `There is no position ${at}, as the parameter at asks: the last one is ${head}.`,
        },
});

export const dayMalformed = (day: string): FieldProblem => ({
  field: 'day',
  message: {
    zh: `参数 day 的值${quoted(day)}不对:应为存在的日期,如 2014-06-30。`,
    en: `The parameter day, ${quoted(day)}, is not a date that exists, such as 2014-06-30.`,
  },
});

export const dayInFuture = (day: string, today: string): FieldProblem => ({
  field: 'day',
  message: {
    zh: `参数 day 的日期 ${day} 在今天(${today})之后:只能按今天或更早的日期判定。`,
    en: `The parameter day, ${day}, lies after today (${today}): verdicts are given for today or earlier days.`,
  },
});
