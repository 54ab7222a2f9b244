/**
 * The log as C2SP tlog-tiles serves it, below `/log`: `checkpoint`, `tile/<level>/<index>` and
 * `tile/entries/<index>`. Whoever verifies reads nothing else.
 */
import { type Context, Hono } from 'hono';
import { parseTilePath } from '../../tlog/tile.ts';
import type { Env } from '../context.ts';
import { refuse, statusProblem } from '../problem.ts';
import { receipts } from './receipts.ts';
import { upToDate } from './up-to-date.ts';

const PREFIX = '/log/';

export const log = new Hono<Env>()
  .route('/', receipts)
  .get(`${PREFIX}checkpoint`, async (c) => {
    await upToDate(c);
    const published = await c.get('deps').log.publishedNow();
    return published ? c.body(published.note, 200, CHECKPOINT) : absent(c);
  })
  .get(`${PREFIX}tile/*`, async (c) => {
    const tile = parseTilePath(c.req.path.slice(PREFIX.length));
    const bytes = tile && (await c.get('deps').log.tile(tile));
    return bytes ? c.body(Uint8Array.from(bytes), 200, TILE) : absent(c);
  });

const CHECKPOINT = { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'no-store' };
/** What a tile holds never changes, and a partial one stays a part of the full one. */
const TILE = {
  'Content-Type': 'application/octet-stream',
  'Cache-Control': 'public, max-age=604800, immutable',
};

const absent = (c: Context<Env>): Promise<Response> => refuse(c, statusProblem(404));
