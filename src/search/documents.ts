/** What of a plan can be found: its indicators, tasks, departments and paragraphs, as texts to look through. */
import type { CommentRow, DepartmentRow, IndicatorRow, TaskRow } from '../projections/rows.ts';
import { folded } from './fold.ts';

export const DOCUMENT_KINDS = ['indicator', 'task', 'department', 'text', 'comment'] as const;
export type DocumentKind = (typeof DOCUMENT_KINDS)[number];

/** `field` names what the text is, as fields of events are named. */
export type Field = { field: string; text: string; anchor?: string };
export type SearchedDocument = {
  kind: DocumentKind;
  /** Null for comments on no plan. */
  plan: string | null;
  /** Of the indicator, task, department or comment; the number of a paragraph. */
  id: string;
  title: string;
  fields: readonly Field[];
  synthetic?: true | undefined;
};

export const indicatorDocument = (plan: string, row: IndicatorRow): SearchedDocument => ({
  kind: 'indicator',
  plan,
  id: row.indicator,
  title: row.name,
  fields: present([
    ...row.targets.flatMap(({ id, name, quote, unit }) => [
      { field: 'quote', text: quote, anchor: `t-${id}` },
      ...(name === row.name ? [] : [{ field: 'target', text: name, anchor: `t-${id}` }]),
      ...(unit === row.unit || unit === '-' ? [] : [{ field: 'unit', text: unit, anchor: `t-${id}` }]),
    ]),
    { field: 'unit', text: row.unit === '-' ? undefined : row.unit },
    { field: 'scope', text: row.scope },
    ...(row.scopes ?? []).map((text) => ({ field: 'scope', text })),
    { field: 'definition', text: row.definition },
  ]),
});

/** The heading is the title; the rest of the item is its body. */
export const taskDocument = (plan: string, row: TaskRow): SearchedDocument => ({
  kind: 'task',
  plan,
  id: row.task,
  title: `${row.number} ${row.name}`,
  fields: present([
    { field: 'body', text: withoutHeading(row) },
    { field: 'section', text: row.section },
  ]),
});

const withoutHeading = ({ quote, body }: TaskRow): string =>
  body.quote.startsWith(quote) ? body.quote.slice(quote.length).trim() : body.quote;

/** By every name that it has or had, and by that of what it became. */
export const departmentDocument = (
  plan: string,
  row: DepartmentRow,
  all: readonly DepartmentRow[],
): SearchedDocument => {
  const nameOf = (id: string) => all.find(({ department }) => department === id)?.name;
  return {
    kind: 'department',
    plan,
    id: row.department,
    title: row.name,
    fields: present([
      ...row.aliases.map((text) => ({ field: 'aliases', text })),
      { field: 'successor', text: row.succeededBy && nameOf(row.succeededBy.department) },
      ...(row.predecessors ?? []).map((id) => ({ field: 'predecessors', text: nameOf(id) })),
      { field: 'note', text: row.note },
    ]),
  };
};

/** `number` counts the lines that are not blank, as the text page does; `heading` is what they stand under. */
export const paragraphDocument = (
  plan: string,
  { number, text, heading }: { number: number; text: string; heading: string },
): SearchedDocument => ({
  kind: 'text',
  plan,
  id: String(number),
  title: heading,
  fields: [{ field: 'text', text }],
});

/** A comment as it was published, with the replies to it. */
export const commentDocument = (
  { comment, plan, synthetic }: CommentRow,
  { title, body, name }: { title: string; body: string; name: string },
  replies: readonly string[],
): SearchedDocument => ({
  kind: 'comment',
  plan: plan ?? null,
  id: comment,
  title,
  fields: present([
    { field: 'body', text: body },
    ...replies.map((text) => ({ field: 'reply', text })),
    { field: 'writer', text: name },
  ]),
  synthetic,
});

const present = (fields: readonly { field: string; text: string | undefined; anchor?: string }[]): Field[] =>
  fields.flatMap(({ text, ...field }) => (text === undefined || text === '' ? [] : [{ ...field, text }]));

/** Those in which every word occurs; what has them all in its title comes first. Else the order is kept. */
export function findDocuments(
  documents: readonly SearchedDocument[],
  words: readonly string[],
): SearchedDocument[] {
  if (words.length === 0) return [];
  const found = documents.filter((document) => {
    const texts = foldedTexts(document);
    return words.every((word) => texts.some((text) => text.includes(word)));
  });
  const isNamed = ({ kind, title }: SearchedDocument) =>
    kind !== 'text' && words.every((word) => foldedOf(kind)(title).includes(word));
  return [...found.filter(isNamed), ...found.filter((document) => !isNamed(document))];
}

/** The heading of a paragraph is found by itself, as a paragraph. */
const foldedTexts = ({ kind, title, fields }: SearchedDocument): string[] => [
  ...(kind === 'text' ? [] : [foldedOf(kind)(title)]),
  ...fields.map(({ text }) => foldedOf(kind)(text)),
];

/** What residents wrote may have to go: no copy of it is remembered. */
const foldedOf = (kind: DocumentKind) => (kind === 'comment' ? folded : foldedOnce);

/** The same few hundred texts are asked for by every search. */
const known = new Map<string, string>();
const MOST_KNOWN = 20_000;

function foldedOnce(text: string): string {
  const before = known.get(text);
  if (before !== undefined) return before;
  if (known.size >= MOST_KNOWN) known.clear();
  const result = folded(text);
  known.set(text, result);
  return result;
}
