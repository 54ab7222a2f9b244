/** Schemas of an OpenAPI document as a reader sees them: shapes with fields, and types in few words. Pure. */

/** JSON Schema as our own documents use it. */
export type Schema = {
  $ref?: string;
  type?: string | readonly string[];
  format?: string;
  enum?: readonly unknown[];
  const?: unknown;
  items?: Schema;
  anyOf?: readonly Schema[];
  oneOf?: readonly Schema[];
  properties?: Readonly<Record<string, Schema>>;
  required?: readonly string[];
  description?: string;
};

export type TypeWords =
  | { kind: 'plain'; text: string }
  | { kind: 'shape'; name: string }
  | { kind: 'list'; of: TypeWords }
  | { kind: 'fields'; fields: readonly Field[] }
  | { kind: 'either'; of: readonly TypeWords[] };
export type Field = {
  name: string;
  type: TypeWords;
  /** May be null. */
  nullable: boolean;
  required: boolean;
  description: string | undefined;
  values: readonly string[];
};
export type Shape = { name: string; description: string | undefined; fields: readonly Field[] };

export const shapeOf = (name: string, schema: Schema): Shape => ({
  name,
  description: schema.description,
  fields: fieldsOf(schema),
});

const fieldsOf = ({ properties = {}, required = [] }: Schema): Field[] =>
  Object.entries(properties).map(([name, schema]) => ({
    name,
    ...typeOf(schema),
    required: required.includes(name),
    description: schema.description ?? withoutNull(schema).description,
    values: valuesOf(withoutNull(schema)),
  }));

/** The type in words, and whether it may be null. */
export function typeOf(schema: Schema): { type: TypeWords; nullable: boolean } {
  return { type: wordsOf(withoutNull(schema)), nullable: isNullable(schema) };
}

function wordsOf(schema: Schema): TypeWords {
  if (schema.$ref) return { kind: 'shape', name: schema.$ref.replace('#/components/schemas/', '') };
  const ways = schema.anyOf ?? schema.oneOf;
  if (ways) return { kind: 'either', of: ways.map(wordsOf) };
  if (schema.items) return { kind: 'list', of: wordsOf(withoutNull(schema.items)) };
  if (schema.properties) return { kind: 'fields', fields: fieldsOf(schema) };
  const text = schema.format ?? [schema.type ?? 'any'].flat().join(' | ');
  return { kind: 'plain', text };
}

export const valuesOf = ({ enum: values = [], items }: Schema): string[] =>
  (values.length > 0 || !items ? values : (items.enum ?? [])).map(String);

const isNull = ({ type }: Schema): boolean => type === 'null';
const isNullable = ({ type, anyOf }: Schema): boolean =>
  (Array.isArray(type) && type.includes('null')) || anyOf?.some(isNull) === true;

function withoutNull(schema: Schema): Schema {
  const { type, anyOf } = schema;
  if (Array.isArray(type)) return { ...schema, type: type.filter((each) => each !== 'null') };
  const others = anyOf?.filter((each) => !isNull(each));
  if (!others || others.length === anyOf?.length) return schema;
  const [only] = others;
  return only && others.length === 1 ? only : { ...schema, anyOf: others };
}
