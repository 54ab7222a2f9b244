/** What the lines of an official document are that are no clauses: titles, headings, number, addressee, signature. */
import type { LineForm } from '../../../views/pages/text.tsx';
import type { PlanRow } from '../../projections/rows.ts';
import { headingsOf } from './headings.ts';

type Document = Pick<PlanRow, 'title' | 'shortTitle' | 'documentNumber' | 'issuer'>;

/** One form a line; null is a clause. Letterhead and signature stand before the first heading alone. */
export function lineForms(lines: readonly string[], document: Document): (LineForm | null)[] {
  const headings = headingsOf(lines, [document.title, document.shortTitle]);
  const first = headings.findIndex((form) => form?.kind === 'heading');
  return lines.map((line, index) => {
    const heading = headings[index] ?? null;
    if (heading !== null || (first >= 0 && index > first)) return heading;
    return letterForm(line.trim(), document);
  });
}

function letterForm(text: string, { documentNumber, issuer, shortTitle }: Document): LineForm | null {
  if (text === documentNumber) return { kind: 'number' };
  if (text === issuer || /^\d{4}年\d{1,2}月\d{1,2}日$/u.test(text)) return { kind: 'signature' };
  if (/[::]$/u.test(text)) return { kind: 'addressee' };
  // 关于印发《……》的通知: names the document, and ends as no sentence does.
  return text.includes(shortTitle) && !/[。.;;,,!?!?]/u.test(text) ? { kind: 'title' } : null;
}
