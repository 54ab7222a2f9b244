/** Gives every quote in the YAML its offset, wherever it stands. */
import type { Problem } from './content.ts';
import { findQuote, placesOf, quoteTo } from './quotes.ts';
import type { TextIndex } from './text-index.ts';
import type { Path, YamlSource } from './yaml-source.ts';

type Mapping = Record<string, unknown>;

/**
 * A copy of the tree in which each mapping with a `quote` has its `offset`. Three shorthands of the YAML end here:
 * `after:` (words that the quote follows), a task's `body: { to: … }` (from its heading to these words), and in
 * notes `every: true` (one note for every place of the quote).
 */
export function resolveQuotes(
  value: unknown,
  index: TextIndex,
  source: YamlSource,
): { value: unknown; problems: Problem[] } {
  const problems: Problem[] = [];
  const resolve = (node: unknown, path: Path): unknown => {
    if (Array.isArray(node)) return node.map((item, at) => resolve(item, [...path, at]));
    if (!isMapping(node)) return node;
    const inside = typeof node.quote === 'string' ? withOffset(node, node.quote, path) : node;
    return Object.fromEntries(
      Object.entries(inside).map(([key, item]) =>
        key === 'body' && isMapping(item) && 'to' in item
          ? [key, bodyOf(inside, item, [...path, key])]
          : [key, resolve(item, [...path, key])],
      ),
    );
  };
  const withOffset = ({ after, ...rest }: Mapping, quote: string, path: Path): Mapping => {
    if (rest.every === true && placesOf(index, quote).length > 0) return rest;
    const hint = {
      offset: typeof rest.offset === 'number' ? rest.offset : undefined,
      after: typeof after === 'string' ? after : undefined,
    };
    const found = findQuote(index, quote, hint);
    if (!found.ok) problems.push(source.problem([...path, found.field], found.message));
    return { ...rest, offset: found.ok ? found.offset : 0 };
  };
  const bodyOf = (item: Mapping, body: Mapping, path: Path): unknown => {
    if (typeof item.offset !== 'number' || typeof body.to !== 'string') return body;
    const found = quoteTo(index, item.offset, body.to);
    if (found.ok) return { quote: found.quote, offset: found.offset };
    problems.push(source.problem([...path, found.field], found.message));
    return { quote: body.to, offset: 0 };
  };
  return { value: resolve(value, []), problems };
}

/** A note that holds for every place of its words becomes one note a place. */
export function everyPlace(note: unknown, index: TextIndex): unknown[] {
  if (!isMapping(note) || note.every !== true || typeof note.quote !== 'string') return [note];
  const { every, ...rest } = note;
  return placesOf(index, note.quote).map((offset) => ({ ...rest, offset }));
}

export const isMapping = (value: unknown): value is Mapping =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
