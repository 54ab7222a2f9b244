/** Answers with a file that is made while it is sent, under a name that says what it holds. */
import type { Context } from 'hono';
import { streamOf } from '../../export/stream.ts';
import { validated } from '../cache.ts';
import type { Env } from '../context.ts';

export type Download = {
  /** What the file is of: `putuo-2013-2015-targets`. ASCII. */
  stem: string;
  extension: string;
  type: string;
  /** The parameters that change what is in it, besides the moment. */
  query?: Readonly<Record<string, string | undefined>>;
  headers?: Record<string, string>;
  /** Text in it may be taken away: see `DependsOn`. */
  sealed?: boolean | undefined;
  /** False where a browser should show it. */
  attachment?: boolean;
  pieces(): AsyncIterable<string | Uint8Array>;
};

/** The whole response. A HEAD reads no row. */
export async function download(c: Context<Env>, file: Download): Promise<Response> {
  const { position, day, asked, head } = c.get('moment');
  // What was taken away after the moment is told by the log as it is now.
  const since = file.sealed && asked.at !== undefined ? { head: String(head) } : {};
  const query = { ...file.query, ...since, at: asked.at, askedDay: asked.day };
  const { validators, notModified } = await validated(c, {
    position,
    day,
    query,
    sealed: file.sealed === true,
  });
  if (notModified) return notModified;
  const how = file.attachment === false ? 'inline' : 'attachment';
  const headers = {
    ...validators,
    'Content-Type': file.type,
    'Content-Disposition': `${how}; filename="${fileName(file, position, day)}"`,
    'X-Log-Position': String(position),
    ...file.headers,
  };
  if (c.req.method === 'HEAD') return c.body(null, 200, headers);
  return c.body(streamed(c, file.pieces()), 200, headers);
}

/** `putuo-2013-2015-targets.at-812.2016-02-15.csv`: the position it is as of, and the day of the verdicts. */
const fileName = ({ stem, extension }: Download, position: number, day: string): string =>
  `${stem}.at-${position}.${day}.${extension}`;

function streamed(c: Context<Env>, pieces: AsyncIterable<string | Uint8Array>): ReadableStream<Uint8Array> {
  const { promise, resolve } = Promise.withResolvers<void>();
  c.set('streamed', promise);
  return streamOf(told(c, pieces), resolve);
}

/** Passes the pieces on. What fails after the first byte has no status left to tell it: the log does. */
async function* told<T>(c: Context<Env>, pieces: AsyncIterable<T>): AsyncGenerator<T> {
  try {
    yield* pieces;
  } catch (error) {
    const fields = { requestId: c.get('requestId'), path: c.req.path, err: error };
    c.get('deps').logger.error(fields, 'download failed');
    throw error;
  }
}
