/** Whether a portal is a demonstration or a real one: settled on its first start, and never changed after. */
import { type Clock, offsetClock, systemClock } from './clock.ts';
import type { PortalSettings } from './db/portal.ts';

/** What the configuration asks for is not what the log is. Names what to change. */
export class ModeRefused extends Error {
  override name = 'ModeRefused';
}

/** @throws ModeRefused when a demonstration is asked for on a real log, or the other way round. */
export function requireMode(settings: Pick<PortalSettings, 'demo'>, demo: boolean): void {
  if (settings.demo === demo) return;
  throw new ModeRefused(
    demo
      ? 'this log is a real one, not a demonstration: set MINGBAI_DEMO=0, or name another database (MINGBAI_DATA or DATABASE_URL)'
      : 'this log is a demonstration: set MINGBAI_DEMO=1, or name another database (MINGBAI_DATA or DATABASE_URL)',
  );
}

/** The portal's clock: a demonstration's was set on its first start and ticks from there. */
export const clockOf = (settings: PortalSettings | undefined): Clock =>
  settings?.demo ? offsetClock(settings.clockOffsetMs) : systemClock;
