/** `npm run schemas`: writes `events/schemas` anew from the vocabulary. */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { publishedSchemas } from '../../events/json-schema.ts';

const folder = join(import.meta.dirname, '../../events/schemas');
const schemas = Object.entries(publishedSchemas());

rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
for (const [file, schema] of schemas) {
  writeFileSync(join(folder, file), `${JSON.stringify(schema, null, 2)}\n`);
}
console.log(`${schemas.length} schemas in events/schemas`);
