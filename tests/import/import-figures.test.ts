import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { importFigures } from '../../src/import/import-figures.ts';
import { MAX_FILE_BYTES } from '../../src/import/records.ts';
import type { Office } from '../../src/office/office.ts';
import { perform } from '../../src/office/perform.ts';
import { openEmbedded, type TestDatabase } from '../database.ts';
import { adoptSmallPlan, officeOn, operator, PLAN, reporting, type TestOffice } from '../office/given.ts';
import { file, HEADER, manyRows } from './given.ts';

let database: TestDatabase;
let office: TestOffice;

beforeAll(async () => {
  database = await openEmbedded();
  office = officeOn(database);
  await adoptSmallPlan(office);
});
afterAll(() => database.close());

const size = async () => (await office.log.head()).size;
const load = (bytes: Uint8Array, more: object = {}, on: Office = office) =>
  importFigures(on, bytes, { plan: PLAN, actor: operator, ...more });
/** `line column code` of every problem. */
const problemsOf = async (bytes: Uint8Array, more: object = {}) =>
  (await load(bytes, { dryRun: true, ...more })).problems.map(
    ({ line, column, code }) => `${line} ${column} ${code}`,
  );
const last = async (count: number) =>
  (await office.log.readEvents({ order: 'descending', limit: count })).toReversed();

