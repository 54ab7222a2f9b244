/** `plan.yaml` as a tree of strings whose every value knows its line and column. */
import { isAlias, isMap, isNode, LineCounter, type ParsedNode, parseDocument, visit } from 'yaml';
import type { Problem } from './content.ts';

export type Path = readonly (string | number)[];

export type YamlSource = {
  /** Plain objects, arrays and strings; `COUNTS` as numbers, `FLAGS` as true. */
  value: unknown;
  problem(path: Path, message: string): Problem;
  syntax: Problem[];
};

/** Keys whose values are whole numbers, and keys that are true or left out. Every other scalar is its text. */
const COUNTS = new Set(['offset', 'decimals', 'slots']);
const FLAGS = new Set(['secondary', 'every']);

/**
 * Reads YAML without guessing types (the failsafe schema): `2015`, `5.0` and `no` stay what was written, so a
 * decimal keeps its last zero without quotation marks.
 */
export function readYaml(text: string): YamlSource {
  const lines = new LineCounter();
  const document = parseDocument(text, {
    lineCounter: lines,
    schema: 'failsafe',
    prettyErrors: false,
    // Warnings are problems here; the library would print some of them itself.
    logLevel: 'error',
  });
  const at = (offset: number, message: string, path: Path = []): Problem => {
    const { line, col } = lines.linePos(offset);
    const field = nameOf(path);
    return { file: 'plan.yaml', line, column: col, ...(field ? { field } : {}), message };
  };
  const syntax = [...document.errors, ...document.warnings].map((error) => at(error.pos[0], error.message));
  visit(document, (_key, node) => {
    if (isAlias(node)) syntax.push(at(node.range?.[0] ?? 0, 'an alias (*) is not taken: write the value'));
  });
  return {
    value: syntax.length > 0 ? undefined : typed(document.toJS()),
    problem: (path, message) => at(startOf(document.contents, path), message, path),
    syntax,
  };
}

/** `areas[0].topics[1].name`. */
const nameOf = (path: Path): string =>
  path.reduce<string>(
    (name, step) => (typeof step === 'number' ? `${name}[${step}]` : name ? `${name}.${step}` : step),
    '',
  );

function typed(value: unknown, key?: string): unknown {
  if (Array.isArray(value)) return value.map((item) => typed(item));
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, typed(item, name)]));
  }
  if (key !== undefined && COUNTS.has(key) && /^(0|[1-9][0-9]{0,14})$/.test(String(value)))
    return Number(value);
  if (key !== undefined && FLAGS.has(key) && value === 'true') return true;
  return value;
}

/** Where a value begins; of a value that is not there, its nearest ancestor; of a key without value, the key. */
function startOf(root: ParsedNode | null, path: Path): number {
  let node: unknown = root;
  let start = root?.range[0] ?? 0;
  for (const step of path) {
    if (isMap(node)) {
      const pair = node.items.find((item) => isNode(item.key) && String(item.key) === step);
      if (!pair) return start;
      const key = isNode(pair.key) ? pair.key.range?.[0] : undefined;
      node = pair.value;
      start = (isNode(node) ? node.range?.[0] : undefined) ?? key ?? start;
    } else {
      const items = isNode(node) && 'items' in node ? node.items : undefined;
      node = Array.isArray(items) && typeof step === 'number' ? items[step] : undefined;
      if (!isNode(node)) return start;
      start = node.range?.[0] ?? start;
    }
  }
  return start;
}
