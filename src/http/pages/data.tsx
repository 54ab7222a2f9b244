/** `/data`: open data, its codebook, the reader of the API, and the files. */
import { type Context, Hono } from 'hono';
import { messages } from '../../../views/messages/messages.ts';
import { Codebook } from '../../../views/pages/codebook.tsx';
import { Data, type DataPlan } from '../../../views/pages/data.tsx';
import { eventTable } from '../../export/events.ts';
import { figuresImport } from '../../export/figures-import.ts';
import { allComments } from '../../export/tables/comments.ts';
import { TABLES } from '../../export/tables.ts';
import type { PlanRow } from '../../projections/rows.ts';
import { atMoment, inPlan } from '../at-moment.ts';
import type { Env } from '../context.ts';
import { apiPage } from '../data/api-reader.tsx';
import { catalog } from '../data/catalog.ts';
import { citation, permanent } from '../data/cite.ts';
import { commentsCsv, commentsJson } from '../data/comment-files.ts';
import { dataPackage } from '../data/data-package.ts';
import { entriesFile, envelopesFile } from '../data/event-files.ts';
import { sourceOf } from '../data/source.ts';
import { summarize } from '../data/summary.ts';
import { tableFile } from '../data/table-files.ts';
import { withQuery } from '../links.ts';
import { readableAnywhere } from '../security.ts';
import { onlyPlan } from './only-plan.ts';
import { page, type Rendering } from './render.tsx';

export const data = new Hono<Env>()
  .get('/data', atMoment(), (c) => page(c, {}, () => dataPage(c)))
  .get('/data/codebook', atMoment(), (c) => page(c, {}, () => codebookPage(c)))
  .get('/data/api', atMoment(), (c) => page(c, {}, async () => apiPage(c, await onlyPlan(c))))
  .get('/data/catalog.jsonld', readableAnywhere(), atMoment(), catalog)
  .get('/data/events.ndjson', readableAnywhere(), atMoment(), entriesFile)
  .get('/data/events.csv', readableAnywhere(), atMoment(), envelopesFile)
  .get('/data/comments.csv', readableAnywhere(), atMoment(), commentsCsv)
  .get('/data/comments.json', readableAnywhere(), atMoment(), commentsJson)
  .get('/data/plans/:plan/datapackage.json', readableAnywhere(), inPlan(), dataPackage)
  .get('/data/plans/:plan/:file{[^/]+\\.[^/]+}', readableAnywhere(), inPlan(), tableFile);

async function dataPage(c: Context<Env>): Promise<Rendering> {
  const { log, config } = c.get('deps');
  const { position } = c.get('moment');
  const say = messages[c.get('language')];
  const rows = await log.rows('plans', { at: position });
  const [last] = position < 0 ? [] : await log.readEvents({ from: position, to: position, limit: 1 });
  return {
    title: say.data.title,
    description: say.data.lead,
    here: 'data',
    plan: await onlyPlan(c),
    synthetic: config.demo,
    children: (
      <Data
        plans={await Promise.all(rows.map((row) => planOf(c, row)))}
        recordedAt={last?.time ?? null}
        licence={config.dataLicence}
        feeds={feedsOf(c, rows)}
        resume={`${config.publicUrl}${withQuery('/data/events.ndjson', { from: position + 1 })}`}
      />
    ),
  };
}

async function planOf(c: Context<Env>, { plan, title, language }: PlanRow): Promise<DataPlan> {
  return {
    plan,
    title,
    language,
    tables: await summarize(sourceOf(c, plan)),
    citation: citation(c, title, '/data'),
    permanent: permanent(c, '/data'),
  };
}

const feedsOf = (c: Context<Env>, plans: readonly PlanRow[]) => [
  ...plans.map(({ plan, title }) => ({ path: `/plans/${plan}/feed.atom`, name: title })),
  { path: '/events/feed.atom', name: messages[c.get('language')].ledger.title },
];

async function codebookPage(c: Context<Env>): Promise<Rendering> {
  const say = messages[c.get('language')];
  return {
    title: `${say.data.codebook} · ${say.data.title}`,
    description: say.data.codebookLead,
    here: 'data',
    plan: await onlyPlan(c),
    synthetic: false,
    children: <Codebook tables={[...TABLES, figuresImport, allComments, eventTable]} />,
  };
}
