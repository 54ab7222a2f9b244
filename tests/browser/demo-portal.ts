/** The demonstration as a visitor meets it: the real program on a free port, and a browser to look at it with. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { startPortal } from '../node/start.ts';
import { launchBrowser } from './chromium.ts';

export type DemoPortal = { origin: string; browser: Browser; close(): Promise<void> };

/** Seeds a demonstration in a folder of its own, which is removed at the end. */
export async function openDemo(switches: readonly string[] = []): Promise<DemoPortal> {
  const folder = await mkdtemp(join(tmpdir(), 'mingbai-looked-at-'));
  const portal = await startPortal({ MINGBAI_DATA: folder, MINGBAI_DEVELOPMENT: '1' });
  const [browser] = await Promise.all([launchBrowser(switches), portal.says('is ready')]);
  const close = async () => {
    await browser.close();
    portal.signal('SIGTERM');
    await portal.ended;
    await rm(folder, { recursive: true, force: true });
  };
  return { origin: portal.address, browser, close };
}
