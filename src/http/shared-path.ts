/** `?path=`: an address of a page of this site, and of no other. */
import type { Parsed } from './parameters.ts';
import { type Bilingual, fieldProblem } from './problem.ts';

/** Of the address as it is written in a link: every other character percent-encoded. */
export const LONGEST_PATH = 2_000;

/**
 * The path, query and fragment as a browser would resolve them. What would leave the site is refused: another scheme
 * or host, `//host`, `/\\host` and `/.//host` (WHATWG URL §4.4), and control and formatting characters anywhere.
 */
export function sharedPath(text: string | undefined): Parsed<string> {
  if (text === undefined || text === '') return refused(MISSING);
  if (text.length > LONGEST_PATH) return refused(TOO_LONG);
  const isPlain = /^\/(?![/\\])/.test(text) && !/[\\\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u.test(text);
  const url = isPlain ? URL.parse(text, HERE) : null;
  if (url?.origin !== HERE || url.pathname.startsWith('//')) return refused(NOT_OURS);
  const path = url.pathname + url.search + url.hash;
  return path.length > LONGEST_PATH ? refused(TOO_LONG) : { ok: true, value: path };
}

/** Any origin will do: it is compared with, and never told. */
const HERE = 'https://portal.invalid';

const refused = (message: Bilingual): Parsed<never> => ({
  ok: false,
  problem: fieldProblem(400, 'parameter-invalid', 'path', message),
});

const MISSING: Bilingual = {
  zh: '缺少参数 path:请写明要分享的页面,例如 /share?path=/events。',
  en: 'The parameter path is missing: name the page to share, such as /share?path=/events.',
};
const TOO_LONG: Bilingual = {
  zh: `参数 path 太长:编码后不能超过 ${LONGEST_PATH} 个字符。`,
  en: `The parameter path is too long: at most ${LONGEST_PATH} characters once encoded.`,
};
const NOT_OURS: Bilingual = {
  zh: '参数 path 应为本站页面的地址:以一条斜线开头,不含反斜线和控制字符。',
  en: 'The parameter path is not the address of a page of this site: one slash first, no backslash, no control character.',
};
