/** Writes a bundle: the archive that `bundle.ts` reads. Any reader of tar and gzip can take it apart. */
import { createGzip } from 'node:zlib';
import { createTarPacker } from 'modern-tar';
import type { PublishedLog } from '../log/published.ts';
import { type Tile, tilePath } from '../tlog/tile.ts';
import { FILES } from './bundle.ts';
import { bundleTiles, nodeTiles } from './source.ts';

export type BundleContent = {
  log: Pick<PublishedLog, 'tile'>;
  checkpoint: { size: number; note: string; signedAt: string };
  /** Told each bundle of entries on its way; what is known of them afterwards goes into the other files. */
  onEntries(bundle: Uint8Array, tile: Tile): void;
  openings: readonly unknown[];
  /** Asked for after the last entry. */
  evidence(): readonly string[];
  verdicts(): Promise<unknown>;
};

/** The bytes of the file: the same for the same content. @throws Error when the log lacks a tile. */
export function writeBundle(content: BundleContent): AsyncIterable<Uint8Array> {
  const { readable, controller } = createTarPacker();
  const mtime = new Date(content.checkpoint.signedAt);
  const add = async (name: string, body: Uint8Array | string): Promise<void> => {
    const bytes = typeof body === 'string' ? Buffer.from(body) : body;
    const stream = controller.add({ name, size: bytes.length, type: 'file', mtime, mode: 0o644 });
    const writer = stream.getWriter();
    await writer.write(Uint8Array.from(bytes));
    await writer.close();
  };
  addAll(content, add).then(
    () => controller.finalize(),
    (error) => controller.error(error),
  );
  const zipped = createGzip({ level: 6 });
  void pump(readable, zipped);
  return zipped;
}

type Add = (name: string, body: Uint8Array | string) => Promise<void>;

async function addAll(content: BundleContent, add: Add): Promise<void> {
  const { log, checkpoint, openings } = content;
  const tile = async (asked: Tile): Promise<Uint8Array> => {
    const bytes = await log.tile(asked);
    if (!bytes) throw new Error(`the log lacks ${tilePath(asked)}`);
    await add(tilePath(asked), bytes);
    return bytes;
  };
  await add(FILES.checkpoint, checkpoint.note);
  for (const bundle of bundleTiles(checkpoint.size)) {
    content.onEntries(await tile(bundle), bundle);
    await tile({ ...bundle, level: 0 });
  }
  for (const nodes of nodeTiles(checkpoint.size)) await tile(nodes);
  await add(FILES.openings, lines(openings.map((opening) => JSON.stringify(opening))));
  await add(FILES.evidence, lines(content.evidence()));
  await add(FILES.verdicts, `${JSON.stringify(await content.verdicts())}\n`);
}

const lines = (texts: readonly string[]): string => texts.map((text) => `${text}\n`).join('');

async function pump(from: ReadableStream<Uint8Array>, to: ReturnType<typeof createGzip>): Promise<void> {
  try {
    for await (const chunk of from)
      if (!to.write(chunk)) await new Promise((resolve) => to.once('drain', resolve));
    to.end();
  } catch (error) {
    to.destroy(error instanceof Error ? error : new Error(String(error)));
  }
}
