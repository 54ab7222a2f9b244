/** Colours of the two themes, as in `views/styles/tokens.css`: an image cannot read the page's custom properties. */
export type Theme = 'light' | 'dark';

export const PALETTES = {
  light: {
    paper: '#fbfaf7',
    ink: '#1c1b19',
    soft: '#4a4843',
    quiet: '#66635c',
    rule: '#dfdcd3',
    met: '#1a6b4f',
    missed: '#a52a1b',
    other: '#1c4f87',
    band: '#e6eee9',
  },
  dark: {
    paper: '#171614',
    ink: '#edeae2',
    soft: '#cbc7bc',
    quiet: '#a8a499',
    rule: '#393731',
    met: '#6cc7a2',
    missed: '#f08d7c',
    other: '#86b6ec',
    band: '#20302a',
  },
} as const satisfies Record<Theme, Record<string, string>>;

export type Palette = (typeof PALETTES)[Theme];

/** The page's sans, with no quotation marks: it becomes an attribute. */
export const FONT =
  'system-ui, PingFang SC, Hiragino Sans GB, Noto Sans SC, Microsoft YaHei, Noto Sans CJK SC, sans-serif';
