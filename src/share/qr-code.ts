/** A QR code as SVG: one path, a square a module, black on white whatever the reader's theme. */
import { element } from './svg.ts';

/** `modules` row by row, with the quiet zone of four modules that a scanner needs (ISO/IEC 18004 §6.3.8). */
export function qrCode(modules: readonly (readonly boolean[])[]): string {
  const size = modules.length;
  const d = modules
    .flatMap((row, y) => row.map((isDark, x) => (isDark ? `M${x} ${y}h1v1h-1z` : '')))
    .join('');
  return element(
    'svg',
    { xmlns: 'http://www.w3.org/2000/svg', viewBox: `0 0 ${size} ${size}`, 'shape-rendering': 'crispEdges' },
    element('rect', { width: size, height: size, fill: '#fff' }) + element('path', { d, fill: '#000' }),
  );
}
