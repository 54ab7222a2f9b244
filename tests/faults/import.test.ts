import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openPGlite } from '../../src/db/pglite.ts';
import { openPostgres } from '../../src/db/postgres.ts';
import { openLog } from '../../src/log/open.ts';
import { projections } from '../../src/projections/index.ts';
import { mingbai, start } from '../cli/spawn.ts';
import { createDatabase } from '../database.ts';
import { verifyLog } from '../log/harness.ts';

const LINDENAU = join(import.meta.dirname, '../fixtures/plans/lindenau-2024-2027');
const ROWS = 20_000;

/** Where the import goes, and how the log is read when no process has it. */
type Place = {
  environment: Record<string, string>;
  open: () => Promise<{ db: Parameters<typeof verifyLog>[0]; close: () => Promise<void> }>;
  drop: () => Promise<void>;
};

async function embedded(): Promise<Place> {
  const folder = await mkdtemp(join(tmpdir(), 'mingbai-killed-'));
  return {
    environment: { MINGBAI_DATA: folder },
    open: () => openPGlite(folder),
    drop: () => rm(folder, { recursive: true }),
  };
}

async function server(): Promise<Place> {
  const { url, drop } = await createDatabase('template_migrated');
  const open = async () => {
    const db = openPostgres(url);
    return { db, close: () => db.destroy() };
  };
  return { environment: { DATABASE_URL: url }, open, drop };
}

describe.each([
  ['PGlite', embedded],
  ['PostgreSQL', server],
])('kill -9 in the middle of an import into %s', (_name, make) => {
  it('leaves a whole log, and the same import completes it', async () => {
    const { environment, open, drop } = await make();
    const folder = await mkdtemp(join(tmpdir(), 'mingbai-csv-'));
    const csv = join(folder, 'figures.csv');
    await writeFile(csv, ranges(ROWS));
    expect(await mingbai(['plan', 'adopt', LINDENAU], environment)).toMatchObject({ code: 0 });
    const adopted = await look(open);

    const running = start(['figures', 'import', csv], environment);
    // Progress is told each tenth: some batches are in, others are not.
    await new Promise<void>((resolve) => {
      running.child.stderr?.once('data', () => resolve());
      running.child.once('close', () => resolve());
    });
    running.child.kill('SIGKILL');
    expect(await running.ended).toMatchObject({ code: -1, out: '' });
    const cut = await look(open);
    expect(cut.size).toBeGreaterThan(adopted.size);
    expect(cut.size).toBeLessThan(adopted.size + ROWS);

    const again = await mingbai(['figures', 'import', csv, '--json'], environment);
    expect(JSON.parse(again.out)).toMatchObject({
      outcome: 'imported',
      recorded: adopted.size + ROWS - cut.size,
      unchanged: cut.size - adopted.size,
    });
    const whole = await look(open);
    expect(whole).toEqual({ size: adopted.size + ROWS, figures: ROWS });
    await rm(folder, { recursive: true });
    await drop();
  });
});

/** Verifies the log from its bytes, and counts events and figures. */
async function look(open: Place['open']): Promise<{ size: number; figures: number }> {
  const { db, close } = await open();
  const log = openLog({ db, clock: () => new Date(), source: 'localhost/log', projections });
  await verifyLog(db, log);
  const { size } = await log.head();
  const { length } = await log.rows('figures', { plan: 'lindenau-2024-2027', at: size - 1 });
  await log.close();
  await close();
  return { size, figures: length };
}

/** Means of fine dust over ever other ranges of years. */
function ranges(count: number): string {
  const rows = Array.from({ length: count }, (_, index) => {
    const from = 1000 + Math.floor(index / 50);
    return `fine-dust,${from}/${from + 1 + (index % 50)},${index % 60}`;
  });
  return `indicator,period,value\n${rows.join('\n')}\n`;
}
