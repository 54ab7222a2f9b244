/** Cosignatures of witnesses (C2SP tlog-cosignature, v1). */
import { concat, utf8 } from './bytes.ts';
import {
  COSIGNATURE,
  type Note,
  type NoteSignature,
  type Sign,
  type VerifierKey,
  type Verify,
} from './note.ts';

const TIME_BYTES = 8;
const SIGNATURE_BYTES = 64;

/** What a witness signs: its time, in seconds since 1970, and the whole text of the checkpoint. */
export const cosigned = (text: string, time: number): Uint8Array =>
  utf8(`cosignature/v1\ntime ${time}\n${text}`);

/** The signature line's content: the time (uint64, big-endian) before the signature. */
export function cosign(text: string, time: number, { name, id }: VerifierKey, sign: Sign): NoteSignature {
  return { name, id, bytes: concat(timeBytes(time), sign(cosigned(text, time))) };
}

/** When the key cosigned the note, in seconds since 1970; undefined when it did not. The latest, if it did twice. */
export function cosignedAt({ text, signatures }: Note, key: VerifierKey, verify: Verify): number | undefined {
  const times = signatures.flatMap((signature) => {
    if (key.type !== COSIGNATURE || signature.name !== key.name || signature.id !== key.id) return [];
    const time = timeOf(signature.bytes);
    if (time === undefined) return [];
    return verify(key.publicKey, cosigned(text, time), signature.bytes.subarray(TIME_BYTES)) ? [time] : [];
  });
  return times.length === 0 ? undefined : Math.max(...times);
}

function timeBytes(time: number): Uint8Array {
  const bytes = new Uint8Array(TIME_BYTES);
  new DataView(bytes.buffer).setBigUint64(0, BigInt(time));
  return bytes;
}

function timeOf(bytes: Uint8Array): number | undefined {
  if (bytes.length !== TIME_BYTES + SIGNATURE_BYTES) return undefined;
  const time = Number(new DataView(bytes.buffer, bytes.byteOffset).getBigUint64(0));
  return Number.isSafeInteger(time) ? time : undefined;
}
