/** Portals that several tests look at and none changes: a demonstration takes long to seed, a plan to adopt. */
import { inject } from 'vitest';
import { askBroker } from '../broker.ts';
import { launchBrowser } from './chromium.ts';
import type { DemoPortal } from './demo-portal.ts';
import { type Served, servePortal } from './served.ts';

/** The run's one demonstration, and a browser of one's own. */
export async function visitDemo(): Promise<DemoPortal> {
  const [browser, origin] = await Promise.all([launchBrowser(), askBroker(inject('demoBroker'))]);
  return { origin, browser, close: () => browser.close() };
}

let served: Promise<Served> | undefined;

/** The real plan with a few figures, served as long as this process lives. */
export const sharedPortal = (): Promise<Pick<Served, 'origin' | 'history'>> => (served ??= servePortal());
