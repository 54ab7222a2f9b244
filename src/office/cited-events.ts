/** The events that somebody names to cite them, by position or by id. */
import { EventId } from '../../events/scalars.ts';
import type { Log } from '../log/log.ts';

/** More are refused, and need not be looked for. */
const MOST = 20;

/** What there is of them in the log up to a position, by what was typed. */
export async function citedEvents(
  log: Pick<Log, 'readEvents'>,
  typed: readonly string[],
  at: number,
): Promise<Map<string, { id: string; type: string }>> {
  const found = new Map<string, { id: string; type: string }>();
  for (const text of typed.slice(0, MOST)) {
    const [event] = await readNamed(log, text);
    if (event && event.position <= at) found.set(text, { id: event.id, type: event.type });
  }
  return found;
}

async function readNamed(log: Pick<Log, 'readEvents'>, text: string) {
  if (EventId.safeParse(text).success) return log.readEvents({ id: text.toLowerCase() });
  if (!/^(0|[1-9][0-9]{0,14})$/.test(text)) return [];
  const from = Number(text);
  const events = await log.readEvents({ from, limit: 1 });
  return events.filter(({ position }) => position === from);
}
