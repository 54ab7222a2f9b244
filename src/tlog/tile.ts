/**
 * Tiles: the tree cut into pieces of 256 hashes that never change (C2SP tlog-tiles, "Merkle Tree"). The leaves are
 * level 0; a hash of level l+1 is the root of a full tile of level l.
 */

export const TILE_WIDTH = 256;
/** Levels of the tree that one tile spans: 2^8 = 256. */
export const TILE_HEIGHT = 8;
/** More levels than a log of 2^53 entries has. */
const MAX_LEVEL = 6;

/** Which tile: `level` of hashes, or bundles of `entries`; `width` 1–256, of which 256 is full. */
export type Tile = { level: number | 'entries'; index: number; width: number };

/** How many hashes (or entries) a tile has in a tree of `size` leaves: 0, when there is none yet, to 256. */
export function widthOf(size: number, level: number | 'entries', index: number): number {
  const hashes = Math.floor(size / TILE_WIDTH ** (level === 'entries' ? 0 : level));
  return Math.max(0, Math.min(TILE_WIDTH, hashes - index * TILE_WIDTH));
}

/** The widest tile that a tree of `size` leaves has there, or undefined. */
export function tileIn(size: number, level: number | 'entries', index: number): Tile | undefined {
  const width = widthOf(size, level, index);
  return width === 0 ? undefined : { level, index, width };
}

/** `tile/0/x001/x234/067`, `tile/entries/000.p/112`: below the log's prefix. */
export function tilePath({ level, index, width }: Tile): string {
  const partial = width === TILE_WIDTH ? '' : `.p/${width}`;
  return `tile/${level}/${groupsOf(index)}${partial}`;
}

/** Groups of three digits, all but the last with `x`: 1234067 → `x001/x234/067`. */
function groupsOf(index: number): string {
  const digits = String(index);
  const groups = digits.padStart(Math.ceil(digits.length / 3) * 3, '0').match(/.{3}/g) ?? [];
  return groups.map((group, at) => (at < groups.length - 1 ? `x${group}` : group)).join('/');
}

const PATH = /^tile\/(entries|[0-9]{1,2})\/((?:x[0-9]{3}\/)*[0-9]{3})(?:\.p\/([0-9]{1,3}))?$/;

/** The tile of a path in its one spelling, or undefined. */
export function parseTilePath(path: string): Tile | undefined {
  const [, level = '', groups = '', partial] = PATH.exec(path) ?? [];
  const tile: Tile = {
    level: level === 'entries' ? level : Number(level),
    index: Number(groups.replace(/[x/]/g, '')),
    width: partial === undefined ? TILE_WIDTH : Number(partial),
  };
  const isInRange =
    groups !== '' &&
    (tile.level === 'entries' || tile.level <= MAX_LEVEL) &&
    Number.isSafeInteger(tile.index) &&
    tile.width >= 1 &&
    tile.width <= TILE_WIDTH;
  return isInRange && tilePath(tile) === path ? tile : undefined;
}
