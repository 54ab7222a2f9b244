/** Parameters of a query, parsed one by one; what is wrong names the parameter and says what is right. */
import { Slug, Text } from '../../events/scalars.ts';
import { fieldProblem, type Problem } from './problem.ts';
import { quoted } from './quoted.ts';

export type Parsed<T> = { ok: true; value: T } | { ok: false; problem: Problem };

/** A plain integer within bounds: no sign, no exponent, no zero in front. */
export function integer(
  name: string,
  text: string | undefined,
  { least, most, otherwise }: { least: number; most: number; otherwise: number },
): Parsed<number> {
  if (text === undefined) return { ok: true, value: otherwise };
  const value = /^(0|[1-9][0-9]{0,15})$/.test(text) ? Number(text) : Number.NaN;
  if (value >= least && value <= most) return { ok: true, value };
  const range =
    most === Number.MAX_SAFE_INTEGER
      ? [`${least} 起`, `from ${least}`]
      : [`${least} 至 ${most}`, `from ${least} to ${most}`];
  return {
    ok: false,
    problem: fieldProblem(400, 'parameter-invalid', name, {
      zh: `参数 ${name} 的值${quoted(text)}不对:应为 ${range[0]}的整数。`,
      en: `The parameter ${name}, ${quoted(text)}, is not an integer ${range[1]}.`,
    }),
  };
}

/** Text that a database can be asked about. */
export const plainText = (name: string, text: string, most = 300): Parsed<string> =>
  Text(most).safeParse(text).success
    ? { ok: true, value: text }
    : {
        ok: false,
        problem: fieldProblem(400, 'parameter-invalid', name, {
          zh: `参数 ${name} 的值${quoted(text)}不对:应为 1 至 ${most} 个字符,不含空字符。`,
          en: `The parameter ${name}, ${quoted(text)}, is not a text of 1 to ${most} characters without NUL.`,
        }),
      };

/** An id in a path that is no id names nothing: it need not be looked up. */
export const isId = (text: string): boolean => Slug.safeParse(text).success;
