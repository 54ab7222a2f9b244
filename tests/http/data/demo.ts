/** The whole demonstration in memory, and its pages: there every table has rows. */
import { initPortal } from '../../../src/db/portal.ts';
import { demoOffset, seedDemo } from '../../../src/demo/seed.ts';
import type { AppConfig } from '../../../src/http/context.ts';
import type { Log } from '../../../src/log/log.ts';
import { openLog } from '../../../src/log/open.ts';
import type { RowReader } from '../../../src/log/rows.ts';
import { projections } from '../../../src/projections/index.ts';
import { openEmbedded } from '../../database.ts';
import { readPutuo } from '../../demo/putuo.ts';
import { NOW, type Pages, pagesOf } from '../pages/given.ts';

const source = 'portal.example/log';

export type DemoData = { log: Log & RowReader; pages: Pages; close(): Promise<void> };

export async function openDemoData(more: Partial<AppConfig> = {}): Promise<DemoData> {
  const { db, close } = await openEmbedded();
  const now = new Date(NOW);
  await initPortal(db, { demo: true, clockOffsetMs: demoOffset(now), firstStartedAt: now.toISOString() });
  await seedDemo({ ...(await readPutuo()), db, source });
  const log = openLog({ db, source, projections, clock: () => now });
  return {
    log,
    pages: pagesOf({ log }, { demo: true, ...more }),
    close: async () => {
      await log.close();
      await close();
    },
  };
}
