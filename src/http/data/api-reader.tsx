/** `/data/api`: the API's own description, as a page. */
import type { Context } from 'hono';
import { messages } from '../../../views/messages/messages.ts';
import { ApiReader } from '../../../views/pages/api-reader.tsx';
import { COMMENTS } from '../../projections/comments.ts';
import type { PlanRow } from '../../projections/rows.ts';
import { api } from '../api/index.ts';
import { describeApi } from '../api/openapi.ts';
import type { Env } from '../context.ts';
import type { Rendering } from '../pages/render.tsx';
import { type DocumentOperation, type Examples, operationOf } from './api-operations.ts';
import { type Schema, shapeOf } from './api-shapes.ts';

const METHODS = ['get', 'post', 'put', 'patch', 'delete'] as const;

export async function apiPage(c: Context<Env>, plan: PlanRow | undefined): Promise<Rendering> {
  const say = messages[c.get('language')];
  const server = `${c.get('deps').config.publicUrl}/api/v1`;
  const document = await describeApi(api, server);
  const examples = await examplesOf(c, plan);
  const operations = Object.entries(document.paths ?? {}).flatMap(([path, item]) =>
    METHODS.flatMap((method) => {
      const operation = item?.[method] as DocumentOperation | undefined;
      return operation ? [operationOf(method, path, operation, { server, examples })] : [];
    }),
  );
  const schemas = Object.entries(document.components?.schemas ?? {});
  return {
    title: `${say.data.reader.title} · ${say.data.title}`,
    description: say.data.reader.lead,
    here: 'data',
    plan,
    synthetic: false,
    children: (
      <ApiReader
        operations={operations}
        shapes={schemas.map(([name, schema]) => shapeOf(name, schema as Schema))}
      />
    ),
  };
}

/** Ids that are there, so that the examples can be tried. */
async function examplesOf(c: Context<Env>, plan: PlanRow | undefined): Promise<Examples> {
  const { position } = c.get('moment');
  const { log } = c.get('deps');
  const [comment] = await log.rows('comments', { plan: COMMENTS, at: position, limit: 1 });
  const schema = {
    ...{ file: 'figure.reported.json', measure: 'received' },
    ...(position >= 0 && { position: String(position) }),
    ...(comment && { comment: comment.comment }),
  };
  if (!plan) return schema;
  const where = { plan: plan.plan, at: position, limit: 1 };
  const [[indicator], [task]] = await Promise.all([log.rows('indicators', where), log.rows('tasks', where)]);
  const target = indicator?.targets[0]?.id;
  return {
    ...schema,
    plan: plan.plan,
    ...(indicator && { indicator: indicator.indicator }),
    ...(target && { target }),
    ...(task && { task: task.task }),
  };
}
