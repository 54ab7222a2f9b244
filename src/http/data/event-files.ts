/** The log as files: every entry byte by byte, or the envelopes as a table. */
import type { Context } from 'hono';
import { CSV_TYPE, csv } from '../../export/csv.ts';
import { eventTable, NDJSON_TYPE, ndjson } from '../../export/events.ts';
import { cells } from '../../export/table.ts';
import type { Env } from '../context.ts';
import { integer } from '../parameters.ts';
import { fieldProblem, type Problem, refuse } from '../problem.ts';
import { download } from './download.ts';

type Made = { extension: string; type: string; pieces(from: number, to: number): AsyncIterable<string> };

/** Entries from `from` on: after the first time, a reader takes what is new. */
export function entriesFile(c: Context<Env>): Promise<Response> {
  const { log } = c.get('deps');
  return fileFrom(c, {
    extension: 'ndjson',
    type: NDJSON_TYPE,
    pieces: (from, to) => ndjson(log, { from, to }),
  });
}

export function envelopesFile(c: Context<Env>): Promise<Response> {
  const { log } = c.get('deps');
  return fileFrom(c, {
    extension: 'csv',
    type: CSV_TYPE,
    pieces: (from, to) =>
      csv(eventTable.columns, cells(eventTable.values(log, { from, to }), eventTable.columns)),
  });
}

async function fileFrom(c: Context<Env>, { pieces, ...file }: Made): Promise<Response> {
  const { position } = c.get('moment');
  const range = { least: 0, most: Number.MAX_SAFE_INTEGER, otherwise: 0 };
  const from = integer('from', c.req.query('from') || undefined, range);
  if (!from.ok) return refuse(c, from.problem);
  if (from.value > position + 1) return refuse(c, beyond(from.value, position));
  return download(c, {
    ...file,
    stem: `events-from-${from.value}`,
    query: { from: from.value === 0 ? undefined : String(from.value) },
    headers: { 'X-Log-Size': String(position + 1) },
    pieces: () => pieces(from.value, position),
  });
}

const beyond = (from: number, last: number): Problem =>
  fieldProblem(404, 'position-unknown', 'from', {
    zh: `参数 from(${from})超过了账本的末尾:所示时点共有 ${last + 1} 条,序号从 0 起。`,
    en: `The parameter from (${from}) is beyond the log: it holds ${last + 1} events at this moment, counted from 0.`,
  });
