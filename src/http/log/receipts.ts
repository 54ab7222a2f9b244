/** `/events/<n>.tlog-proof`: that a record is in the signed log. `/events/<n>.json`: the record, byte for byte. */
import { type Context, Hono } from 'hono';
import { publishedVersion } from '../../log/published.ts';
import { hex } from '../../tlog/bytes.ts';
import { etagMatches } from '../cache.ts';
import type { Env } from '../context.ts';
import { fieldProblem, type Problem, refuse } from '../problem.ts';
import { readableAnywhere } from '../security.ts';
import { upToDate } from './up-to-date.ts';

const POSITION = '(?:0|[1-9][0-9]{0,14})';

export const receipts = new Hono<Env>()
  .get(`/events/:file{${POSITION}\\.tlog-proof}`, readableAnywhere(), async (c) => {
    const position = positionOf(c);
    const { log } = c.get('deps');
    const published = await log.published();
    if (!published || position >= published.size) await upToDate(c);
    const receipt = await log.receipt(position);
    if (receipt === undefined) return refuse(c, await notSigned(c, position));
    return text(c, receipt, {
      // The proof is one of the newest checkpoint; an older receipt is as good.
      ETag: `W/"${position}.${publishedVersion(await log.published())}"`,
      'Content-Type': 'text/plain; charset=utf-8',
    });
  })
  .get(`/events/:file{${POSITION}\\.json}`, readableAnywhere(), async (c) => {
    const position = positionOf(c);
    const { log } = c.get('deps');
    const [stored] = await log.read({ from: position, to: position, limit: 1 });
    if (!stored) return refuse(c, unknown(position, (await log.head()).size));
    return text(c, stored.entry, {
      ETag: `W/"${hex(stored.leafHash)}"`,
      'Content-Type': 'application/json; charset=utf-8',
    });
  });

const positionOf = (c: Context<Env>): number => Number.parseInt(c.req.param('file') ?? '', 10);

function text(c: Context<Env>, body: string, own: { ETag: string; 'Content-Type': string }): Response {
  const headers = { 'Cache-Control': 'no-cache', ETag: own.ETag };
  if (etagMatches(c.req.header('If-None-Match'), own.ETag)) return c.body(null, 304, headers);
  return c.body(body, 200, { ...headers, 'Content-Type': own['Content-Type'] });
}

/** Why there is no receipt, and when there will be one. */
async function notSigned(c: Context<Env>, position: number): Promise<Problem> {
  const { log } = c.get('deps');
  const [{ size }, published] = await Promise.all([log.head(), log.published()]);
  if (position >= size) return unknown(position, size);
  const signed = published?.size ?? 0;
  return fieldProblem(404, 'not-signed-yet', 'position', {
    zh: `第 ${position} 条记录已经入账,尚未签署:已公布的检查点包含 ${signed} 条。检查点公布到第 ${position} 条之后,这里才有凭据,通常在入账后几秒钟之内;本站没有配置签名密钥时不会有。`,
    en: `Record ${position} is in the log and not signed yet: the published checkpoint has ${signed} records. There is a receipt here once a checkpoint with record ${position} is published, usually within seconds; never while the portal has no signing key.`,
  });
}

const unknown = (position: number, size: number): Problem =>
  fieldProblem(404, 'position-unknown', 'position', {
    zh: `没有第 ${position} 条记录:账本共有 ${size} 条,序号从 0 起。`,
    en: `There is no record ${position}: the log holds ${size}, counted from 0.`,
  });
