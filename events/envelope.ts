/**
 * The envelope of an event: CloudEvents 1.0 with our extension attributes, and its canonical bytes (RFC 8785).
 */
import canonicalize from 'canonicalize';
import { z } from 'zod';
import type { EventData, EventType } from './index.ts';
import { Count, EventId, Text } from './scalars.ts';

/** The longest entry that a bundle's uint16 length prefix can carry. */
export const MAX_ENTRY_BYTES = 65_535;

export const ACTOR_ROLES = [
  'resident',
  'clerk',
  'verifier',
  'evaluator',
  'moderator',
  'responder',
  'editor',
  'administrator',
  'operator',
  'system',
] as const;

export const Actor = z.strictObject({
  role: z.enum(ACTOR_ROLES),
  /** The department's or office's public name or id; empty for residents and the portal itself. */
  office: Text(100).optional(),
  /** Opaque: who that is stays in the database. */
  ref: Text(100).optional(),
});
export type Actor = z.infer<typeof Actor>;

/** CloudEvents attribute names are lower-case letters and digits alone (§ Naming Conventions). */
export const Envelope = z.strictObject({
  specversion: z.literal('1.0'),
  id: EventId,
  source: Text(300),
  type: z.string(),
  subject: Text(300),
  time: z.iso.datetime({ precision: 3 }),
  dataschema: z.string(),
  datacontenttype: z.literal('application/json'),
  revision: Count,
  actorrole: z.enum(ACTOR_ROLES),
  actoroffice: Text(100).optional(),
  actorref: Text(100).optional(),
  causation: EventId.optional(),
  data: z.record(z.string(), z.unknown()),
});
export type Envelope<T extends EventType = EventType> = Omit<z.infer<typeof Envelope>, 'type' | 'data'> & {
  type: T;
  data: EventData<T>;
};

/** An envelope whose `data` is known by its `type`. */
export type AnyEvent = { [T in EventType]: Envelope<T> }[EventType];

/**
 * Canonical JSON of a value (RFC 8785). The value is validated before: the library drops `undefined` and turns
 * `-0` into `0`.
 * @throws TypeError when the value is not JSON.
 */
export function canonical(value: unknown): string {
  const text = canonicalize(value);
  if (text === undefined) throw new TypeError('value has no canonical JSON');
  return text;
}