describe('a spreadsheet', () => {
  it.each([
    ['with a byte order mark', Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), file(['air,,2014,1'])])],
    ['with CRLF', Buffer.from('indicator,period,value\r\nair,2014,1\r\n')],
    ['without a last line end', Buffer.from('indicator,period,value\nair,2014,1')],
    ['with blank lines', Buffer.from('indicator,period,value\n\nair,2014,1\n\n')],
    ['with its columns turned round', Buffer.from('value,period,indicator\n1,2014,air\n')],
    ['with every column', file(['air,,2014,1,,,%,A,年鉴,https://example.org,2015-01-01,注,false'], HEADER)],
    [
      'with negative values, zeros and ranges',
      file(['air,,2014,-1.5', 'air,,2013/2014,0.00', 'air,,2014-H2,0']),
    ],
  ])('%s is read', async (_what, bytes) => {
    const result = await load(bytes, { dryRun: true });
    expect(result.problems).toEqual([]);
    expect(result).toMatchObject({ outcome: 'checked', recorded: result.rows });
  });

  it.each<[string, Buffer, string[]]>([
    ['nothing at all', Buffer.from(''), ['1  empty_file']],
    ['an unknown column', file(['x'], 'indicator,period,value,colour'), ['1 colour unknown_column']],
    ['a column twice', file([], 'indicator,period,value,value'), ['1 value repeated_column']],
    ['no values', file([], 'indicator,period'), ['1 value missing_column']],
    ['a short row', file(['air,,2014']), ['2  cells']],
    ['a long row', file(['air,,2014,1,2']), ['2  cells']],
    ['an open quotation mark', file(['air,,2014,1', '"air,,2013,1']), ['3  broken_row']],
    ['a stray quotation mark', file(['air,,2014,1', 'a"ir,,2013,1']), ['3  broken_row']],
    [
      'Windows-1252',
      Buffer.from('indicator,period,value,note\nair,2014,1,caf\xe9\n', 'latin1'),
      ['2  not_utf8'],
    ],
    [
      'GBK',
      Buffer.concat([file(['air,,2014,1']), Buffer.from([0xbb, 0xb7, 0xb1, 0xa3, 0x0a])]),
      ['3  not_utf8'],
    ],
    ['UTF-16', Buffer.from('\ufeffindicator,period,value\n', 'utf16le'), ['1  not_utf8']],
    ['a cell without end', file([`air,,2014,"${'x'.repeat(70_000)}"`]), ['2  cell_too_long']],
    ['a huge number', file([`air,,2014,${'9'.repeat(60)}`]), ['2 value decimal_too_long']],
  ])('with %s is refused at its line', async (_what, bytes, problems) => {
    expect(await problemsOf(bytes)).toEqual(problems);
  });

  it('larger than a machine should hold is refused', async () => {
    const bytes = new Uint8Array(MAX_FILE_BYTES + 1);
    expect(await problemsOf(bytes)).toEqual(['1  file_too_large']);
  });

  it('is told all that is wrong with it, by line, column and value', async () => {
    const bytes = file([
      'air,,2014,1e5',
      'air,,2013, 5',
      'air,,2012,"1,000"',
      'air,,2011,NaN',
      'air,,2010,１２',
      'water,,2014,1',
      'air,s100,2014,1',
      'air,,2014-Q1,1',
      'air,,2016,1',
      'air,,2009,1',
      'air,,2009,1',
    ]);
    expect(await problemsOf(bytes)).toEqual([
      '2 value decimal_exponent',
      '3 value decimal_spaces',
      '4 value decimal_comma',
      '5 value decimal_not_number',
      '6 value decimal_full_width',
      '7 indicator unknown_indicator',
      '8 scope unknown_scope',
      '9 period period_not_taken',
      '10 period period_not_over',
      '12 period same_cell',
    ]);
    const { problems } = await load(bytes);
    expect(problems[0]).toMatchObject({ line: 2, column: 'value', value: '1e5' });
    expect(problems.at(-1)?.params).toEqual({ line: 11 });
  });

  it('names the columns as the header does', async () => {
    const row = 'air,,2014,1,,,,A,,ftp://example.org,2020-01-01,,maybe';
    expect(await problemsOf(file([row], HEADER))).toEqual(['2 synthetic not_a_boolean']);
    expect(await problemsOf(file([row.replace('maybe', '')], HEADER))).toEqual([
      '2 source url_without_source',
      '2 source_url not_a_url',
      '2 stated_on date_ahead',
    ]);
  });

  it('counts the lines of quoted cells', async () => {
    const bytes = file(['air,2014,1,"two\nlines"', 'air,2013,x,'], 'indicator,period,value,note');
    expect(await problemsOf(bytes)).toEqual(['4 value decimal_not_number']);
  });

  it('knows that a cell by its own scope and by none is one', async () => {
    expect(await problemsOf(file(['air,s1,2014,1', 'air,,2014,1', 'air,s1,2014,1']))).toEqual([
      '4 period same_cell',
    ]);
  });

  it('tells a repeated cell’s own faults too', async () => {
    expect(await problemsOf(file(['air,s1,2014,x', 'air,s1,2014,1e5']))).toEqual([
      '2 value decimal_not_number',
      '3 value decimal_exponent',
      '3 period same_cell',
    ]);
  });

  it('lists a thousand problems and counts the rest', async () => {
    const result = await load(file(manyRows(1_500, () => 'x')));
    expect(result.problems).toHaveLength(1_000);
    expect(result.problemCount).toBe(1_500);
  });

  it('of any bytes at all is read or refused, never a fault', async () => {
    const cell = fc.oneof(
      fc.constantFrom('air', '2014', '1', '"', '""', ',', '\n', '\r\n', '@', "'=", '\ufeff', '\0'),
      fc.string({ unit: 'binary', maxLength: 6 }),
    );
    const lines = fc.array(cell, { maxLength: 30 }).map((cells) => cells.join(','));
    const made = fc.oneof(
      lines.map((text) => Buffer.from(`indicator,period,value\n${text}`)),
      fc.uint8Array({ maxLength: 60 }).map((bytes) => Buffer.from(bytes)),
    );
    await fc.assert(
      fc.asyncProperty(made, async (bytes) => {
        const { outcome, problems, problemCount } = await load(bytes, { dryRun: true });
        expect(outcome).toBe(problemCount > 0 ? 'refused' : 'checked');
        for (const { line, message } of problems) {
          expect(line).toBeGreaterThan(0);
          expect(message).not.toMatch(/\{[a-z]+\}/);
        }
      }),
    );
  });

  it('of a plan that is not there is refused at once', async () => {
    expect(await problemsOf(file(['air,,2014,1']), { plan: 'moon' })).toEqual(['1 plan unknown_plan']);
  });

  it('of made-up figures belongs on a demonstration', async () => {
    const header = 'indicator,period,value,synthetic';
    expect(await problemsOf(file(['air,2011,1,true'], header))).toEqual([
      '2 synthetic synthetic_outside_demo',
    ]);
    const demo = { ...office, demo: true };
    const mixed = file(['jobs,2011,1,true', 'jobs,2012,1,'], header);
    const { problems } = await importFigures(demo, mixed, { plan: PLAN, actor: operator, dryRun: true });
    expect(problems).toMatchObject([{ line: 2, code: 'synthetic_beside_real' }]);
  });
});

