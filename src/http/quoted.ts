/** What a client sent, told back to it: short, on one line, and without characters that could mislead. */

const LONGEST = 40;

/** `“…”`, cut at 40 characters; control and bidirectional characters become `\u{…}`. */
export function quoted(value: string): string {
  const characters = [...value.toWellFormed()];
  const shown = characters
    .slice(0, LONGEST)
    .map((character) =>
      /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u.test(character)
        ? `\\u{${character.codePointAt(0)?.toString(16)}}`
        : character,
    );
  return `“${shown.join('')}${characters.length > LONGEST ? '…' : ''}”`;
}
