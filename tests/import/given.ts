/** Spreadsheets for tests of the import. */
export const HEADER =
  'indicator,scope,period,value,numerator,denominator,unit,status,source,source_url,stated_on,note,synthetic';

/** A file of these lines, under a header. */
export const file = (lines: readonly string[], header = 'indicator,scope,period,value'): Buffer =>
  Buffer.from(`${[header, ...lines].join('\n')}\n`);

/** Rows of distinct cells of the small plan: indicator, scope and period turn. */
export const manyRows = (count: number, value = (index: number) => String(index % 100)): string[] =>
  Array.from({ length: count }, (_, index) => {
    const year = 2015 - Math.floor(index / 200);
    return `${index % 2 ? 'jobs' : 'air'},s${Math.floor(index / 2) % 100},${year},${value(index)}`;
  });
