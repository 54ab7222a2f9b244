/** The demonstration as a visitor meets it: the real program on a free port. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Started } from '../broker.ts';
import { startPortal } from '../node/start.ts';

/** Seeds a demonstration in a folder of its own, which is removed at the end. */
export async function startDemo(): Promise<Started> {
  const folder = await mkdtemp(join(tmpdir(), 'mingbai-looked-at-'));
  const portal = await startPortal({ MINGBAI_DATA: folder, MINGBAI_DEVELOPMENT: '1' });
  await portal.says('is ready');
  const stop = async () => {
    portal.signal('SIGTERM');
    await portal.ended;
    await rm(folder, { recursive: true, force: true });
  };
  return { address: portal.address, stop };
}
