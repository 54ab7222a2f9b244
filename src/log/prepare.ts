/**
 * From a command's events to all of an entry that is known before its turn comes: validated, canonical, digested.
 * What is left is its time and its revision.
 */
import type { z } from 'zod';
import { Actor, canonical, MAX_ENTRY_BYTES } from '../../events/envelope.ts';
import { dataSchemaOf, isEventType, registry } from '../../events/index.ts';
import { EventId } from '../../events/scalars.ts';
import type { Recorded } from '../projections/projection.ts';
import type { Expected, NewEvent, Opening, StreamAppend } from './log.ts';
import { commitmentOf } from './openings.ts';
import { EntryRefused } from './refused.ts';
import { sha256 } from './sha256.ts';

export type PreparedAppend = { streams: PreparedStream[]; events: PreparedEvent[] };
export type PreparedStream = { stream: string; expected: Expected; events: PreparedEvent[] };
export type PreparedEvent = {
  event: NewEvent;
  stream: string;
  /** Of stream, type, id and data, with sealed text in the place of its commitments. */
  digest: Uint8Array;
  /** Canonical JSON of the envelope, in three parts: the revision, then the time stand between them. */
  parts: readonly [string, string, string];
  openings: readonly Opening[];
};

/**
 * Prepares an append.
 * @throws EntryRefused for the first event that cannot become an entry.
 */
export function prepare(appends: readonly StreamAppend[], source: string): PreparedAppend {
  const ids = new Set<string>();
  const streams = appends.map(({ stream, expected, events }) => {
    refuseStream(stream, expected);
    return { stream, expected, events: events.map((event) => prepareEvent(event, stream, source, ids)) };
  });
  if (new Set(appends.map((append) => append.stream)).size < appends.length)
    throw new EntryRefused('stream', 'is named twice in one append', appends[0]?.stream ?? '');
  const events = streams.flatMap((each) => each.events);
  if (events.length === 0) throw new EntryRefused('events', 'are none', appends[0]?.stream ?? 'append');
  return { streams, events };
}

/** The exact entry: canonical JSON, as RFC 8785 orders the envelope's attributes. */
export const entryOf = ({ parts }: PreparedEvent, revision: number, time: string): string =>
  `${parts[0]}${revision}${parts[1]}${time}${parts[2]}`;

/** Every revision up to the greatest int4 and every time have room in what is left. */
const ROOM = '2147483647'.length + '2016-02-15T00:00:00.000Z'.length;

function prepareEvent(event: NewEvent, stream: string, source: string, ids: Set<string>): PreparedEvent {
  const refuse = (field: string, message: string): never => {
    throw new EntryRefused(field, message, `${event.type} ${event.id}`);
  };
  const id = EventId.safeParse(event.id);
  if (!id.success || event.id !== event.id.toLowerCase()) refuse('id', 'is not a lower-case UUID');
  if (ids.has(event.id)) refuse('id', 'is used twice in one append');
  ids.add(event.id);
  if (!isEventType(event.type)) refuse('type', 'is not a type of event');
  const actor = checked(Actor, event.actor, 'actor', refuse);
  if (event.causation !== undefined) checked(EventId, event.causation, 'causation', refuse);
  const data: Record<string, unknown> = checked(registry[event.type], event.data, 'data', refuse);
  const json = canonicalData(data, refuse);
  const openings = event.openings ?? [];
  refuseOpenings(data, openings, refuse);

  const quoted = JSON.stringify;
  const optional = (name: string, value: string | undefined) =>
    value === undefined ? '' : `"${name}":${quoted(value)},`;
  const parts = [
    `{${optional('actoroffice', actor.office)}${optional('actorref', actor.ref)}"actorrole":${quoted(actor.role)},` +
      `${optional('causation', event.causation)}"data":${json},"datacontenttype":"application/json",` +
      `"dataschema":${quoted(dataSchemaOf(event.type))},"id":${quoted(event.id)},"revision":`,
    `,"source":${quoted(source)},"specversion":"1.0","subject":${quoted(stream)},"time":"`,
    `","type":${quoted(event.type)}}`,
  ] as const;
  const bytes = parts.reduce((sum, part) => sum + Buffer.byteLength(part), ROOM);
  if (bytes > MAX_ENTRY_BYTES)
    refuse('data', `makes an entry of ${bytes} bytes, of which ${MAX_ENTRY_BYTES} are allowed`);
  const prepared = { ...event, actor, data } as NewEvent;
  return { event: prepared, stream, digest: digestOf(prepared, stream, json, openings), parts, openings };
}

