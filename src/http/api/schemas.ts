/** JSON Schemas of the events, made from the same registry that checks every append. */
import { Hono } from 'hono';
import { type JsonSchema, publishedSchemas } from '../../../events/json-schema.ts';
import { cached } from '../cache.ts';
import type { Env } from '../context.ts';
import { fieldProblem, refuse } from '../problem.ts';
import { quoted } from '../quoted.ts';
import { describe, inPath } from './describe.ts';

export const schemas = new Hono<Env>()
  .get(
    '/schemas',
    describe({
      summary: 'The list of event types and their schemas.',
      answers: [{ description: 'One line an event type.' }],
      refusals: [429],
    }),
    (c) => cached(c, { position: 0 }, () => rendered(published()['index.json'] ?? {})),
  )
  .get(
    '/schemas/:file',
    describe({
      summary: "JSON Schema (2020-12) of an event's data, or of the envelope.",
      parameters: [inPath('file', '`figure.reported.json`, `envelope.json`, …')],
      answers: [{ description: 'The schema of the current version.', media: 'application/schema+json' }],
      refusals: [404, 429],
    }),
    async (c) => {
      const file = c.req.param('file');
      const schema = Object.hasOwn(published(), file) ? published()[file] : undefined;
      if (!schema) return refuse(c, schemaUnknown(file));
      return cached(c, { position: 0 }, () => rendered(schema, 'application/schema+json'));
    },
  );

/** Made once: it depends on the program alone. */
let made: Record<string, JsonSchema> | undefined;
function published(): Record<string, JsonSchema> {
  made ??= publishedSchemas();
  return made;
}

const rendered = (schema: JsonSchema, media = 'application/json') => ({
  body: JSON.stringify(schema, null, 2),
  contentType: `${media}; charset=utf-8`,
});

const schemaUnknown = (file: string) =>
  fieldProblem(404, 'schema-unknown', 'file', {
    zh: `没有名为${quoted(file)}的事件模式;全部列在 /api/v1/schemas。`,
    en: `There is no schema ${quoted(file)}; /api/v1/schemas lists them all.`,
  });
