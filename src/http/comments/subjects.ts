/** What somebody may write about, looked for by words: indicators, tasks, departments and clauses of the plans. */
import type { Context } from 'hono';
import type { CommentSubject, SubjectSearch } from '../../../views/parts/comment-subject.tsx';
import { readPlanText } from '../../log/account.ts';
import type { Log } from '../../log/log.ts';
import type { RowReader } from '../../log/rows.ts';
import type { PlanRow } from '../../projections/rows.ts';
import { findDocuments, type SearchedDocument } from '../../search/documents.ts';
import { folded } from '../../search/fold.ts';
import { parseQuery } from '../../search/query.ts';
import type { Env } from '../context.ts';
import { subjectOf } from '../pages/comment-subject.ts';
import { readDocuments } from '../search/documents.ts';

/** Of a kind: a phone shows them all at once. */
const MOST = 4;
const KINDS = ['indicator', 'task', 'department', 'text'] as const;

/** The newest state of the plans: nobody writes about the past. */
export async function findSubjects(c: Context<Env>, typed: string): Promise<SubjectSearch> {
  const query = parseQuery(typed);
  if (!query.ok) return { typed, found: [], more: false, problem: 'too_much' };
  if (query.words.length === 0) return { typed, found: [], more: false, problem: 'empty' };
  const { log } = c.get('deps');
  const at = (await log.head()).size - 1;
  const all = await Promise.all(
    (await log.rows('plans', { at })).map((plan) => findInPlan(log, plan, at, query.words)),
  );
  const abouts = KINDS.map((kind) => all.flat().filter((each) => each.kind === kind));
  const found = await Promise.all(
    abouts.flatMap((each) => each.slice(0, MOST)).map(({ plan, about }) => subjectOf(c, plan, about)),
  );
  return {
    typed,
    found: found.filter((each): each is CommentSubject => each !== undefined),
    more: abouts.some(({ length }) => length > MOST),
    problem: found.length === 0 ? 'none' : undefined,
  };
}

type About = { kind: (typeof KINDS)[number]; plan: string; about: string };

async function findInPlan(
  log: Log & RowReader,
  row: PlanRow,
  at: number,
  words: readonly string[],
): Promise<About[]> {
  const { plan } = row;
  const [documents, text] = await Promise.all([readDocuments(log, row, at), readPlanText(log, plan, at)]);
  const starts = startsOfParagraphs(text);
  return findDocuments(documents, words).flatMap((document): About[] => {
    const { kind, id } = document;
    if (kind === 'comment') return [];
    if (kind !== 'text') return isNamed(document, words) ? [{ kind, plan, about: `${kind}/${id}` }] : [];
    const start = starts[Number(id) - 1];
    return start === undefined
      ? []
      : [{ kind, plan, about: `text/${start + sentenceAt(document.fields[0]?.text ?? '', words)}` }];
  });
}

/** By its name, or one that it had: what else is told of it does not say what it is. */
const isNamed = ({ title, fields }: SearchedDocument, words: readonly string[]): boolean =>
  [title, ...fields.filter(({ field }) => NAMES.has(field)).map(({ text }) => text)]
    .map(folded)
    .some((name) => words.every((word) => name.includes(word)));
const NAMES = new Set(['target', 'aliases', 'quote']);

/** Where the first sentence with a word begins in a paragraph, in code points. */
export function sentenceAt(paragraph: string, words: readonly string[]): number {
  const sentences = paragraph.match(/[^。;]*[。;]?/gu) ?? [];
  const index = sentences.findIndex((sentence) => words.some((word) => folded(sentence).includes(word)));
  return [...sentences.slice(0, Math.max(0, index)).join('')].length;
}

/** Where the lines that are not blank begin, less the white space before them, in code points. */
function startsOfParagraphs(text: string): number[] {
  let at = 0;
  return text.split('\n').flatMap((line) => {
    const start = at + [...line].length - [...line.trimStart()].length;
    at += [...line].length + 1;
    return line.trim() === '' ? [] : [start];
  });
}
