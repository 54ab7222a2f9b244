/** Given events, when they are folded, then rows: the smallest stage for a projection. */
import type { EventData, EventType } from '../../events/index.ts';
import { dataSchemaOf, registry } from '../../events/index.ts';
import type { Projection, Recorded } from '../../src/projections/projection.ts';

export const eventId = (n: number): string => `00000000-0000-8000-8000-${String(n).padStart(12, '0')}`;

/** An event as the log would hand it over, its data checked against the schema. */
export function recorded<T extends EventType>(position: number, type: T, data: EventData<T>): Recorded<T> {
  return {
    specversion: '1.0',
    id: eventId(position),
    source: 'test/log',
    type,
    subject: 'plan/p',
    time: new Date(Date.UTC(2014, 0, 1) + position * 86_400_000).toISOString(),
    dataschema: dataSchemaOf(type),
    datacontenttype: 'application/json',
    revision: position,
    actorrole: 'clerk',
    actoroffice: 'env',
    actorref: `clerk-${position}`,
    data: registry[type].parse(data),
    position,
  } as unknown as Recorded<T>;
}

/** Rows by key after all events, as the log's runner would build them. */
export function fold<Row, T extends EventType>(
  projection: Projection<Row, T>,
  events: readonly Recorded[],
): Map<string, Row> {
  const rows = new Map<string, Row>();
  for (const event of events) {
    if (!(projection.types as readonly EventType[]).includes(event.type)) continue;
    for (const { key } of projection.keys(event as Recorded<T>)) {
      const next = projection.evolve(rows.get(key), event as Recorded<T>, key);
      if (next === undefined) rows.delete(key);
      else rows.set(key, next);
    }
  }
  return rows;
}
