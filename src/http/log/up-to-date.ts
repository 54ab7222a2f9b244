/** Publishing on demand, where no process stays awake to do it by itself (Workers). */
import type { Context } from 'hono';
import type { Env } from '../context.ts';

/** Has what was appended since the last checkpoint published first. What fails there is logged, and not the reader's. */
export async function upToDate(c: Context<Env>): Promise<void> {
  const { publish, log, logger } = c.get('deps');
  if (!publish) return;
  try {
    const [{ size }, published] = await Promise.all([log.head(), log.publishedNow()]);
    if (size > (published?.size ?? 0)) await publish();
  } catch (error) {
    logger.error({ requestId: c.get('requestId'), err: error }, 'not published on demand');
  }
}
