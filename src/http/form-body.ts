/** A form as a browser posts it, read strictly: its type, its encoding, each field once. */
import type { Context } from 'hono';
import type { Env } from './context.ts';
import type { Parsed } from './parameters.ts';
import { fieldProblem, type Problem } from './problem.ts';

export type Form = {
  /** What was typed, lines ending with a line feed; empty for a field that is not there. */
  text(name: string): string;
  has(name: string): boolean;
  /** Of the fields that were sent. */
  names(): string[];
  /** Fields whose bytes are no text (a lone surrogate, a broken encoding) or that hold a NUL. */
  illFormed: ReadonlySet<string>;
};

/**
 * Reads `application/x-www-form-urlencoded`. What is no text is shown as far as it can be and named, so that the rest
 * of what was typed is not lost. 415 for another type, 400 for a field that comes twice and for hundreds of them.
 */
export async function formBody(c: Context<Env>): Promise<Parsed<Form>> {
  const type = c.req.header('Content-Type') ?? '';
  if (!/^application\/x-www-form-urlencoded\s*(;|$)/i.test(type)) return { ok: false, problem: notForm };
  const fields = new Map<string, string>();
  const illFormed = new Set<string>();
  const pairs = (await c.req.text()).split('&', MOST_FIELDS + 1);
  if (pairs.length > MOST_FIELDS) return { ok: false, problem: tooMany };
  for (const pair of pairs) {
    if (pair === '') continue;
    const end = pair.includes('=') ? pair.indexOf('=') : pair.length;
    const name = decoded(pair.slice(0, end)).text;
    const value = decoded(pair.slice(end + 1));
    if (fields.has(name)) return { ok: false, problem: twice(name) };
    fields.set(name, value.text.replace(/\r\n?/g, '\n'));
    if (!value.ok) illFormed.add(name);
  }
  const text = (name: string) => fields.get(name) ?? '';
  return {
    ok: true,
    value: { text, has: (name) => fields.has(name), names: () => [...fields.keys()], illFormed },
  };
}

/** No form of ours has more by far: each costs more than its bytes. */
const MOST_FIELDS = 2_000;

/** Bytes that are no UTF-8 become U+FFFD, and NULs are left out: `ok` says that there were some. */
function decoded(encoded: string): { text: string; ok: boolean } {
  const spaced = encoded.replaceAll('+', ' ');
  const usual = usuallyDecoded(spaced);
  if (usual !== undefined) return usual;
  const bytes = bytesOf(spaced);
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
  const ok = !text.includes('\0') && isUtf8(bytes);
  return { text: text.replaceAll('\0', ''), ok };
}

/** As the engine decodes it, many times quicker; undefined where there is anything else than well-formed text. */
function usuallyDecoded(encoded: string): { text: string; ok: true } | undefined {
  try {
    const text = decodeURIComponent(encoded);
    return text.includes('\0') ? undefined : { text, ok: true };
  } catch {
    return undefined;
  }
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

/** Percent-encoded bytes as bytes; a percent sign before anything else is itself. */
function bytesOf(encoded: string): Uint8Array {
  const written = new TextEncoder().encode(encoded);
  const bytes = new Uint8Array(written.length);
  let length = 0;
  for (let at = 0; at < written.length; at++) {
    const byte = written[at] === 0x25 ? byteOf(written[at + 1], written[at + 2]) : undefined;
    bytes[length++] = byte ?? written[at] ?? 0;
    if (byte !== undefined) at += 2;
  }
  return bytes.subarray(0, length);
}

function byteOf(high: number | undefined, low: number | undefined): number | undefined {
  const digits = String.fromCharCode(high ?? 0, low ?? 0);
  return /^[0-9a-f]{2}$/i.test(digits) ? Number.parseInt(digits, 16) : undefined;
}

const notForm: Problem = fieldProblem(415, 'unsupported-media-type', 'Content-Type', {
  zh: '表单应以 application/x-www-form-urlencoded 提交。',
  en: 'A form must be sent as application/x-www-form-urlencoded.',
});
const tooMany: Problem = fieldProblem(400, 'fields-too-many', 'form', {
  zh: `表单的字段超过 ${MOST_FIELDS} 个。`,
  en: `The form has more than ${MOST_FIELDS} fields.`,
});
const twice = (name: string): Problem =>
  fieldProblem(400, 'field-repeated', name.slice(0, 40), {
    zh: '表单中同一个字段出现了不止一次。',
    en: 'A field of the form came more than once.',
  });
