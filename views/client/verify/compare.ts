/** Whether a record's own bytes say what the page shows of it. */
import { textOf } from '../../../src/tlog/bytes.ts';
import type { Claim, Field, Shown } from './claims.ts';

/** What the page shows, and what the bytes say instead. */
export type Difference = { position: number; field: Field; shown: string; said: string };

/** The parts of an event that are compared. */
export type Read = {
  id: string;
  type: string;
  subject: string;
  revision: number;
  time: string;
  data: Readonly<Record<string, unknown>>;
};

/** The event of an entry, or undefined when the bytes are none. */
export function eventIn(entry: Uint8Array): Read | undefined {
  const read = asObject(parsed(textOf(entry)));
  const { id, type, subject, revision, time } = read ?? {};
  const data = asObject(read?.data);
  const isEvent =
    [id, type, subject, time].every((each) => typeof each === 'string') && typeof revision === 'number';
  return isEvent && data ? ({ id, type, subject, revision, time, data } as Read) : undefined;
}

/** The first thing shown that the record does not say. */
export function differenceOf({ position, shown }: Claim, entry: Uint8Array): Difference | undefined {
  const event = eventIn(entry);
  for (const each of shown) {
    const said = event && saidOf(each, { position, entry, event });
    if (said === undefined || !agrees(each, said)) {
      return { position, field: each.field, shown: each.text, said: said?.join(' → ') ?? '' };
    }
  }
  return event ? undefined : { position, field: 'entry', shown: '', said: '' };
}

type Stored = { position: number; entry: Uint8Array; event: Read };

function saidOf({ field }: Shown, { position, entry, event }: Stored): string[] {
  if (field === 'entry') return [textOf(entry) ?? ''];
  if (field === 'position') return [String(position)];
  if (field === 'value' || field === 'change') return valuesOf(field, event.data);
  return [String(event[field])];
}

/** A figure's value; a correction's new one, or both. Empty where the observation is missing: no number is said. */
function valuesOf(field: 'value' | 'change', data: Read['data']): string[] {
  const observations = [asObject(data.old), asObject(data.new)].filter((each) => each !== undefined);
  const all = observations.length === 2 ? observations : [data];
  const told = field === 'change' ? all : all.slice(-1);
  return told.map(({ value }) => (typeof value === 'string' ? value : ''));
}

function agrees({ field, text }: Shown, said: readonly string[]): boolean {
  switch (field) {
    case 'position':
    case 'revision':
      return text.replace(/[^0-9]/g, '') === said[0];
    case 'value':
      return firstNumber(text) === said[0];
    case 'change':
      return text.split('→').map(firstNumber).join('→') === said.join('→');
    default:
      return text === said[0];
  }
}

/** `−12,345.60 万元` → `-12345.60`: the digits as the event has them, nothing rounded. */
const firstNumber = (text: string): string =>
  /^\s*(-?\d+(?:\.\d+)?)/.exec(text.replace(/−/g, '-').replace(/(\d),(?=\d{3})/g, '$1'))?.[1] ?? '';

function parsed(text: string | undefined): unknown {
  try {
    return text === undefined ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
}

const asObject = (value: unknown): Readonly<Record<string, unknown>> | undefined =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : undefined;
