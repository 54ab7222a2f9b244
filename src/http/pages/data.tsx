/** `/data`: open data, its codebook, its files. */
import { Hono } from 'hono';
import { atMoment, inPlan } from '../at-moment.ts';
import type { Env } from '../context.ts';
import { entriesFile, envelopesFile } from '../data/event-files.ts';
import { tableFile } from '../data/table-files.ts';

export const data = new Hono<Env>()
  .get('/data/events.ndjson', atMoment(), entriesFile)
  .get('/data/events.csv', atMoment(), envelopesFile)
  .get('/data/plans/:plan/:file', inPlan(), tableFile);
