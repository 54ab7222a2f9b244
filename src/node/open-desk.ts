/** The desk of comments of a serving process: with this machine's secrets, and its publisher. */
import { createDesk, type Desk } from '../comments/desk.ts';
import type { Config } from '../config.ts';
import { readOrMakeDeskKeys } from './code-key.ts';
import { readOrMakeContactCipher } from './contact-key.ts';
import type { Served } from './open.ts';
import type { OpenedPublisher } from './open-publisher.ts';

/** @throws KeyRefused when there is a secret that must not be used. */
export async function openDesk(
  config: Config,
  { db, log, clock }: Served,
  publisher: OpenedPublisher | undefined,
): Promise<Desk> {
  const [keys, cipher] = await Promise.all([readOrMakeDeskKeys(config), readOrMakeContactCipher(config)]);
  const { demo, contactDays } = config;
  return createDesk({
    db,
    office: { log, clock, demo },
    keys,
    cipher,
    contactDays,
    ...(publisher && { publish: () => publisher.publish() }),
    published: async () => (await log.publishedNow())?.size ?? 0,
  });
}
