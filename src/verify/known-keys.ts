/**
 * Keys of the log that may be trusted: those that were given, and those that the log announced in a part of its
 * history that such a key signed (decision 061).
 */
import { sha256 } from '../log/sha256.ts';
import type { Recorded } from '../projections/projection.ts';
import { parseVkey, type VerifierKey } from '../tlog/note.ts';

type Announced = { position: number; key: VerifierKey };

export class KnownKeys {
  readonly #origin: string;
  readonly #given: readonly VerifierKey[];
  readonly #announced: Announced[] = [];
  /** Up to which size the history is signed by a key that is known. */
  #signed = 0;

  constructor(origin: string, given: readonly VerifierKey[]) {
    this.#origin = origin;
    this.#given = given.filter(({ name }) => name === origin);
  }

  take({ type, position, data }: Recorded): void {
    if (type !== 'key.announced' || data.action !== 'added') return;
    const key = parseVkey(sha256, data.vkey);
    if (key?.name === this.#origin) this.#announced.push({ position, key });
  }

  /** A checkpoint of this history, up to a size, was signed by a known key. */
  signed(size: number): void {
    this.#signed = Math.max(this.#signed, size);
  }

  get keys(): VerifierKey[] {
    const announced = this.#announced.filter(({ position }) => position < this.#signed);
    return [...this.#given, ...announced.map(({ key }) => key)];
  }

  /** Where a key was announced first, signed for or not. */
  announcedAt = (key: VerifierKey): number | undefined =>
    this.#announced.find(
      ({ key: { id, publicKey } }) => id === key.id && Buffer.compare(publicKey, key.publicKey) === 0,
    )?.position;

  /** Every key that the log announced. */
  get announced(): VerifierKey[] {
    return this.#announced.map(({ key }) => key);
  }
}
