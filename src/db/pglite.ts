/** The embedded database: PostgreSQL compiled to WebAssembly, in this process. It fails in workerd. */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { PGlite } from '@electric-sql/pglite';
import { Kysely, PGliteDialect } from 'kysely';
import { holdFolder } from './folder-lock.ts';
import type { Database } from './schema.ts';

const INT8 = 20;

// V8 aborts the process, now and then, when it frees WebAssembly code that it has compiled better since
// (nodejs/node#64500, `jit_page_->allocations_.erase`). What is kept instead is a few megabytes.
setFlagsFromString('--no-wasm-code-gc');

export type EmbeddedDatabase = { db: Kysely<Database>; close: () => Promise<void> };

/**
 * Opens the database kept in a folder, or one in memory when no folder is named. One process a folder.
 * It does not fsync: a killed process loses nothing, a power cut may.
 * @throws FolderHeld when a living process has the folder open.
 */
export async function openPGlite(folder?: string): Promise<EmbeddedDatabase> {
  const hold = folder === undefined ? undefined : await holdMade(folder);
  try {
    const pglite = await PGlite.create({
      ...(folder !== undefined && { dataDir: join(folder, 'pglite') }),
      parsers: { [INT8]: Number },
    });
    const db = new Kysely<Database>({ dialect: new PGliteDialect({ pglite }) });
    const close = async () => {
      await db.destroy();
      // Kysely closes only what it has used.
      if (!pglite.closed) await pglite.close();
      await hold?.release();
    };
    return { db, close };
  } catch (error) {
    await hold?.release();
    throw error;
  }
}

async function holdMade(folder: string) {
  await mkdir(folder, { recursive: true });
  return holdFolder(folder);
}
