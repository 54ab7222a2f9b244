/** Decimals and counts as people read them. The digits are the event's own: nothing is rounded. */

/** `-12345.60` → `−12,345.60`, with a true minus sign. */
export function number(decimal: string | number): string {
  const [whole = '', fraction] = String(decimal).split('.');
  const grouped = whole.replace('-', '−').replace(/\d(?=(\d{3})+$)/g, '$&,');
  return fraction === undefined ? grouped : `${grouped}.${fraction}`;
}

/** A number with its unit; signs such as % and ‰ and °C stand close, words apart. `-` is the unit of words. */
export function quantity(decimal: string, unit: string): string {
  if (unit === '-' || unit === '') return number(decimal);
  return `${number(decimal)}${/^[%‰°′″]/u.test(unit) ? '' : ' '}${unit}`;
}
