/** Turns what a schema refuses into problems that an author can mend. */
import type { z } from 'zod';
import { TARGET_KINDS } from '../../../events/target.ts';
import type { Problem } from './content.ts';
import type { Path, YamlSource } from './yaml-source.ts';

type Issue = z.core.$ZodIssue;

/** Words for fields whose schema is a pattern or a union, and would not say what it wants. */
const WANTED: Record<string, string> = {
  due: 'is not a due such as 2015, 2015-12-31 or every_year',
  kind: `is not a kind of target: ${TARGET_KINDS.join(', ')}`,
  start: 'is not a date such as 2015, 2015-06 or 2015-06-30',
  end: 'is not a date such as 2015, 2015-06 or 2015-06-30',
  on: 'is not a date such as 2015, 2015-06 or 2015-06-30',
  fiscalYearStart: 'is not a month and day such as 04-01',
};

/** One problem for each issue, at the place in the YAML that it is about. */
export function problemsOf(
  source: YamlSource,
  issues: readonly Issue[],
  value: unknown,
  path: Path,
): Problem[] {
  return issues.flatMap((issue) => {
    const at = issue.path.filter((step) => typeof step !== 'symbol');
    if (issue.code === 'unrecognized_keys') {
      return issue.keys.map((key) => source.problem([...path, ...at, key], strayKey(key, value, at)));
    }
    return [source.problem([...path, ...at], messageOf(issue, valueAt(value, at), at.at(-1)))];
  });
}

function messageOf(issue: Issue, value: unknown, field: string | number | undefined): string {
  if (value === undefined && issue.code !== 'custom') return 'is required';
  const wanted = typeof field === 'string' ? WANTED[field] : undefined;
  const patterned = issue.code === 'invalid_format' && issue.format === 'regex';
  if (wanted && (issue.code === 'invalid_union' || patterned)) return wanted;
  switch (issue.code) {
    case 'invalid_type':
      return issue.expected === 'int' || issue.expected === 'number'
        ? `is not a whole number: ${shown(value)}`
        : `is not ${named(issue.expected)}: ${shown(value)}`;
    case 'invalid_value':
      return `is not one of ${issue.values.map(String).join(', ')}: ${shown(value)}`;
    case 'invalid_format':
      return issue.format === 'regex' && !/pattern|Invalid/.test(issue.message)
        ? `${issue.message}: ${shown(value)}`
        : `is not a ${formatName(issue.format)}: ${shown(value)}`;
    case 'too_small':
      return issue.origin === 'string' || issue.origin === 'array' ? 'is empty' : `is below ${issue.minimum}`;
    case 'too_big':
      return `is longer or greater than ${issue.maximum}`;
    default:
      return issue.message;
  }
}

function strayKey(key: string, value: unknown, path: Path): string {
  const kind = valueAt(value, [...path, 'kind']);
  if (typeof kind === 'string') return `${key} does not belong to a target of kind ${kind}`;
  return `${key} is not known here`;
}

const valueAt = (value: unknown, path: Path): unknown =>
  path.reduce<unknown>(
    (inside, step) => (typeof inside === 'object' && inside !== null ? Reflect.get(inside, step) : undefined),
    value,
  );

const shown = (value: unknown): string => {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
};
const named = (expected: string): string =>
  ({ object: 'a mapping', array: 'a list', string: 'a text' })[expected] ?? expected;
const formatName = (format: string): string =>
  ({ date: 'calendar date such as 2015-12-31', url: 'http(s) address' })[format] ?? format;
