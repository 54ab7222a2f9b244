/**
 * A process that appends the same commands in the same order, and tells each one's outcome on a line, so that a test
 * can kill it in the middle. Arguments: where (`pglite:<folder>` or a PostgreSQL address), how many commands.
 */
import { openPGlite } from '../../src/db/pglite.ts';
import { openPostgres } from '../../src/db/postgres.ts';
import { openLog } from '../../src/log/open.ts';
import { projections, reported, SOURCE, streamOf } from '../log/given.ts';

const [where = '', count = '0'] = process.argv.slice(2);
const folder = /^pglite:(.*)$/.exec(where)?.[1];
const database = folder ? await openPGlite(folder) : serverAt(where);
const log = openLog({ db: database.db, clock: () => new Date(), source: SOURCE, projections });

/** Three events on two streams; the ids come from the command's number, as an importer's come from its rows. */
const command = (n: number) => {
  const event = (part: number) => {
    const id = `00000000-0000-4000-8000-${String(n * 10 + part).padStart(12, '0')}`;
    return reported({ indicator: `i-${n % 3}`, period: String(1000 + n), value: String(part) }, id);
  };
  return [
    { stream: streamOf(`i-${n % 3}`), expected: 'any' as const, events: [event(0), event(1)] },
    { stream: streamOf('all'), expected: 'any' as const, events: [event(2)] },
  ];
};

// A few at once, so that batches are under way at any time.
let next = 0;
const appending = Array.from({ length: 8 }, async () => {
  while (next < Number(count)) await tell(next++);
});
await Promise.all(appending);
await log.close();
await database.close();

async function tell(n: number): Promise<void> {
  const { outcome } = await log.append(command(n));
  process.stdout.write(`${n} ${outcome}\n`);
}

function serverAt(url: string) {
  const db = openPostgres(url);
  return { db, close: () => db.destroy() };
}
