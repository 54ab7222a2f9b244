/** What the log has published: its checkpoints with who cosigned them, tiles within them, and proofs from those. */
import { type Kysely, sql } from 'kysely';
import type { Database } from '../db/schema.ts';
import { withSignatures } from '../tlog/note.ts';
import { proveInclusion } from '../tlog/prove.ts';
import { formatReceipt } from '../tlog/receipt.ts';
import { type Tile, tileIn } from '../tlog/tile.ts';
import { recentOf } from './recent-size.ts';
import { sha256 } from './sha256.ts';
import { readTile, tileReader } from './tiles.ts';

/** Who cosigned a checkpoint, and when by its own clock (ISO 8601, UTC). */
export type Cosigned = { name: string; keyId: string; at: string };

/** A published checkpoint. Times are ISO 8601, UTC. */
export type Published = {
  size: number;
  root: Uint8Array;
  /** The whole signed note, cosignatures included. */
  note: string;
  signedAt: string;
  publishedAt: string;
  cosignatures: Cosigned[];
};

/** A witness, and the last published checkpoint that it cosigned. */
export type LastCosigned = Cosigned & { size: number };

export interface PublishedLog {
  /** The newest published checkpoint as it was within the last second; undefined before there is one. */
  published(): Promise<Published | undefined>;
  /** The same, at once where it is known. */
  recentPublished(): Published | undefined | Promise<Published | undefined>;
  /** The newest published checkpoint, asked of the database. */
  publishedNow(): Promise<Published | undefined>;
  /** Published checkpoints from the newest on, at most `limit` (100) of those below a size. */
  publications(where?: { below?: number; limit?: number }): Promise<Published[]>;
  /** Who cosigned any of the last 10,000 cosignatures, and what they did last; the most recent first. */
  witnesses(): Promise<LastCosigned[]>;
  /** A tile or bundle, of any width that the published log has; undefined when it lacks it. */
  tile(tile: Tile): Promise<Uint8Array | undefined>;
  /** The receipt (`.tlog-proof`) of an event; undefined when it is not published. */
  receipt(position: number): Promise<string | undefined>;
}

/** The root's version for caches: a checkpoint never changes, cosignatures are only added to it. */
export const publishedVersion = (published: Published | undefined): string =>
  published === undefined ? '' : `${published.size}.${published.cosignatures.length}`;

export function publishedOf(db: Kysely<Database>): PublishedLog {
  const publishedNow = async () => (await readPublications(db, { limit: 1 }))[0];
  const recent = recentOf(publishedNow);
  // Whoever has just seen a newer checkpoint may ask for what the last second did not have yet.
  const covering = async (covers: (size: number) => boolean): Promise<Published | undefined> => {
    const known = await recent.recent();
    if (known && covers(known.size)) return known;
    recent.forget();
    const now = await recent.recent();
    return now && covers(now.size) ? now : undefined;
  };
  return {
    published: async () => recent.recent(),
    recentPublished: recent.recent,
    publishedNow,
    publications: (where = {}) => readPublications(db, where),
    witnesses: () => readWitnesses(db),
    tile: async (tile) => {
      const { level, index, width } = tile;
      const has = (size: number) => (tileIn(size, level, index)?.width ?? 0) >= width;
      return (await covering(has)) && readTile(db, tile);
    },
    receipt: async (position) => {
      const at = await covering((size) => position < size);
      if (!at) return undefined;
      const proof = await proveInclusion(sha256, tileReader(db), position, at.size);
      return formatReceipt({ index: position, proof, checkpoint: at.note });
    },
  };
}

type Row = Omit<Published, 'cosignatures' | 'note' | 'signedAt' | 'publishedAt'> & {
  note: string;
  signedAt: Date | string;
  publishedAt: Date | string;
  cosignatures: (Cosigned & { line: string })[];
};

const MOST = 1_000;

/** In one statement: a cosignature that comes meanwhile is in the note and in the list, or in neither. */
async function readPublications(
  db: Kysely<Database>,
  { below = Number.MAX_SAFE_INTEGER, limit = 100 }: { below?: number; limit?: number },
): Promise<Published[]> {
  const { rows } = await sql<Row>`
    select c.size, c.root, c.note, c.signed_at as "signedAt", p.published_at as "publishedAt",
      coalesce((
        select json_agg(
          json_build_object('name', s.name, 'keyId', s.key_id, 'at', s.cosigned_at, 'line', s.line)
          order by s.cosigned_at, s.key_id
        ) from cosignatures s where s.size = c.size
      ), '[]') as cosignatures
    from publications p join checkpoints c on c.size = p.size
    where p.size < ${below}
    order by p.size desc
    limit ${Math.max(0, Math.min(limit, MOST))}`.execute(db);
  return rows.map(({ cosignatures, note, signedAt, publishedAt, ...row }) => ({
    ...row,
    note: withSignatures(
      note,
      cosignatures.map(({ line }) => line),
    ),
    signedAt: iso(signedAt),
    publishedAt: iso(publishedAt),
    cosignatures: cosignatures.map(({ name, keyId, at }) => ({ name, keyId, at: iso(at) })),
  }));
}

async function readWitnesses(db: Kysely<Database>): Promise<LastCosigned[]> {
  const { rows } = await sql<Omit<LastCosigned, 'at'> & { at: Date | string }>`
    select distinct on (s.key_id, s.name) s.name, s.key_id as "keyId", s.size, s.cosigned_at as at
    from (select * from cosignatures order by size desc limit 10000) s
    join publications p on p.size = s.size
    order by s.key_id, s.name, s.size desc`.execute(db);
  return rows.map((row) => ({ ...row, at: iso(row.at) })).sort((a, b) => b.size - a.size);
}

const iso = (time: Date | string): string => new Date(time).toISOString();
