/**
 * Checks the whole log against all that was signed of it: every entry is hashed anew, every row compared with its
 * entry, every stored hash of a tile and every checkpoint with the tree that the entries make.
 */
import { type Kysely, sql } from 'kysely';
import type { Database } from '../db/schema.ts';
import { sha256 } from '../log/sha256.ts';
import { sameBytes } from '../tlog/bytes.ts';
import { emptyFrontier, extend, type Frontier } from '../tlog/frontier.ts';
import { HASH_BYTES } from '../tlog/hash.ts';
import type { VerifierKey } from '../tlog/note.ts';
import { TILE_WIDTH } from '../tlog/tile.ts';
import { type Finding, LogDiffers, positions } from './finding.ts';
import { type Before, checkedLeaves, readStoredRows } from './rows.ts';
import { collectNodes, type TreeNode } from './sign.ts';
import { announcedKeys, checkSigned } from './signatures.ts';
import { readStanding, type SignedCheckpoint, type Standing } from './standing.ts';

/** Told after each page; the next one waits for it. */
export type OnProgress = (done: number, total: number) => void | Promise<void>;

/** `stopped`: asked to, before it was through. */
export type AuditResult =
  | { ok: true; size: number; checkpoints: number }
  | { ok: false; stopped: true }
  | { ok: false; finding: Finding };

/** Two full tiles, so that a page ends where tiles do. */
const PAGE = 2 * TILE_WIDTH;

/** Names the first thing that does not fit. Reads a page at a time, and lets others in between. */
export async function audit(
  db: Kysely<Database>,
  { origin, key }: { origin: string; key: VerifierKey },
  onProgress: OnProgress = () => {},
  signal?: AbortSignal,
): Promise<AuditResult> {
  try {
    const standing = await readStanding(db);
    const folding = new Folding(db, origin, [key, ...(await announcedKeys(db, origin))], standing);
    const { size } = standing.head;
    while (folding.size < size) {
      if (signal?.aborted) return { ok: false, stopped: true };
      await folding.page(Math.min(size, folding.size + PAGE));
      await onProgress(folding.size, size);
    }
    await folding.end();
    return { ok: true, size, checkpoints: folding.checkpoints };
  } catch (error) {
    if (error instanceof LogDiffers) return { ok: false, finding: error.finding };
    throw error;
  }
}

class Folding {
  readonly #db: Kysely<Database>;
  readonly #origin: string;
  readonly #keys: readonly VerifierKey[];
  readonly #standing: Standing;
  readonly #before: Before = { time: '', revisions: new Map() };
  #frontier: Frontier = emptyFrontier;
  /** Size of the last checkpoint that fits. */
  #fits = 0;
  #nodes = 0;
  /** A stored hash of a tile that differs: the next checkpoint tells whether it is wrong or the rows are. */
  #suspect: TreeNode | undefined;
  checkpoints = 0;

  constructor(db: Kysely<Database>, origin: string, keys: readonly VerifierKey[], standing: Standing) {
    this.#db = db;
    this.#origin = origin;
    this.#keys = keys;
    this.#standing = standing;
  }

  get size(): number {
    return this.#frontier.size;
  }

