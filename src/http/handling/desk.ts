/** What pages of staff need of a request: the tables beside the log, the office, who acts. */
import type { Context } from 'hono';
import type { Kysely } from 'kysely';
import type { Database } from '../../db/schema.ts';
import type { Office } from '../../office/office.ts';
import { joinKey } from '../../projections/act.ts';
import type { Env } from '../context.ts';
import { isEventId } from './ids.ts';

/** @throws Error on a route that let somebody pass without accounts. */
export function databaseOf(c: Context<Env>): Kysely<Database> {
  const { accounts } = c.get('deps');
  if (!accounts) throw new Error('a route of staff without accounts');
  return accounts.db;
}

export function officeOf(c: Context<Env>): Office {
  const { log, clock, config } = c.get('deps');
  return { log, clock, demo: config.demo, ...(config.commentDays && { terms: config.commentDays }) };
}

/** The comment that the path names, as it stands; a comment is not the past's to handle. */
export async function rowOf(c: Context<Env>) {
  const id = c.req.param('id')?.toLowerCase() ?? '';
  if (!isEventId(id)) return undefined;
  const { log } = c.get('deps');
  return log.row('comments', joinKey(id), (await log.head()).size - 1);
}

/** The department that has the comment of the path. */
export const holderOf = async (c: Context<Env>): Promise<string | undefined> => (await rowOf(c))?.department;
