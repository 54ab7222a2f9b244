/** Several files as one zip whose bytes depend on their content and the day alone. */
import { strToU8, type Zippable, zipSync } from 'fflate';

export type ArchivedFile = { name: string; content: string | Uint8Array };

/**
 * The archive, its entries in the order given. Zip knows no time zone: the writer takes the local fields of a date, so
 * the date is made of local fields, and the bytes are the same wherever they are made.
 * @param day `2014-06-30`, of the entries' modification; zip knows none before 1980.
 */
export function archive(files: readonly ArchivedFile[], day: string): Uint8Array<ArrayBuffer> {
  const [year = 1980, month = 1, date = 1] = day.split('-').map(Number);
  const mtime = year < 1980 ? new Date(1980, 0, 1) : new Date(year, month - 1, date);
  const entries: Zippable = Object.fromEntries(
    files.map(({ name, content }) => [
      name,
      [typeof content === 'string' ? strToU8(content) : content, { mtime, level: 6 }] as const,
    ]),
  ) as Zippable;
  return new Uint8Array(zipSync(entries));
}
