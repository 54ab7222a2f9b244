/** English numbers their nouns: `plural('1', 'target')` → `1 target`; the count comes as it is written. */
export const plural = (n: string, one: string, many = `${one}s`): string => `${n} ${n === '1' ? one : many}`;