  async page(to: number): Promise<void> {
    const from = this.size;
    const rows = await readStoredRows(this.#db, from, to);
    const leaves = checkedLeaves(rows, from, to, this.#before);
    const signed = await readCheckpoints(this.#db, from, to);
    const nodes: TreeNode[] = [];
    const stored = await this.#storedNodes(from, to);
    for (const checkpoint of signed) {
      this.#extend(
        leaves.subarray((this.size - from) * HASH_BYTES, (checkpoint.size - from) * HASH_BYTES),
        nodes,
      );
      this.#compareNodes(nodes.splice(0), stored);
      this.#check(checkpoint);
    }
    this.#extend(leaves.subarray((this.size - from) * HASH_BYTES), nodes);
    this.#compareNodes(nodes, stored);
  }

  /** What lies beyond the last page: the head, and rows that belong to nothing. */
  async end(): Promise<void> {
    const { head, end, checkpoint } = this.#standing;
    if (checkpoint && checkpoint.size > head.size)
      throw new LogDiffers(
        `the head tells ${head.size} events, and checkpoint ${checkpoint.size} is signed`,
        head.size,
      );
    if (end > head.size)
      throw new LogDiffers(`there is a row beyond the ${head.size} events that the head tells`, head.size);
    if (!sameBytes(this.#frontier.nodes, head.nodes))
      throw new LogDiffers(
        this.#fits === head.size
          ? 'the rows make what was signed, and the head tells another tree: the head was edited'
          : `the rows make another root than the head tells: the head was edited, or the rows of ${positions(this.#fits, head.size - 1)}`,
        Math.max(0, Math.min(this.#fits, head.size - 1)),
      );
    if (this.#before.time !== head.time)
      throw new LogDiffers(
        `the head tells ${head.time} as the time of the last event, its row ${this.#before.time}`,
        head.size - 1,
      );
    await this.#countNodes(checkpoint?.size ?? 0);
  }

  #extend(leaves: Uint8Array, nodes: TreeNode[]): void {
    this.#frontier = extend(sha256, this.#frontier, leaves, collectNodes(nodes));
  }

  #check(checkpoint: SignedCheckpoint): void {
    if (checkpoint.previous !== this.#fits)
      throw new LogDiffers(
        `checkpoint ${checkpoint.size} extends ${checkpoint.previous}, and the one before it is ${this.#fits}: a checkpoint is missing`,
        this.#fits,
      );
    checkSigned(checkpoint, this.#origin, this.#keys);
    if (!sameBytes(this.#frontier.nodes, checkpoint.nodes)) throw this.#differs(checkpoint.size);
    if (this.#suspect) {
      const { level, index } = this.#suspect;
      throw new LogDiffers(
        `the stored hash ${index} of tile level ${level} is not that of its leaves`,
        firstOf(this.#suspect),
      );
    }
    this.#fits = checkpoint.size;
    this.checkpoints++;
  }

  /** The rows are whole each for itself, and yet others than were signed: bounded by checkpoints and tiles. */
  #differs(size: number): LogDiffers {
    const first = this.#suspect ? Math.max(this.#fits, firstOf(this.#suspect)) : this.#fits;
    const last = this.#suspect
      ? Math.min(size, firstOf(this.#suspect) + TILE_WIDTH ** this.#suspect.level)
      : size;
    return new LogDiffers(
      `the rows of ${positions(first, last - 1)} are not those that checkpoint ${size} signed: rows were replaced or swapped`,
      first,
    );
  }

  async #storedNodes(from: number, to: number): Promise<Map<string, Uint8Array>> {
    const { rows } = await sql<{ level: number; index: number; hash: Uint8Array }>`
      select n.level, n.index, n.hash from generate_series(1, 6) as l (level)
      join tree_nodes n on n.level = l.level
        and n.index >= floor(${from}::numeric / power(${TILE_WIDTH}::numeric, l.level))::bigint
        and n.index < floor(${to}::numeric / power(${TILE_WIDTH}::numeric, l.level))::bigint`.execute(
      this.#db,
    );
    return new Map(rows.map(({ level, index, hash }) => [`${level}/${index}`, hash]));
  }

  /** Only what a checkpoint covers is stored. */
  #compareNodes(nodes: readonly TreeNode[], stored: ReadonlyMap<string, Uint8Array>): void {
    const covered = this.#standing.checkpoint?.size ?? 0;
    for (const node of nodes) {
      if (firstOf(node) + TILE_WIDTH ** node.level > covered) continue;
      this.#nodes++;
      const hash = stored.get(`${node.level}/${node.index}`);
      if (!hash)
        throw new LogDiffers(
          `the stored hash ${node.index} of tile level ${node.level} is missing`,
          firstOf(node),
        );
      if (!sameBytes(hash, node.hash)) this.#suspect ??= node;
    }
  }

  async #countNodes(covered: number): Promise<void> {
    // Another publisher may have added some since this audit began.
    const { rows } = await sql<{ count: number }>`
      select count(*)::int as count from tree_nodes
      where (index + 1) * power(${TILE_WIDTH}::numeric, level) <= ${covered}`.execute(this.#db);
    if ((rows[0]?.count ?? 0) !== this.#nodes)
      throw new LogDiffers(`${rows[0]?.count} hashes of tiles are stored where ${this.#nodes} belong`);
  }
}

const firstOf = ({ level, index }: TreeNode): number => index * TILE_WIDTH ** level;

/** The checkpoints over more than the first position, up to the second. */
async function readCheckpoints(db: Kysely<Database>, from: number, to: number): Promise<SignedCheckpoint[]> {
  return db
    .selectFrom('checkpoints')
    .select(['size', 'previous', 'root', 'frontier as nodes', 'note'])
    .where('size', '>', from)
    .where('size', '<=', to)
    .orderBy('size')
    .execute();
}
