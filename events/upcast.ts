/** Old stored shapes, told as today's. Stored bytes never change; readers see the current shape. */
import { dataSchemaOf, type EventType } from './index.ts';

type Data = Record<string, unknown>;
type Stored = { type: string; dataschema: string; data: Data };
type Upcaster = (data: Data) => Data;

/** By the `dataschema` that is upcast: each leads one version further. */
const upcasters: Record<string, Upcaster> = {
  /** Version 1 did not say what kind of correction it was. */
  'urn:mingbai:event:figure.corrected:1': (data) => ({ ...data, kind: 'other' }),
};

/**
 * The event in its type's current version.
 * @throws Error when the stored version is newer than this program, or has no upcaster.
 */
export function upcast<E extends Stored>(event: E): E {
  let { dataschema, data } = event;
  const current = dataSchemaOf(event.type as EventType);
  while (dataschema !== current) {
    const step = upcasters[dataschema];
    if (!step) throw new Error(`no way from ${dataschema} to ${current}`);
    data = step(data);
    dataschema = dataschema.replace(/[0-9]+$/, (version) => String(Number(version) + 1));
  }
  return data === event.data ? event : { ...event, dataschema, data };
}
