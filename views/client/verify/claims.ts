/** What the page shows of each record, as it stands in the document: read from what the reader sees. */

/** A field as shown. Each is compared with the record in its own way: see `compare.ts`. */
export const FIELDS = [
  'entry',
  'position',
  'id',
  'type',
  'subject',
  'revision',
  'time',
  'value',
  'change',
] as const;
export type Field = (typeof FIELDS)[number];
export type Shown = { field: Field; text: string };
export type Claim = { position: number; shown: readonly Shown[] };

/** One claim for each of the positions. What is shown of other records is not asked about. */
export function claimsOn(page: ParentNode, positions: readonly number[]): Claim[] {
  const shown = new Map<number, Shown[]>(positions.map((position) => [position, []]));
  for (const element of page.querySelectorAll<HTMLElement>('[data-shown]')) {
    const position = Number(element.closest<HTMLElement>('[data-record]')?.dataset.record);
    const field = FIELDS.find((name) => name === element.dataset.shown);
    if (field) shown.get(position)?.push({ field, text: textOf(element) });
  }
  return [...shown].map(([position, each]) => ({ position, shown: each }));
}

/** An instant and a type are shown in words: their exact form stands beside. */
const textOf = (element: HTMLElement): string =>
  element.dataset.is ?? element.getAttribute('datetime') ?? element.textContent ?? '';
