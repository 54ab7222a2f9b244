import fc from 'fast-check';

/** What plans and figures are written in, with what makes folding hard. */
export const UNIT = fc.constantFrom(
  ...[
    '环',
    '境',
    '质',
    '量',
    '𠮷',
    'A',
    'b',
    'Ｃ',
    '1',
    '２',
    ',',
    '，',
    '.',
    '%',
    '(',
    '）',
    ' ',
    '\u3000',
    '\n',
  ],
  ...['“', '”', '"', '「', '①', '㎡', '≤', 'é', 'ß', '−', '\u200b'],
);
