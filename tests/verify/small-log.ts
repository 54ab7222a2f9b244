/** A small log without a database: entries as a portal stores them, and the files of a bundle over them. */
import { randomUUID } from 'node:crypto';
import type { SigningKey } from '../../src/keys/signing-key.ts';
import type { NewEvent } from '../../src/log/log.ts';
import { entryOf, prepare } from '../../src/log/prepare.ts';
import { reported, streamOf } from '../log/given.ts';
import { bytesOf, type Files, logKey, ORIGIN, resigned } from './given.ts';

const START = Date.parse('2015-02-01T00:00:00.000Z');

/** Entries of events, a second apart; figures on one stream unless others are told. */
export function entriesFor(events: readonly { stream: string; event: NewEvent }[]): Uint8Array[] {
  const revisions = new Map<string, number>();
  return events.map(({ stream, event }, position) => {
    const [prepared] = prepare([{ stream, expected: 'any', events: [event] }], ORIGIN).events;
    if (!prepared) throw new Error('nothing was prepared');
    const revision = (revisions.get(stream) ?? -1) + 1;
    revisions.set(stream, revision);
    return Buffer.from(entryOf(prepared, revision, new Date(START + position * 1000).toISOString()));
  });
}

export const figures = (count: number) =>
  Array.from({ length: count }, (_, n) => ({
    stream: streamOf(),
    event: reported({ value: `${n}`, period: String(2000 + (n % 20)) }),
  }));

/** The log announces a key. */
export const announcement = (vkey: string) => ({
  stream: 'keys',
  event: {
    id: randomUUID(),
    type: 'key.announced' as const,
    actor: { role: 'operator' as const },
    data: { vkey, action: 'added' as const },
  } satisfies NewEvent,
});

/** The files of a bundle: no plan was adopted, so that there are no verdicts. */
export const filesOver = (entries: readonly Uint8Array[], by: SigningKey = logKey): Files =>
  resigned(
    new Map([
      ['openings.ndjson', new Uint8Array()],
      ['evidence.ndjson', new Uint8Array()],
      ['verdicts.json', bytesOf({ position: entries.length - 1, day: '2015-02-01', plans: [] })],
    ]),
    entries,
    by,
  );
