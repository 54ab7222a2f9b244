import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { dataSchemaOf, EVENT_TYPES } from '../../events/index.ts';
import { publishedSchemas } from '../../events/json-schema.ts';

const folder = join(import.meta.dirname, '../../events/schemas');

describe('the published JSON Schemas', () => {
  it('are those of the vocabulary: `npm run schemas` writes them anew', () => {
    const stored = readdirSync(folder).map((file) => [
      file,
      JSON.parse(readFileSync(join(folder, file), 'utf8')),
    ]);
    expect(Object.fromEntries(stored)).toEqual(JSON.parse(JSON.stringify(publishedSchemas())));
  });

  it.each(EVENT_TYPES)('%s is found by the dataschema of its events', (type) => {
    const schema = publishedSchemas()[`${type}.json`];
    expect(schema).toMatchObject({ $id: dataSchemaOf(type), type: 'object', additionalProperties: false });
  });
});
