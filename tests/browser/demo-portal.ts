/** A demonstration of one's own, and a browser to look at it with. */
import type { Browser } from 'playwright-core';
import { launchBrowser } from './chromium.ts';
import { startDemo } from './start-demo.ts';

export type DemoPortal = { origin: string; browser: Browser; close(): Promise<void> };

export async function openDemo(switches: readonly string[] = []): Promise<DemoPortal> {
  const [browser, { address, stop }] = await Promise.all([launchBrowser(switches), startDemo()]);
  const close = async () => {
    await browser.close();
    await stop();
  };
  return { origin: address, browser, close };
}
