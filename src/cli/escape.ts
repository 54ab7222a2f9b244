/** Data never steers a terminal: control characters are shown, not sent. */

/**
 * C0 and C1 controls and DEL; what turns the direction of text (UAX #9) or hides in it; line separators that
 * terminals take for new lines; lone surrogates.
 */
const UNSAFE =
  /[\p{Cc}\p{Cs}\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}]/gu;

/** One line for people: each unsafe character as `\u{1b}`. */
export const escapeLine = (text: string): string =>
  text.replace(UNSAFE, (character) => `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`);

/** JSON text with the same meaning and nothing unsafe in it: strings alone can hold such characters. */
export const escapeJson = (json: string): string =>
  json.replace(UNSAFE, (character) =>
    [...Array(character.length).keys()]
      .map((index) => `\\u${character.charCodeAt(index).toString(16).padStart(4, '0')}`)
      .join(''),
  );
