/** Whether a text is the canonical JSON of its value (RFC 8785), without writing it anew where that can be seen. */
import { canonical } from '../../events/envelope.ts';

/**
 * What `JSON.stringify` writes is canonical but for the order of names: numbers and strings are told as ECMAScript
 * tells them (§3.2.2). So a text that it writes again, and whose names stand in order, is canonical.
 */
export function isCanonical(text: string, value: unknown): boolean {
  try {
    if (JSON.stringify(value) === text && isOrdered(value)) return true;
    // Names that look like numbers are moved by the engine: these take the long way.
    return canonical(value) === text;
  } catch {
    // What nests deeper than the stack goes is nobody's event.
    return false;
  }
}

/** Whether the names of every object come in the order of their UTF-16 code units (§3.2.3). */
function isOrdered(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return true;
  if (Array.isArray(value)) return value.every(isOrdered);
  let before: string | undefined;
  // Parsed JSON has no names but its own; `for … in` makes no array of them.
  for (const name in value) {
    if (before !== undefined && name <= before) return false;
    const inner = (value as Record<string, unknown>)[name];
    if (typeof inner === 'object' && !isOrdered(inner)) return false;
    before = name;
  }
  return true;
}