describe('an import', () => {
  let before: number;
  beforeEach(async () => {
    before = await size();
  });

  it('writes nothing when one row is wrong, or on a dry run', async () => {
    const rows = manyRows(50);
    expect(await load(file([...rows, 'air,,x,1']))).toMatchObject({ outcome: 'refused', recorded: 0 });
    expect(await load(file(rows), { dryRun: true })).toMatchObject({ outcome: 'checked', recorded: 50 });
    expect(await size()).toBe(before);
  });

  it('records every row, once, however often it is run', async () => {
    const bytes = file(manyRows(2_500).map((row) => row.replace(/,(\d{4}),/, (_, year) => `,${year - 20},`)));
    expect(await load(bytes)).toMatchObject({ outcome: 'imported', recorded: 2_500, unchanged: 0 });
    expect(await size()).toBe(before + 2_500);
    expect(await load(bytes)).toMatchObject({ outcome: 'imported', recorded: 0, unchanged: 2_500 });
    expect(await size()).toBe(before + 2_500);
  });

  it('takes an edited file’s equal rows as they are, and refuses those that differ', async () => {
    await load(file(['air,s1,2001,1.5', 'air,s2,2001,2']));
    const edited = file(['air,s1,2001,1.50', 'air,s2,2001,3', 'air,s3,2001,4']);
    const result = await load(edited);
    expect(result).toMatchObject({ outcome: 'refused', unchanged: 1 });
    expect(result.problems).toMatchObject([
      { line: 3, column: 'value', value: '3', code: 'already_reported' },
    ]);
    expect(await size()).toBe(before + 2);
  });

  it('leaves a figure that was corrected since as it is', async () => {
    const bytes = file(['air,s4,2002,1']);
    await load(bytes);
    const correction = { new: { value: '2' }, reason: 'r', kind: 'other' };
    const cell = { scope: 's4', period: '2002' };
    await perform(office, reporting({ ...cell, ...correction, type: 'correct_figure' }));
    expect(await load(bytes)).toMatchObject({ outcome: 'imported', recorded: 0, unchanged: 1 });
  });

  it('does not bring back what was withdrawn, unless in another file', async () => {
    const bytes = file(['air,s5,2002,1']);
    const cell = { scope: 's5', period: '2002' };
    const withdraw = reporting({ ...cell, type: 'withdraw_figure', reason: 'r' });
    await load(bytes);
    await perform(office, withdraw);
    expect(await load(bytes)).toMatchObject({ outcome: 'imported', recorded: 0, unchanged: 1 });
    expect(await load(file(['air,s5,2002,1', 'air,s6,2002,1']))).toMatchObject({ recorded: 2 });
    await perform(office, reporting({ ...cell, type: 'withdraw_figure', reason: 'r' }));
    const again = await load(bytes);
    expect(again).toMatchObject({
      outcome: 'conflict',
      recorded: 0,
      problems: [{ code: 'imported_before' }],
    });
  });

  it('reports gaps, references and what a guard against formulas hid', async () => {
    const header = 'indicator,period,value,status,note';
    await load(file(['air@city,2014,70.5,,', "jobs,2005,,M,'=原因", 'jobs,2006,-3,,'], header));
    const events = await last(3);
    expect(events.map(({ type }) => type).toSorted()).toEqual([
      'figure.reported',
      'figure.reported',
      'reference.reported',
    ]);
    expect(events.map(({ data }) => data)).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ indicator: 'air', reference: 'city', value: '70.5' }),
        expect.objectContaining({ period: '2005', status: 'M', note: '=原因' }),
        expect.objectContaining({ period: '2006', value: '-3' }),
      ]),
    );
    const changed = await load(file(['air@city,2014,71,,'], header));
    expect(changed.problems).toMatchObject([{ column: 'value', code: 'reference_already_reported' }]);
    const wrong = await load(file(['air@moon,2014,71,,', 'air@city,2013,,M,x'], header));
    expect(wrong.problems.map(({ column, code }) => `${column} ${code}`)).toEqual([
      'indicator unknown_reference',
      'status reference_missing',
    ]);
  });

  it('tells how far it has come', async () => {
    const heard: string[] = [];
    const onProgress = (done: number, total: number) => heard.push(`${done}/${total}`);
    await load(file(manyRows(2_100).map((row) => row.replace(/,(\d{4}),/, (_, year) => `,${year - 40},`))), {
      onProgress,
    });
    expect(heard.at(-1)).toBe('2100/2100');
  });
});
