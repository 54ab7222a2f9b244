/** Hearing of appends by other processes: LISTEN on a connection of its own. A hint alone; readers poll as well. */
import pg from 'pg';
import { LOG_CHANNEL } from './channel.ts';

const FIRST_RETRY_MS = 100;
const LAST_RETRY_MS = 10_000;

export type Listener = {
  /** Calls back after each append, and after each reconnect (what was told meanwhile is lost). */
  subscribe: (onHint: () => void) => () => void;
  close: () => Promise<void>;
};

/** Listens, and connects again for as long as it takes whenever the connection is lost. */
export function listenPostgres(url: string, onError: (error: Error) => void = () => {}): Listener {
  const listeners = new Set<() => void>();
  const hint = () => {
    for (const listener of listeners) listener();
  };
  let closed = false;
  let client: pg.Client | undefined;
  let timer: NodeJS.Timeout | undefined;

  const connect = async (retryMs: number): Promise<void> => {
    const mine = new pg.Client({ connectionString: url, keepAlive: true });
    client = mine;
    let lost = false;
    const retry = (error?: Error) => {
      if (lost || closed) return;
      lost = true;
      if (error) onError(error);
      mine.end().catch(() => {});
      timer = setTimeout(() => connect(Math.min(retryMs * 2, LAST_RETRY_MS)), retryMs);
    };
    mine.on('error', retry);
    mine.on('end', () => retry());
    mine.on('notification', hint);
    try {
      await mine.connect();
      await mine.query(`listen ${LOG_CHANNEL}`);
      retryMs = FIRST_RETRY_MS;
      hint();
    } catch (error) {
      retry(error instanceof Error ? error : new Error(String(error)));
    }
  };
  const connecting = connect(FIRST_RETRY_MS);

  return {
    subscribe: (onHint) => {
      const listener = () => onHint();
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close: async () => {
      closed = true;
      clearTimeout(timer);
      await connecting;
      await client?.end().catch(() => {});
    },
  };
}
