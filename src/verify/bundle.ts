/** A log in one file: a gzipped archive of the same tiles that a portal serves, with what is published beside them. */
import { createReadStream } from 'node:fs';
import { createGunzip } from 'node:zlib';
import { HASH_BYTES } from '../tlog/hash.ts';
import { tilePath } from '../tlog/tile.ts';
import { CannotGoOn } from './finding.ts';
import { MAX_NOTE_BYTES } from './signatures.ts';
import { bundleTiles, nodeTiles, type Source } from './source.ts';
import { TarReader } from './tar.ts';
import { giveUp, unreadable } from './words/say.ts';

/** The names in the archive, in their order; the tiles stand between the first and the second. */
export const FILES = {
  checkpoint: 'checkpoint',
  openings: 'openings.ndjson',
  evidence: 'evidence.ndjson',
  verdicts: 'verdicts.json',
} as const;

/** What a bundle may hold: more is not read. */
export const LIMITS = {
  /** An entry has at most 65,535 bytes, and two for its length. */
  entry: 0xffff + 2,
  list: 8 * 2 ** 30,
  line: 1 << 20,
  verdicts: 256 * 2 ** 20,
} as const;

const CHUNK = 1 << 20;

/** Opens a bundle; what is wrong with the file is told when it is read. */
export function openBundle(path: string): Source {
  const file = createReadStream(path, { highWaterMark: CHUNK });
  const unzipped = createGunzip({ chunkSize: CHUNK });
  file.on('error', (error) => unzipped.destroy(error));
  file.pipe(unzipped);
  return bundleSource(readable(unzipped, path), async () => {
    file.destroy();
    unzipped.destroy();
  });
}

/** @param bytes of the archive, unzipped. */
export function bundleSource(bytes: AsyncIterable<Uint8Array>, close = async () => {}): Source {
  const tar = new TarReader(bytes);
  return {
    checkpoint: () => tar.file(FILES.checkpoint, MAX_NOTE_BYTES),
    async *tiles(size) {
      for (const tile of bundleTiles(size)) {
        const { index, width } = tile;
        const first = index * 256;
        const name = tilePath(tile);
        if ((await tar.peek())?.name !== name) {
          yield { index, width, bundle: { missing: first }, hashes: undefined };
          return;
        }
        const bundle = await tar.file(name, width * LIMITS.entry);
        const hashes = await tar.file(tilePath({ level: 0, index, width }), width * HASH_BYTES);
        yield { index, width, bundle, hashes };
      }
    },
    async *nodes(size) {
      for (const tile of nodeTiles(size))
        yield { tile, bytes: await tar.file(tilePath(tile), tile.width * HASH_BYTES) };
    },
    async *openings() {
      for await (const line of tar.lines(FILES.openings, LIMITS.list, LIMITS.line)) yield json(line);
    },
    evidence: () => tar.lines(FILES.evidence, LIMITS.list, LIMITS.line),
    async verdicts() {
      return verdictsOf(json(Buffer.from(await tar.file(FILES.verdicts, LIMITS.verdicts)).toString()));
    },
    close,
  };
}

type Table = { plan: string; targets: unknown[] };

function verdictsOf(value: unknown) {
  const { position, day, plans } = (value ?? {}) as Record<string, unknown>;
  const isWhole =
    typeof position === 'number' &&
    Number.isSafeInteger(position) &&
    typeof day === 'string' &&
    /^[0-9]{4}-[0-9]{2}-[0-9]{2}$/.test(day) &&
    Array.isArray(plans) &&
    plans.every(isTable);
  if (!isWhole)
    return giveUp('verdicts', { zh: 'verdicts.json 格式不对。', en: 'verdicts.json is not in its format.' });
  const tables = plans as Table[];
  return {
    position: position as number,
    day: day as string,
    plans: tables.map(({ plan }) => plan),
    targets: async (plan: string) => tables.find((table) => table.plan === plan)?.targets ?? [],
  };
}

function isTable(value: unknown): value is Table {
  const { plan, targets } = (value ?? {}) as Record<string, unknown>;
  return typeof plan === 'string' && Array.isArray(targets);
}

function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Faults of the file and of its compression, told as such. */
async function* readable(chunks: AsyncIterable<Uint8Array>, path: string): AsyncGenerator<Uint8Array> {
  try {
    yield* chunks;
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    const what = { zh: `无法读取 ${path}:${why}`, en: `${path} cannot be read: ${why}` };
    throw new CannotGoOn(unreadable('tree', what), { cause: error });
  }
}
