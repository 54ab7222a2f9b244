/** The publisher of a serving process: with this machine's key and anchor, and the witnesses that were named. */
import { systemClock } from '../clock.ts';
import type { Config } from '../config.ts';
import { createPublisher, type Logger, type Publisher } from '../publish/publish.ts';
import { formatVkey } from '../tlog/note.ts';
import { witnessLink } from '../witness/link.ts';
import { anchorFile } from './anchor-file.ts';
import { readOrMakeLogKey } from './key-file.ts';
import type { Served } from './open.ts';

/** `vkey`: the public key that its checkpoints are checked with. */
export type OpenedPublisher = Publisher & { vkey: string };

/**
 * Signs by real time, also where the portal's clock is a demonstration's: a witness's is real, too.
 * Undefined where there is no key: the log is then served as far as it was published, and goes no further.
 * @throws KeyRefused when there is a key that must not be used.
 */
export async function openPublisher(
  config: Config,
  { db }: Pick<Served, 'db'>,
  logger: Logger,
): Promise<OpenedPublisher | undefined> {
  const { origin, anchor, witnesses } = config;
  const signing = await readOrMakeLogKey(config);
  if (!signing) {
    logger.warn({}, 'no key signs this log, so nothing of it is published: `mingbai keys new` makes one');
    return undefined;
  }
  const vkey = formatVkey(signing.key);
  logger.info({ vkey, anchor }, 'publishing the log');
  const publisher = createPublisher({
    db,
    origin,
    signing,
    anchor: anchorFile(anchor),
    witnesses: witnesses.map((witness) => witnessLink(witness)),
    clock: systemClock,
    logger,
  });
  return { ...publisher, vkey };
}
