import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { importFigures } from '../../src/import/import-figures.ts';
import { perform } from '../../src/office/perform.ts';
import { openOnServer, type TestDatabase } from '../database.ts';
import { verifyLog } from '../log/harness.ts';
import { adoptSmallPlan, officeOn, operator, PLAN, reporting, type TestOffice } from '../office/given.ts';
import { file, manyRows } from './given.ts';

const ROWS = 3_000;
const bytes = file(manyRows(ROWS));

describe('an import beside other writers', () => {
  let database: TestDatabase;
  let one: TestOffice;
  let other: TestOffice;

  beforeEach(async () => {
    database = await openOnServer();
    one = officeOn(database);
    other = officeOn({ db: database.another() });
    await adoptSmallPlan(one);
  });
  afterEach(() => database.close());

  const load = (office: TestOffice, onProgress?: () => void) =>
    importFigures(office, bytes, { plan: PLAN, actor: operator, onProgress });
  const figures = async () => {
    const at = (await one.log.head()).size - 1;
    return one.log.rows('figures', { plan: PLAN, at });
  };

  it('is done once when two processes run it at once', async () => {
    const before = (await one.log.head()).size;
    const results = await Promise.all([load(one), load(other)]);
    expect(results.map(({ outcome }) => outcome)).toEqual(['imported', 'imported']);
    for (const { recorded, unchanged } of results) expect(recorded + unchanged).toBe(ROWS);
    expect(results.reduce((sum, { recorded }) => sum + recorded, 0)).toBe(ROWS);
    expect((await one.log.head()).size).toBe(before + ROWS);
    await verifyLog(database.db, one.log);
  });

  it('goes round what others report in between, and tells what they took', async () => {
    // The last rows of the file: others are there before the import.
    const taken = [0, 1, 2, 3, 4].map((index) => ROWS - 1 - index);
    const cells = manyRows(ROWS).map((row) => row.split(','));
    const others: Promise<unknown>[] = [];
    const result = await load(one, () => {
      const index = taken.pop();
      if (index === undefined) return;
      const [indicator, scope, period, value = ''] = cells[index] ?? [];
      const same = index % 2 === 0;
      const command = reporting({ indicator, scope, period, value: same ? value : `${value}.5` });
      others.push(perform(other, command));
    });
    await Promise.all(others);
    const rows = await figures();
    expect(rows).toHaveLength(ROWS);
    expect(result.recorded + result.unchanged + result.problemCount).toBe(ROWS);
    expect(result.problems.every(({ code }) => code === 'already_reported')).toBe(true);
    await verifyLog(database.db, one.log);
  });
});
