/** The documents of the plans, as they were at a position. */
import { readPlanText } from '../../log/account.ts';
import type { RowReader } from '../../log/rows.ts';
import type { PlanRow } from '../../projections/rows.ts';
import {
  departmentDocument,
  indicatorDocument,
  paragraphDocument,
  type SearchedDocument,
  taskDocument,
} from '../../search/documents.ts';
import { headingsOf } from '../pages/headings.ts';

/** In the order of kinds, and within each of the plan. */
export async function readDocuments(
  reader: RowReader,
  row: PlanRow,
  at: number,
): Promise<SearchedDocument[]> {
  const { plan } = row;
  const where = { plan, at };
  const [indicators, tasks, departments, text] = await Promise.all([
    reader.rows('indicators', where),
    reader.rows('tasks', where),
    reader.rows('departments', where),
    readPlanText(reader, plan, at),
  ]);
  const inOrder = <T extends { position: number }>(rows: readonly T[]) =>
    rows.toSorted((a, b) => a.position - b.position);
  return [
    ...inOrder(indicators).map((each) => indicatorDocument(plan, each)),
    ...tasks.toSorted((a, b) => a.offset - b.offset).map((each) => taskDocument(plan, each)),
    ...inOrder(departments).map((each) => departmentDocument(plan, each, departments)),
    ...paragraphs(text, row),
  ];
}

/** Lines that are not blank, numbered as the text page numbers them; none of a text that is not whole. */
function paragraphs(text: string, { plan, title, shortTitle, text: { codePoints } }: PlanRow) {
  if ([...text].length !== codePoints) return [];
  const lines = text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  const headings = headingsOf(lines, [title, shortTitle]);
  let heading = title;
  return lines.map((line, index) => {
    const under = heading;
    if (headings[index]?.kind === 'heading') heading = line;
    return paragraphDocument(plan, { number: index + 1, text: line, heading: under });
  });
}
