/** The schemas that the API publishes, as checks of its answers. */
import { z } from 'zod';

export type Json = Record<string, unknown>;
type Operation = {
  summary: string;
  operationId: string;
  parameters?: { name: string; in: string }[];
  responses: Record<string, { description: string; content?: Record<string, { schema?: Json }> }>;
};
export type Description = {
  openapi: string;
  servers: { url: string }[];
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, Json> };
};

/** The published schema of an answer, as something that checks values, and here refuses keys that it does not name. */
export function schemaIn(
  description: Description,
  path: string,
  { status = 200, media = 'application/json', method = 'get' } = {},
) {
  const schema = description.paths[path]?.[method]?.responses[status]?.content?.[media]?.schema;
  if (!schema) throw new Error(`${path} has no schema for ${status} ${media}`);
  const text = JSON.stringify({ ...schema, $defs: description.components.schemas });
  return z.fromJSONSchema(JSON.parse(text.replaceAll('#/components/schemas/', '#/$defs/'), closed));
}

/** An object schema without a word on further properties has none. */
const closed = (_: string, value: unknown): unknown =>
  typeof value === 'object' && value !== null && 'properties' in value && 'type' in value
    ? { additionalProperties: false, ...value }
    : value;