type Refuse = (field: string, message: string) => never;

/** The value as its schema returns it. */
function checked<S extends z.ZodType>(schema: S, value: unknown, field: string, refuse: Refuse): z.infer<S> {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  return refuse([field, ...(issue?.path ?? [])].join('.'), issue?.message ?? 'is invalid');
}

/** Canonical JSON of text that PostgreSQL and RFC 8785 can both carry. */
function canonicalData(data: unknown, refuse: Refuse, field = 'data'): string {
  const fault = unstorable(data, field);
  if (fault) refuse(...fault);
  return canonical(data);
}

/** The first string, by path, with a lone surrogate or a NUL; the first number that JSON cannot tell. */
function unstorable(value: unknown, path: string): [field: string, message: string] | undefined {
  if (typeof value === 'string') {
    if (!value.isWellFormed()) return [path, 'contains a lone surrogate'];
    return value.includes('\u0000') ? [path, 'contains a NUL character'] : undefined;
  }
  if (typeof value === 'number')
    return Number.isFinite(value) && !Object.is(value, -0) ? undefined : [path, 'is not a number of JSON'];
  if (typeof value !== 'object' || value === null) return undefined;
  for (const [key, inner] of Object.entries(value)) {
    const fault = unstorable(key, `${path} (a name)`) ?? unstorable(inner, `${path}.${key}`);
    if (fault) return fault;
  }
  return undefined;
}

/** Fields of `data` that hold commitments, wherever they occur. */
const SEALED_FIELDS = ['sealed', 'individuals'];

function refuseOpenings(data: Record<string, unknown>, openings: readonly Opening[], refuse: Refuse): void {
  for (const { field, salt, sealed } of openings) {
    if (!SEALED_FIELDS.includes(field) || typeof data[field] !== 'string')
      refuse(`openings.${field}`, 'opens nothing: data has no commitment there');
    if (!/^[0-9a-f]{64}$/.test(salt)) refuse(`openings.${field}`, 'has a salt that is not 32 bytes in hex');
    canonicalData(sealed, refuse, `openings.${field}`);
    if (commitmentOf(sealed, salt) !== data[field])
      refuse(`data.${field}`, 'is not the commitment to its opening');
  }
  for (const field of SEALED_FIELDS) {
    const given = openings.filter((opening) => opening.field === field).length;
    if (typeof data[field] === 'string' && given !== 1) refuse(`openings.${field}`, 'must be given, once');
  }
}

function digestOf(event: NewEvent, stream: string, json: string, openings: readonly Opening[]): Uint8Array {
  const sealed = Object.fromEntries(openings.map((opening) => [opening.field, opening.sealed]));
  const data = openings.length === 0 ? json : canonical({ ...event.data, ...sealed });
  const [id, subject, type] = [event.id, stream, event.type].map((text) => JSON.stringify(text));
  return sha256(`{"data":${data},"id":${id},"stream":${subject},"type":${type}}`);
}

const STREAM = /^[a-z0-9]+(-[a-z0-9]+)*(\/[A-Za-z0-9]+(-[A-Za-z0-9]+)*)*$/;
const MAX_STREAM = 300;

function refuseStream(stream: string, expected: Expected): void {
  if (typeof stream !== 'string' || stream.length > MAX_STREAM || !STREAM.test(stream))
    throw new EntryRefused('stream', 'is not a name such as plan/example/indicator/air-quality', `${stream}`);
  const known = expected === 'any' || expected === 'none' || (Number.isInteger(expected) && expected >= 0);
  if (!known) throw new EntryRefused('expected', 'is not a revision, none or any', stream);
}

/** The event as readers get it, at its place. */
export function recordedOf(
  { event, stream }: PreparedEvent,
  source: string,
  place: { position: number; revision: number; time: string },
): Recorded {
  const { id, type, data, actor, causation } = event;
  return {
    specversion: '1.0',
    id,
    source,
    type,
    subject: stream,
    time: place.time,
    dataschema: dataSchemaOf(type),
    datacontenttype: 'application/json',
    revision: place.revision,
    actorrole: actor.role,
    ...(actor.office !== undefined && { actoroffice: actor.office }),
    ...(actor.ref !== undefined && { actorref: actor.ref }),
    ...(causation !== undefined && { causation }),
    data,
    position: place.position,
  } as Recorded;
}
