/** Signed notes and the keys that sign them (C2SP signed-note). */
import { base64, concat, fromBase64, hex, textOf, utf8 } from './bytes.ts';
import type { Hash } from './hash.ts';

/** Ed25519 over the text itself. */
export const ED25519 = 0x01;
/** Ed25519 cosignature over a time and the text (C2SP tlog-cosignature). */
export const COSIGNATURE = 0x04;

/** Signature types that we verify. */
export type KeyType = typeof ED25519 | typeof COSIGNATURE;

/** A key by which signatures are verified. `id`: eight hexadecimal digits. */
export type VerifierKey = { name: string; id: string; type: KeyType; publicKey: Uint8Array };

/** A line of a note: `bytes` is the signature without the key id before it. */
export type NoteSignature = { name: string; id: string; bytes: Uint8Array };
/** `text` ends with a line feed. */
export type Note = { text: string; signatures: readonly NoteSignature[] };

/** Ed25519 (RFC 8032): whether it is the signature of the message by the key. */
export type Verify = (publicKey: Uint8Array, message: Uint8Array, signature: Uint8Array) => boolean;
/** Ed25519 (RFC 8032): the signature of a message. */
export type Sign = (message: Uint8Array) => Uint8Array;

const KEY_BYTES = 32;
const ID_BYTES = 4;
/** A note of more lines is not read: each costs its reader work. */
const MAX_SIGNATURES = 100;

/** SHA-256(name ‖ 0A ‖ type ‖ public key)[:4], in hexadecimal. */
export const keyId = (hash: Hash, name: string, type: KeyType, publicKey: Uint8Array): string =>
  hex(hash(concat(utf8(`${name}\n`), Uint8Array.of(type), publicKey)).subarray(0, ID_BYTES));

/** A key of that name. @throws RangeError when the name may not stand in a note, or the key is not 32 bytes. */
export function verifierKey(hash: Hash, name: string, type: KeyType, publicKey: Uint8Array): VerifierKey {
  if (!isKeyName(name)) throw new RangeError(`“${name}” is not a name of a key`);
  if (publicKey.length !== KEY_BYTES) throw new RangeError('an Ed25519 key has 32 bytes');
  return { name, id: keyId(hash, name, type, publicKey), type, publicKey };
}

/** Not empty, without plus and without Unicode's white space, of which `\s` is not quite the same list. */
export const isKeyName = (name: string): boolean =>
  name !== '' && !/[+\p{White_Space}]/u.test(name) && isWellFormed(name);

/** `name+hex8(id)+base64(type ‖ public key)`. */
export const formatVkey = ({ name, id, type, publicKey }: VerifierKey): string =>
  `${name}+${id}+${base64(concat(Uint8Array.of(type), publicKey))}`;

/** The key that a vkey tells, or undefined: not one, of a type that we do not know, or its id is another key's. */
export function parseVkey(hash: Hash, vkey: string): VerifierKey | undefined {
  const [, name = '', id = '', encoded = ''] = /^([^+]*)\+([0-9a-f]{8})\+(.*)$/.exec(vkey) ?? [];
  const bytes = fromBase64(encoded);
  const type = bytes?.[0];
  if (!bytes || bytes.length !== 1 + KEY_BYTES || !isKeyName(name)) return undefined;
  if (type !== ED25519 && type !== COSIGNATURE) return undefined;
  const key = verifierKey(hash, name, type, bytes.subarray(1));
  return key.id === id ? key : undefined;
}

/** `— name base64(id ‖ signature)` and a line feed. */
export function signatureLine({ name, id, bytes }: NoteSignature): string {
  const idBytes = Uint8Array.from(id.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
  return `— ${name} ${base64(concat(idBytes, bytes))}\n`;
}

/** The text, a blank line, the signatures. */
export const formatNote = ({ text, signatures }: Note): string =>
  `${text}\n${signatures.map(signatureLine).join('')}`;

/** The note with further signature lines. */
export const withSignatures = (note: string, lines: readonly string[]): string => note + lines.join('');

/** Parses a note, of bytes or text; undefined when it is not one. */
export function parseNote(raw: Uint8Array | string): Note | undefined {
  const whole = typeof raw === 'string' ? raw : textOf(raw);
  if (whole === undefined || [...whole].some(isControl) || !isWellFormed(whole)) return undefined;
  const end = whole.lastIndexOf('\n\n');
  if (end < 0 || !whole.endsWith('\n')) return undefined;
  const lines = whole.slice(end + 2, -1).split('\n');
  if (lines.length > MAX_SIGNATURES) return undefined;
  const signatures = lines.map(parseSignatureLine);
  const text = whole.slice(0, end + 1);
  return signatures.every((each) => each !== undefined) ? { text, signatures } : undefined;
}

/** A line without its line feed, or undefined. */
export function parseSignatureLine(line: string): NoteSignature | undefined {
  const [, name = '', encoded = ''] = /^— ([^ ]+) ([^ ]+)$/u.exec(line) ?? [];
  const bytes = fromBase64(encoded);
  if (!isKeyName(name) || !bytes || bytes.length <= ID_BYTES) return undefined;
  return { name, id: hex(bytes.subarray(0, ID_BYTES)), bytes: bytes.subarray(ID_BYTES) };
}

/** No half of a character alone. Browsers of a few years ago have no `isWellFormed` yet. */
const isWellFormed = (text: string): boolean => !/\p{Surrogate}/u.test(text);

/** ASCII control characters but the line feed. */
const isControl = (character: string): boolean =>
  (character < ' ' && character !== '\n') || character === '\u007f';

/** The note signed by a key of type Ed25519. */
export function signNote(text: string, key: VerifierKey, sign: Sign): string {
  const { name, id } = key;
  return formatNote({ text, signatures: [{ name, id, bytes: sign(utf8(text)) }] });
}

/** The signature of the key, if the note has one that verifies; a false one under its name and id counts as none. */
export function isSignedBy({ text, signatures }: Note, key: VerifierKey, verify: Verify): boolean {
  return signatures.some(
    ({ name, id, bytes }) =>
      key.type === ED25519 && name === key.name && id === key.id && verify(key.publicKey, utf8(text), bytes),
  );
}
