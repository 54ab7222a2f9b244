/** The vocabulary as JSON Schema (draft 2020-12), for whoever reads the log without this program. */
import { z } from 'zod';
import { Envelope } from './envelope.ts';
import { dataSchemaOf, EVENT_TYPES, type EventType, registry, versionOf } from './index.ts';

export type JsonSchema = Record<string, unknown>;

/** Identifier of the envelope's schema. */
export const ENVELOPE_SCHEMA_ID = 'urn:mingbai:envelope:1';

/** Schema of the `data` of an event in its current version; `$id` is the `dataschema` of such events. */
export const dataJsonSchema = (type: EventType): JsonSchema => ({
  $id: dataSchemaOf(type),
  title: type,
  $comment: LIMITS,
  ...z.toJSONSchema(registry[type]),
});

/** Schema of a whole entry; what its `data` holds is told by its `dataschema`. */
export const envelopeJsonSchema = (): JsonSchema => ({
  $id: ENVELOPE_SCHEMA_ID,
  title: 'entry',
  ...z.toJSONSchema(Envelope),
});

/** Everything that is published, by file name: one schema an event type, the envelope, and their index. */
export function publishedSchemas(): Record<string, JsonSchema> {
  const events = EVENT_TYPES.map((type) => [`${type}.json`, dataJsonSchema(type)] as const);
  return { 'index.json': index(), 'envelope.json': envelopeJsonSchema(), ...Object.fromEntries(events) };
}

const LIMITS =
  'Stored text holds no lone surrogate and no NUL. Conditions between fields are checked when an event is appended.';

const index = (): JsonSchema => ({
  envelope: { id: ENVELOPE_SCHEMA_ID, file: 'envelope.json' },
  events: EVENT_TYPES.map((type) => ({
    type,
    version: versionOf(type),
    id: dataSchemaOf(type),
    file: `${type}.json`,
  })),
});
