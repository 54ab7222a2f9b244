/** The connections of a serving process: the portal's own, and the owner's for as long as the start needs it. */
import type { Kysely } from 'kysely';
import type { DatabaseConfig } from '../config.ts';
import { type Listener, listenPostgres } from '../db/listen.ts';
import { openPostgres } from '../db/postgres.ts';
import { grantPortalRole } from '../db/roles.ts';
import type { Database } from '../db/schema.ts';

export type Connections = {
  db: Kysely<Database>;
  /** May change the schema and rebuild. The same as `db` where there is one role alone. */
  owner: Kysely<Database>;
  /** Lets the portal's role use what the migrations made. */
  grant(): Promise<void>;
  releaseOwner(): Promise<void>;
  /** Begins to hear of other processes' appends; there are none on the embedded database. */
  listen(): Listener | undefined;
  close(): Promise<void>;
};

/** @throws FolderHeld when another process has the embedded database open. */
export async function connect(
  database: DatabaseConfig,
  onError: (error: Error) => void,
): Promise<Connections> {
  if (database.kind === 'server') return connectServer(database, onError);
  // PGlite is large, and a portal on a server needs none.
  const { openPGlite } = await import('../db/pglite.ts');
  const { db, close } = await openPGlite(database.folder);
  return { db, owner: db, grant: nothing, releaseOwner: nothing, listen: () => undefined, close };
}

function connectServer(
  { url, ownerUrl }: Extract<DatabaseConfig, { kind: 'server' }>,
  onError: (error: Error) => void,
): Connections {
  const db = openPostgres(url, { onError });
  const listen = () => listenPostgres(url, onError);
  if (ownerUrl === url) {
    return { db, owner: db, grant: nothing, releaseOwner: nothing, listen, close: () => db.destroy() };
  }
  const owner = openPostgres(ownerUrl, { max: 2, onError });
  const role = decodeURIComponent(new URL(url).username);
  let released: Promise<void> | undefined;
  const releaseOwner = () => (released ??= owner.destroy());
  return {
    db,
    owner,
    grant: () => (role === '' ? nothing() : grantPortalRole(owner, role)),
    releaseOwner,
    listen,
    close: async () => {
      await releaseOwner();
      await db.destroy();
    },
  };
}

const nothing = async (): Promise<void> => {};
