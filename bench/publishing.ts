/** The same appends with the log published meanwhile, and without: what publishing costs them. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Kysely } from 'kysely';
import type { Database } from '../src/db/schema.ts';
import { newSigningKey } from '../src/keys/signing-key.ts';
import type { Hinting } from '../src/log/open.ts';
import { anchorFile } from '../src/node/anchor-file.ts';
import { keepPublished } from '../src/node/keep-published.ts';
import { createPublisher } from '../src/publish/publish.ts';
import { ED25519 } from '../src/tlog/note.ts';
import { timed } from './floor.ts';
import { compare } from './ratio.ts';

const SOURCE = 'bench.example/log';
const silent = { info() {}, warn() {}, error() {} };

/** @param append makes the nth round's appends. */
export async function whilePublishing(
  { db, log }: { db: Kysely<Database>; log: Hinting },
  rounds: number,
  count: number,
  append: (round: number) => Promise<void>,
) {
  const folder = await mkdtemp(join(tmpdir(), 'mingbai-bench-'));
  const publisher = createPublisher({
    db,
    origin: SOURCE,
    signing: newSigningKey(SOURCE, ED25519),
    anchor: anchorFile(join(folder, 'log.anchor')),
    clock: () => new Date(),
    logger: silent,
  });
  const on: number[] = [];
  const off: number[] = [];
  for (let round = 0; round < rounds; round++) {
    off.push(count / (await timed(() => append(2 * round))));
    // What was appended without it is not this round's to publish.
    await publisher.publish();
    const stopping = new AbortController();
    const options = {
      publisher,
      hints: log.hints,
      signal: stopping.signal,
      auditInterval: 3_600,
      logger: silent,
    };
    // The audit of the whole log at the start is another measure.
    const publishing = keepPublished({ ...options, publisher: { ...publisher, audit: nothingToAudit } });
    on.push(count / (await timed(() => append(2 * round + 1))));
    stopping.abort();
    await publishing;
  }
  await rm(folder, { recursive: true });
  const { rows } = { rows: await db.selectFrom('publications').select('size').execute() };
  console.error(`${rows.length} checkpoints published`);
  return compare(on, off);
}

const nothingToAudit = async () => ({ ok: true as const, size: 0, checkpoints: 0 });
