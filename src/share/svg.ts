/** Pieces of SVG as text. What comes from outside is escaped here, and nowhere else. */
import { INK } from './palette.ts';
import { FAMILY } from './rasterize.ts';

type Value = string | number | undefined;

/** One element; attributes that are undefined are left out. `inner` is SVG already. */
export function element(name: string, attributes: Readonly<Record<string, Value>>, inner = ''): string {
  const said = Object.entries(attributes).flatMap(([key, value]) =>
    value === undefined ? [] : [` ${key}="${escaped(String(value))}"`],
  );
  return inner === '' ? `<${name}${said.join('')}/>` : `<${name}${said.join('')}>${inner}</${name}>`;
}

export type Style = { size: number; weight?: 400 | 600; fill?: string; anchor?: 'start' | 'middle' | 'end' };

/** A line of text with its baseline at `y`. */
export const line = (x: number, y: number, said: string, { size, weight, fill, anchor }: Style): string =>
  element(
    'text',
    {
      x,
      y,
      'font-family': FAMILY,
      'font-size': size,
      'font-weight': weight ?? 400,
      fill: fill ?? INK,
      'text-anchor': anchor,
    },
    escaped(said),
  );

/** XML takes no control characters, however they are written (XML 1.0 §2.2); those that turn text round mislead. */
const escaped = (text: string): string =>
  text
    .toWellFormed()
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\u{fffe}\u{ffff}]/gu, ' ')
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/"/g, '&quot;');
