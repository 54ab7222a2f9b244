/** Each event by itself and in its order: bytes, envelope, schema, source, time, id, place in its stream. */
import { isUtf8 } from 'node:buffer';
import { Envelope } from '../../events/envelope.ts';
import { isEventType, registry } from '../../events/index.ts';
import { upcast } from '../../events/upcast.ts';
import type { Recorded } from '../projections/projection.ts';
import { isCanonical } from './canonical.ts';
import type { Findings } from './finding.ts';
import { IdSet } from './id-set.ts';
import { isPlainEnvelope, type PlainEnvelope } from './plain-envelope.ts';
import {
  badSchema,
  idTwice,
  notCanonical,
  notJson,
  notUtf8,
  otherSource,
  revisionGap,
  timeBackwards,
  unknownType,
  unknownVersion,
} from './words/events.ts';

type Stored = { [name: string]: unknown } & {
  type: string;
  dataschema: string;
  data: Record<string, unknown>;
};
type Where = { position: number; id?: string | undefined };

/** Reads the events of a log one after the other. */
export class EventReader {
  readonly #findings: Findings;
  readonly #origin: string;
  readonly #ids = new IdSet();
  readonly #revisions = new Map<string, number>();
  /** Time of the last event that had one. */
  lastTime = '';
  /** Some events could not be understood: what is replayed without them proves nothing. */
  hasUnknown = false;

  constructor(origin: string, findings: Findings) {
    this.#origin = origin;
    this.#findings = findings;
  }

  /**
   * Checks the entry at a position. The event in its current version; undefined when it cannot be replayed.
   * @param bundle what the entry stands in, as served, from `start` up to `end`.
   */
  read(bundle: Buffer, start: number, end: number, position: number): Recorded | undefined {
    const value = this.#parse(bundle, start, end, position);
    if (!value) return undefined;
    const where = { position, id: typeof value.id === 'string' ? value.id : undefined };
    if (isPlainEnvelope(value)) this.#checkPlace(value, where);
    else {
      const envelope = Envelope.safeParse(value);
      if (!envelope.success) return this.#breaks(where, '', envelope.error.issues[0]);
      this.#checkPlace(envelope.data, where);
    }
    return this.#readData(value as Stored, where);
  }

  #parse(bundle: Buffer, start: number, end: number, position: number): Record<string, unknown> | undefined {
    const text = bundle.toString('utf8', start, end);
    const where = () => ({ position, id: idIn(bundle.subarray(start, end)) });
    // What is not UTF-8 is read as U+FFFD, which may also stand there by itself.
    if (text.includes('\ufffd') && !isUtf8(bundle.subarray(start, end))) return this.#found(notUtf8(where()));
    const value = parsed(text);
    if (value === undefined) return this.#found(notJson(where()));
    if (!isCanonical(text, value)) this.#found(notCanonical(where()));
    return value;
  }

  /** What an event's place in the log says: the log's own name, time, ids without repetition, streams without gap. */
  #checkPlace({ id, source, time, subject, revision }: PlainEnvelope, where: Where): void {
    if (source !== this.#origin) this.#found(otherSource(where, source));
    if (time < this.lastTime) this.#found(timeBackwards(where, time, this.lastTime));
    this.lastTime = time;
    if (/[A-F]/.test(id)) this.#found(badSchema(where, 'id', 'lower case'));
    else if (!this.#ids.add(id)) this.#found(idTwice(where));
    const expected = (this.#revisions.get(subject) ?? -1) + 1;
    if (revision !== expected) this.#found(revisionGap(where, subject, revision, expected));
    this.#revisions.set(subject, revision);
  }

  #readData(stored: Stored, where: Where): Recorded | undefined {
    const { type, dataschema } = stored;
    const version = versionIn(dataschema, type);
    if (version === undefined) return this.#breaks(where, 'dataschema', { message: 'urn:mingbai:event:…' });
    if (!isEventType(type)) return this.#cannot(unknownType(where, type));
    const event = current(stored);
    if (!event) return this.#cannot(unknownVersion(where, dataschema));
    const data = registry[type].safeParse(event.data);
    if (!data.success) return this.#breaks(where, 'data', data.error.issues[0]);
    event.position = where.position;
    return event as unknown as Recorded;
  }

  #breaks(
    where: Where,
    within: string,
    issue: { path?: PropertyKey[]; message: string } | undefined,
  ): undefined {
    const field = [...(within ? [within] : []), ...(issue?.path ?? [])].map(String).join('.');
    return this.#found(badSchema(where, field || '(event)', issue?.message ?? ''));
  }

  #cannot(finding: Parameters<Findings['add']>[0]): undefined {
    this.hasUnknown = true;
    return this.#found(finding);
  }

  #found(finding: Parameters<Findings['add']>[0]): undefined {
    this.#findings.add(finding);
    return undefined;
  }
}

function parsed(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : undefined;
  } catch {
    return undefined;
  }
}

const SCHEMA = /^urn:mingbai:event:(.+):([1-9][0-9]{0,5})$/;
function versionIn(dataschema: string, type: string): number | undefined {
  const [, of, version] = SCHEMA.exec(dataschema) ?? [];
  return of === type ? Number(version) : undefined;
}

function current(stored: Stored): Stored | undefined {
  try {
    return upcast(stored);
  } catch {
    return undefined;
  }
}

/** The id that stands in an entry, whatever else is wrong with it: in canonical JSON it is followed by the revision. */
export function idIn(bytes: Uint8Array): string | undefined {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1');
  return /"id":"([0-9a-f-]{36})","revision":[0-9]+,"source"/.exec(text)?.[1];
}

/** The time that stands in it, likewise. */
export function timeIn(bytes: Uint8Array): string | undefined {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1');
  return /"time":"([0-9T:.Z-]{24})","type":"[a-z_.]+"\}$/.exec(text)?.[1];
}
