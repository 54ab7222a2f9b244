/** A telephone number or an e-mail address, as somebody typed it. */

/** As it is kept: a number in digits, an address in lower case; undefined when it is neither. */
export function contactOf(typed: string): string | undefined {
  const text = typed.normalize('NFKC').trim();
  return text.includes('@') ? addressOf(text) : numberOf(text);
}

/** Mainland mobiles and land lines with or without area code or country, and numbers of other countries with theirs. */
function numberOf(text: string): string | undefined {
  if (!/^\+?[0-9][0-9 ()-]{5,24}$/.test(text)) return undefined;
  const digits = text.replace(/[^0-9+]/g, '');
  return /^\+?[0-9]{7,15}$/.test(digits) ? digits : undefined;
}

const addressOf = (text: string): string | undefined =>
  text.length <= 100 && /^[^\s@<>()",;:\\]{1,64}@[a-z0-9-]+(\.[a-z0-9-]+)+$/i.test(text)
    ? text.toLowerCase()
    : undefined;
