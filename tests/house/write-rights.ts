/** `npm run rights`: writes `docs/rights.md` anew from the guards of the routes. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { rightsDocument } from './rights.ts';

writeFileSync(join(import.meta.dirname, '../../docs/rights.md'), rightsDocument());
console.log('docs/rights.md');
