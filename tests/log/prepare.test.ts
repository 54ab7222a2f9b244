import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ACTOR_ROLES, canonical, Envelope } from '../../events/envelope.ts';
import type { NewEvent } from '../../src/log/log.ts';
import { entryOf, prepare, recordedOf } from '../../src/log/prepare.ts';
import { afterPrefix } from '../../src/log/read.ts';
import { reported, SOURCE, streamOf } from './given.ts';

const text = (maxLength: number) =>
  fc
    .string({ unit: 'binary', minLength: 1, maxLength })
    .filter((value) => value.isWellFormed() && !value.includes('\u0000') && value.length <= maxLength);
const optional = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined });

const event: fc.Arbitrary<NewEvent> = fc
  .record({
    id: fc.uuid(),
    causation: optional(fc.uuid()),
    note: optional(text(50)),
    scope: optional(text(20)),
    role: fc.constantFrom(...ACTOR_ROLES),
    office: optional(text(20)),
    ref: optional(text(20)),
  })
  .map(({ id, causation, note, scope, role, office, ref }) => {
    const { data } = reported();
    return {
      id,
      type: 'figure.reported',
      causation,
      actor: { role, office, ref },
      data: { ...data, note, scope },
    } as NewEvent;
  });

describe('an entry', () => {
  test('is the canonical JSON of its envelope, and reads back as what was recorded', () => {
    fc.assert(
      fc.property(
        event,
        fc.nat(2_147_483_647),
        fc.date({ noInvalidDate: true, min: new Date(0), max: new Date('9999-12-31') }),
        (given, revision, date) => {
          const { events } = prepare([{ stream: streamOf(), expected: 'any', events: [given] }], SOURCE);
          const [prepared] = events;
          if (!prepared) throw new Error('nothing was prepared');
          const time = date.toISOString();
          const entry = entryOf(prepared, revision, time);
          const envelope = JSON.parse(entry);
          expect(canonical(envelope)).toBe(entry);
          expect(Envelope.safeParse(envelope).error).toBeUndefined();
          const { position, ...recorded } = recordedOf(prepared, SOURCE, { position: 7, revision, time });
          expect(position).toBe(7);
          expect(recorded).toEqual(envelope);
        },
      ),
    );
  });

  test('has a digest of stream, type, id and data alone', () => {
    const digest = (given: NewEvent, stream = streamOf()) => {
      const { events } = prepare([{ stream, expected: 'any', events: [given] }], SOURCE);
      return Buffer.from(events[0]?.digest ?? []).toString('hex');
    };
    const base = reported();
    expect(digest({ ...base, actor: { role: 'operator' } } as NewEvent)).toBe(digest(base));
    expect(digest(base, streamOf('noise'))).not.toBe(digest(base));
    expect(digest(reported({ value: '75' }, base.id))).not.toBe(digest(base));
    expect(digest(reported())).not.toBe(digest(base));
  });
});

describe('the end of a prefix', () => {
  test('is greater than all texts that begin with it, and than no others', () => {
    const bytewise = (a: string, b: string) => Buffer.compare(Buffer.from(a), Buffer.from(b));
    fc.assert(
      fc.property(text(5), text(5), (prefix, other) => {
        const end = afterPrefix(prefix);
        for (const each of [prefix, prefix + other, other]) {
          const within = bytewise(each, prefix) >= 0 && (end === undefined || bytewise(each, end) < 0);
          expect(within).toBe(each.startsWith(prefix));
        }
      }),
    );
  });
});
