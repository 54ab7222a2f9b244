/** Reads a workbook back, by what ECMA-376 says and without our writer: zip, names of sheets, cells. */
import { strFromU8, unzipSync } from 'fflate';

export type ReadCell = { type: 'text' | 'number' | 'boolean'; text: string; style: number };
export type ReadSheet = { name: string; rows: (ReadCell | undefined)[][] };

export function readXlsx(bytes: Uint8Array): ReadSheet[] {
  const files = unzipSync(bytes);
  const part = (path: string): string => {
    const file = files[path];
    if (!file) throw new Error(`the workbook has no ${path}`);
    return strFromU8(file);
  };
  const targets = new Map(
    [...part('xl/_rels/workbook.xml.rels').matchAll(/Id="([^"]+)"[^>]*Target="([^"]+)"/g)].map(
      ([, id = '', target = '']) => [id, target],
    ),
  );
  return [...part('xl/workbook.xml').matchAll(/<sheet name="([^"]*)"[^>]*r:id="([^"]*)"/g)].map(
    ([, name = '', id = '']) => ({
      name: decoded(name),
      rows: [...part(`xl/${targets.get(id)}`).matchAll(/<row r="\d+">(.*?)<\/row>/gs)].map(([, row = '']) =>
        cellsOf(row),
      ),
    }),
  );
}

function cellsOf(row: string): (ReadCell | undefined)[] {
  const cells: (ReadCell | undefined)[] = [];
  for (const [, letters = '', attributes = '', inner = ''] of row.matchAll(
    /<c r="([A-Z]+)\d+"([^>]*)>(.*?)<\/c>/gs,
  )) {
    const type = /t="(\w+)"/.exec(attributes)?.[1];
    const style = Number(/s="(\d+)"/.exec(attributes)?.[1] ?? 0);
    const text =
      type === 'inlineStr' ? inner.replace(/<[^>]+>/g, '') : (/<v>(.*)<\/v>/.exec(inner)?.[1] ?? '');
    cells[columnOf(letters)] = {
      type: type === 'inlineStr' ? 'text' : type === 'b' ? 'boolean' : 'number',
      text: decoded(text),
      style,
    };
  }
  return cells;
}

const columnOf = (letters: string): number =>
  [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;

const decoded = (text: string): string =>
  text
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&amp;/g, '&')
    .replace(/_x([0-9A-F]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
