/** The API's description is true: it lists what is there, resolves, and its schemas take the real answers. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { api } from '../../../src/http/api/index.ts';
import { openPortal, PLAN, type Portal, withHistory } from '../portal.ts';

type Json = Record<string, unknown>;
type Operation = {
  summary: string;
  operationId: string;
  parameters?: { name: string; in: string }[];
  responses: Record<string, { description: string; content?: Record<string, { schema?: Json }> }>;
};
type Description = {
  openapi: string;
  servers: { url: string }[];
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, Json> };
};

let portal: Portal;
let description: Description;
beforeAll(async () => {
  portal = await openPortal();
  await withHistory(portal);
  description = (await (await portal.get('/api/v1/openapi.json')).json()) as Description;
});
afterAll(() => portal.close());

const operations = () =>
  Object.entries(description.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
  );

describe('the description', () => {
  it('is OpenAPI 3.1, at the configured address', () => {
    expect(description.openapi).toMatch(/^3\.1\./);
    expect(description.servers).toEqual([{ url: 'https://portal.example/api/v1' }]);
  });

  it('lists every route, and no other', () => {
    const routes = api.routes
      .filter(({ method }) => method !== 'ALL')
      .map(({ method, path }) => `${method} ${path.replace(/:([a-z]+)/g, '{$1}')}`);
    const listed = operations().map(({ method, path }) => `${method.toUpperCase()} ${path}`);

    expect(listed.toSorted()).toEqual([...new Set(routes)].toSorted());
  });

  it('names each operation once, and declares every parameter of its path', () => {
    const ids = operations().map(({ operation }) => operation.operationId);
    expect(new Set(ids).size).toBe(ids.length);
    for (const { path, operation } of operations()) {
      const inPath = [...path.matchAll(/\{([a-z]+)\}/g)].map(([, name]) => name);
      const declared = (operation.parameters ?? [])
        .filter((each) => each.in === 'path')
        .map(({ name }) => name);
      expect(declared.toSorted(), path).toEqual(inPath.toSorted());
      expect(operation.summary).toMatch(/\.$/);
    }
  });

  it('resolves every reference', () => {
    const references = [...JSON.stringify(description).matchAll(/"\$ref":"([^"]+)"/g)].map(
      ([, to]) => to ?? '',
    );

    expect(references.length).toBeGreaterThan(20);
    for (const reference of references) {
      const name = /^#\/components\/schemas\/(\w+)$/.exec(reference)?.[1] ?? '';
      expect(description.components.schemas[name], reference).toBeDefined();
    }
  });
});

/** The published schema of an answer, as something that checks values. Unknown keys are refused. */
function schemaOf(path: string, status: number, media: string, method = 'get') {
  const schema = description.paths[path]?.[method]?.responses[status]?.content?.[media]?.schema;
  if (!schema) throw new Error(`${path} has no schema for ${status} ${media}`);
  const text = JSON.stringify({ ...schema, $defs: description.components.schemas });
  return z.fromJSONSchema(JSON.parse(text.replaceAll('#/components/schemas/', '#/$defs/')));
}

describe('the schemas', () => {
  const OF_PLAN = `/plans/${PLAN}`;

  it.each([
    ['/plans', '/plans'],
    ['/plans/{plan}', OF_PLAN],
    ['/plans/{plan}/targets', `${OF_PLAN}/targets`],
    ['/plans/{plan}/targets', `${OF_PLAN}/targets?at=100`],
    ['/plans/{plan}/targets/{target}', `${OF_PLAN}/targets/air-quality-good-rate`],
    ['/plans/{plan}/indicators', `${OF_PLAN}/indicators`],
    ['/plans/{plan}/indicators/{indicator}', `${OF_PLAN}/indicators/air-quality-good-rate`],
    ['/plans/{plan}/figures', `${OF_PLAN}/figures`],
    ['/plans/{plan}/departments', `${OF_PLAN}/departments`],
    ['/plans/{plan}/tasks', `${OF_PLAN}/tasks`],
    ['/plans/{plan}/tasks/{task}', `${OF_PLAN}/tasks/enterprise-responsibility`],
    ['/events/{position}', '/events/0'],
  ])('%s take what %s answers', async (path, address) => {
    const answer = await (await portal.get(`/api/v1${address}`)).json();

    const parsed = schemaOf(path, 200, 'application/json').safeParse(answer);
    expect(parsed.error?.issues ?? []).toEqual([]);
  });

  it('refuse what is not such an answer', async () => {
    const answer = (await (await portal.get(`/api/v1${OF_PLAN}/targets`)).json()) as { targets: Json[] };
    const wrong = { ...answer, targets: [{ ...answer.targets[0], value: 5 }] };

    expect(schemaOf('/plans/{plan}/targets', 200, 'application/json').safeParse(wrong).success).toBe(false);
  });

  it('take the refusals', async () => {
    const problem = await (await portal.get(`/api/v1${OF_PLAN}/targets?at=x`)).json();

    const schema = schemaOf('/plans/{plan}/targets', 400, 'application/problem+json');
    expect(schema.safeParse(problem).error?.issues ?? []).toEqual([]);
  });
});
