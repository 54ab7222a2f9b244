/** A portal in memory that takes comments, with the demonstration's accounts, and whose log is published. */
import { randomBytes } from 'node:crypto';
import { createAccounts } from '../../src/auth/accounts.ts';
import { makeDemoPeople } from '../../src/auth/demo-people.ts';
import { contactCipher } from '../../src/comments/contact-cipher.ts';
import { createDesk } from '../../src/comments/desk.ts';
import { deskKeys } from '../../src/comments/desk-keys.ts';
import type { AppDeps } from '../../src/http/context.ts';
import { newSigningKey } from '../../src/keys/signing-key.ts';
import { createPublisher, type Publisher } from '../../src/publish/publish.ts';
import { ED25519, formatVkey, type VerifierKey } from '../../src/tlog/note.ts';
import { config, silent } from '../http/given.ts';
import { NOW } from '../http/pages/given.ts';
import type { Portal } from '../http/portal.ts';
import { type Served, servePortal } from './served.ts';

export type Staffed = Served & {
  publisher: Publisher;
  /** What its checkpoints are checked with. */
  key: VerifierKey;
  /** Position of a correction of 旧房综合改造面积. */
  correction: number;
};

const SECRET = 'a secret of the tests, long enough to sign with';
const clock = () => new Date(NOW);

export async function serveStaffed(): Promise<Staffed> {
  const signing = newSigningKey(config.origin, ED25519);
  let [publisher, correction]: [Publisher | undefined, number] = [undefined, -1];
  const served = await servePortal({ demo: true }, async (portal, publicUrl) => {
    correction = await correctedHousing(portal);
    publisher = createPublisher({ db: portal.db, origin: config.origin, signing, clock, logger: silent });
    await makeDemoPeople(portal.db, portal.log, '演示·领导小组办公室', new Date());
    const deps = await staffOf(portal, publicUrl, publisher);
    return { ...deps, config: { ...config, demo: true, publicUrl, vkey: formatVkey(signing.key) } };
  });
  if (!publisher) throw new Error('nothing publishes');
  return { ...served, publisher, key: signing.key, correction };
}

async function correctedHousing(portal: Portal): Promise<number> {
  const housing = { indicator: 'old-housing-renovated', period: '2014' };
  await portal.does({ type: 'report_figure', ...housing, value: '21.5' });
  return portal.does({
    type: 'correct_figure',
    ...housing,
    new: { value: '20.1' },
    kind: 'entry_error',
    reason: '重复计入一个小区',
  });
}

async function staffOf(portal: Portal, publicUrl: string, publisher: Publisher): Promise<Partial<AppDeps>> {
  const { db, log } = portal;
  const onError = (message: string) => {
    throw new Error(message);
  };
  const accounts = createAccounts({ db, log, publicUrl, onError, secret: SECRET, totp: 'optional' });
  const desk = createDesk({
    ...{ db, contactDays: 90, keys: deskKeys(SECRET) },
    office: { log, clock, demo: true },
    cipher: contactCipher(randomBytes(32).toString('base64')),
    publish: () => publisher.publish(),
    published: async () => (await log.publishedNow())?.size ?? 0,
  });
  return { accounts, desk };
}
