/** The description of the API, made from its routes. */
import { Hono } from 'hono';
import { generateSpecs } from 'hono-openapi';
import { cached, json } from '../cache.ts';
import type { Env } from '../context.ts';
import { describe } from './describe.ts';

/** `/openapi.json`: OpenAPI 3.1 of the given routes and of itself. */
export const openapi = (api: Hono<Env>): Hono<Env> =>
  new Hono<Env>().get(
    '/openapi.json',
    describe({
      summary: 'This description.',
      answers: [{ description: 'OpenAPI 3.1.' }],
      refusals: [429],
    }),
    (c) =>
      cached(c, { position: 0 }, async () =>
        json(await describeApi(api, `${c.get('deps').config.publicUrl}/api/v1`)),
      ),
  );

/** OpenAPI 3.1. `server` is where the paths begin. Made once for each: nothing else goes in, and it takes 25 ms. */
export async function describeApi(api: Hono<Env>, server: string): Promise<Document> {
  const known = described.get(api);
  if (known?.server === server) return known.document;
  const document = await generateSpecs(api, documentation(server));
  described.set(api, { server, document });
  return document;
}
type Document = Awaited<ReturnType<typeof generateSpecs>>;
/** Documents, not promises: on Workers none may outlive its request. */
const described = new WeakMap<Hono<Env>, { server: string; document: Document }>();

const documentation = (server: string) => ({
  excludeStaticFile: false,
  documentation: {
    info: {
      title: '明白账 mingbai',
      version: '1',
      description:
        'One append-only log of public events, and what follows from it. Every list takes `at`: what was known then. The language of messages follows `lang` (zh, en).',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: server }],
    components: { securitySchemes: { token: { type: 'http' as const, scheme: 'bearer' } } },
  },
});
