/** Operations of an OpenAPI document as a reader sees them, each with an example that works here. Pure. */
import { type Schema, type TypeWords, typeOf, valuesOf } from './api-shapes.ts';

type Content = Readonly<Record<string, { schema?: Schema }>>;
type DocumentParameter = {
  name: string;
  in: string;
  required?: boolean;
  description?: string;
  schema?: Schema;
};
export type DocumentOperation = {
  operationId?: string;
  summary?: string;
  description?: string;
  parameters?: readonly DocumentParameter[];
  requestBody?: { content?: Content };
  responses?: Readonly<Record<string, { description?: string; content?: Content }>>;
  security?: readonly unknown[];
};

export type Answer = {
  status: string;
  description: string;
  media: string | undefined;
  type: TypeWords | undefined;
};
export type Operation = {
  id: string;
  method: string;
  path: string;
  summary: string;
  description: string | undefined;
  secured: boolean;
  parameters: readonly {
    name: string;
    in: string;
    required: boolean;
    description: string;
    type: TypeWords;
    values: readonly string[];
  }[];
  body: TypeWords | undefined;
  answers: readonly Answer[];
  curl: string;
  /** An address to open, where opening is all that the operation takes. */
  address: string | undefined;
};

/** What stands in for the parameters of a path: ids that are there. */
export type Examples = Readonly<Record<string, string>>;

export function operationOf(
  method: string,
  path: string,
  operation: DocumentOperation,
  { server, examples }: { server: string; examples: Examples },
): Operation {
  const address = server + path.replace(/\{(\w+)\}/g, (whole, name) => examples[name] ?? whole);
  const isPlain = method === 'get' && !address.includes('{');
  return {
    id: operation.operationId ?? `${method}-${path}`,
    method: method.toUpperCase(),
    path,
    summary: operation.summary ?? '',
    description: operation.description,
    secured: (operation.security ?? []).length > 0,
    parameters: (operation.parameters ?? []).map((parameter) => ({
      name: parameter.name,
      in: parameter.in,
      required: parameter.required === true,
      description: parameter.description ?? '',
      type: typeOf(parameter.schema ?? {}).type,
      values: valuesOf(parameter.schema ?? {}),
    })),
    body: contentOf(operation.requestBody?.content).type,
    answers: Object.entries(operation.responses ?? {}).map(([status, { description = '', content }]) => ({
      status,
      description,
      ...contentOf(content),
    })),
    curl: method === 'get' ? `curl '${address}'` : postExample(address, examples),
    address: isPlain ? address : undefined,
  };
}

function contentOf(content: Content | undefined): Pick<Answer, 'media' | 'type'> {
  const [first] = Object.entries(content ?? {});
  if (!first) return { media: undefined, type: undefined };
  const [media, { schema }] = first;
  return { media, type: schema && Object.keys(schema).length > 0 ? typeOf(schema).type : undefined };
}

/** The one operation that writes: a figure is reported. */
const postExample = (address: string, { indicator = '…' }: Examples): string =>
  [
    `curl -X POST '${address}'`,
    `-H 'Authorization: Bearer …'`,
    `-H 'Idempotency-Key: 00000000-0000-4000-8000-000000000000'`,
    `-H 'Content-Type: application/json'`,
    `-d '${JSON.stringify({ indicator, period: '2015', value: '62.2' })}'`,
  ].join(' \\\n  ');
