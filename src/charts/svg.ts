/** A chart as SVG text: by ECharts without a document, then made plain. */
import { LineChart } from 'echarts/charts';
import {
  GraphicComponent,
  GridComponent,
  LegendPlainComponent,
  MarkAreaComponent,
  MarkLineComponent,
} from 'echarts/components';
import { type EChartsCoreOption, init, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';

use([
  LineChart,
  GridComponent,
  GraphicComponent,
  LegendPlainComponent,
  MarkAreaComponent,
  MarkLineComponent,
  SVGRenderer,
]);

/** Draws an option. The same option gives the same text, however many were drawn before it. */
export function drawSvg(
  option: EChartsCoreOption,
  { width, height, title }: { width: number; height: number; title: string },
): string {
  const chart = init(null, null, { renderer: 'svg', ssr: true, width, height });
  try {
    chart.setOption({ animation: false, ...option });
    return plain(chart.renderToSVGString(), title);
  } finally {
    chart.dispose();
  }
}

/**
 * Takes away what a strict policy would refuse or what differs between two drawings: style sheets, classes, style
 * attributes (they become presentation attributes), the counter in ids, the library's notes to itself.
 */
export function plain(svg: string, title: string): string {
  return svg
    .replace(CONTROLS, '')
    .replace(/<style\b[\s\S]*?<\/style>/g, '')
    .replace(/ (class|ecmeta_\w+|pointer-events|baseProfile|xmlns:xlink)="[^"]*"/g, '')
    .replace(/ style="([^"]*)"/g, (_, style: string) => presentation(style))
    .replace(/\bzr\d+-/g, 'zr-')
    .replace(
      /^<svg([^>]*)>/,
      (_, attributes: string) => `<svg${attributes} role="img"><title>${quotedIn(title)}</title>`,
    )
    .replace(/\n\s*\n/g, '\n');
}

/** `font-size:12px;` → ` font-size="12px"`. */
const presentation = (style: string): string =>
  style
    .split(';')
    .map((rule) => /^\s*([a-z-]+)\s*:\s*(.+?)\s*$/.exec(rule))
    .flatMap((match) => (match && ATTRIBUTES.has(match[1] ?? '') ? [` ${match[1]}="${match[2]}"`] : []))
    .join('');

const ATTRIBUTES = new Set([
  'font-size',
  'font-family',
  'font-weight',
  'font-style',
  'fill',
  'stroke',
  'opacity',
]);

const quotedIn = (text: string): string =>
  text.replace(CONTROLS, '').replace(/[<>&"]/g, (sign) => `&#${sign.charCodeAt(0)};`);

/** What XML 1.0 cannot hold: control characters but tab and line ends. */
const CONTROLS = /[^\P{Cc}\t\n\r]/gu;
