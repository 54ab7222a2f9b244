/**
 * Cosignatures that come after publishing: of optional witnesses, and of required ones that were named since. Each
 * is asked in the background, and asked again until it has cosigned, after longer and longer waits: nobody waits.
 */
import type { Kysely } from 'kysely';
import type { Database } from '../db/schema.ts';
import { type Cosigned, cosign } from './cosign.ts';
import type { SignedCheckpoint } from './standing.ts';
import type { WitnessLink } from './witness-link.ts';

type Logger = Record<'info' | 'warn', (fields: Record<string, unknown>, message: string) => void>;
type Given = {
  db: Kysely<Database>;
  logger: Logger;
  /** Real time in milliseconds, never running backwards. */
  now: () => number;
};

/** The wait after the first failure; each further one doubles it. */
const FIRST_WAIT_MS = 1_000;
const LONGEST_WAIT_MS = 5 * 60_000;

export class LateCosignatures {
  readonly #asked: readonly Asked[];

  constructor(witnesses: readonly WitnessLink[], given: Given) {
    this.#asked = witnesses.map((witness) => new Asked(witness, given));
  }

  /** Asks those that have not cosigned it and whose wait is over. Called in each round, also where nothing is new. */
  ask(published: SignedCheckpoint): void {
    for (const each of this.#asked) each.ask(published);
  }

  /** Resolves when none is being asked any more. */
  async settled(): Promise<void> {
    await Promise.all(this.#asked.map((each) => each.running));
  }
}

class Asked {
  readonly #witness: WitnessLink;
  readonly #given: Given;
  running: Promise<void> | undefined;
  /** The size that it cosigned last, as far as this process knows. */
  #cosigned = 0;
  #failures = 0;
  #notBefore = Number.NEGATIVE_INFINITY;

  constructor(witness: WitnessLink, given: Given) {
    this.#witness = witness;
    this.#given = given;
  }

  ask(checkpoint: SignedCheckpoint): void {
    if (this.running || this.#cosigned >= checkpoint.size || this.#given.now() < this.#notBefore) return;
    this.running = this.#ask(checkpoint).finally(() => {
      this.running = undefined;
    });
  }

  async #ask(checkpoint: SignedCheckpoint): Promise<void> {
    const { db } = this.#given;
    const cosigned = await cosign(db, this.#witness, checkpoint).catch(
      (error: unknown): Cosigned => ({ ok: false, reason: String(error) }),
    );
    if (cosigned.ok) this.#succeeded(checkpoint.size);
    else this.#failed(cosigned.reason);
  }

  #succeeded(size: number): void {
    if (this.#failures > 0) this.#given.logger.info({ ...this.#name, size }, `${this.#who} cosigns now`);
    this.#cosigned = size;
    this.#failures = 0;
    this.#notBefore = Number.NEGATIVE_INFINITY;
  }

  /** Told once, until it cosigns again. */
  #failed(reason: string): void {
    if (this.#failures === 0)
      this.#given.logger.warn({ ...this.#name, reason }, `${this.#who} did not cosign`);
    this.#notBefore = this.#given.now() + Math.min(FIRST_WAIT_MS * 2 ** this.#failures, LONGEST_WAIT_MS);
    this.#failures++;
  }

  get #name() {
    return { witness: this.#witness.key.name };
  }

  get #who(): string {
    return this.#witness.required ? 'a required witness' : 'an optional witness';
  }
}
