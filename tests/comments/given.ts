/** A desk of comments over a database, and a resident who writes to it. */
import { contactCipher, newContactKey } from '../../src/comments/contact-cipher.ts';
import { createDesk, type Desk, type DeskOptions } from '../../src/comments/desk.ts';
import { deskKeys } from '../../src/comments/desk-keys.ts';
import type { Submission, Submitted } from '../../src/comments/submission.ts';
import type { TestDatabase } from '../database.ts';
import { officeOn, type TestOffice } from '../office/given.ts';

export const MARK = '暗号';
export const CONTACT = '13800000000';
export const WRITTEN = {
  kind: 'request',
  title: `${MARK}路灯`,
  body: `${MARK}三号楼的路灯坏了一个月,请派人来修。`,
  name: `${MARK}王小明`,
} as const;

export type TestDesk = Desk & { office: TestOffice; options: DeskOptions; at(instant: string): void };

export function deskOn(database: Pick<TestDatabase, 'db'>, more: Partial<DeskOptions> = {}): TestDesk {
  let now = new Date('2016-02-15T04:00:00.000Z');
  const office = officeOn(database, () => now);
  const options: DeskOptions = {
    db: database.db,
    office,
    keys: deskKeys('a secret of the tests, long enough'),
    cipher: contactCipher(newContactKey()),
    contactDays: 90,
    published: async () => 0,
    ...more,
  };
  const at = (instant: string) => {
    now = new Date(instant);
  };
  return { ...createDesk(options), office, options, at };
}

export type Receipt = Extract<Submitted, { outcome: 'waiting' }>;

/** Sends a form without proof of work: it waits. */
export async function sends(desk: Desk, more: Partial<Submission> = {}): Promise<Receipt> {
  const { token } = await desk.newForm();
  const sent = await desk.submit({ form: token, consent: true, contact: CONTACT, ...WRITTEN, ...more });
  if (sent.outcome !== 'waiting') throw new Error(JSON.stringify(sent));
  return sent;
}

/** Sends one and lets it into the log. */
export async function submits(desk: Desk, more: Partial<Submission> = {}): Promise<Receipt> {
  const receipt = await sends(desk, more);
  await desk.release(100);
  return receipt;
}

/** The file that a writer keeps. */
export const fileOf = ({ opening: { eventId, ...opening } }: Receipt): string =>
  JSON.stringify({ event: eventId, ...opening }, null, 2);
