/** A witness as the publisher sees it: who signs, where, and whether anything is published without it. */
import type { VerifierKey } from '../tlog/note.ts';

/**
 * What became of a checkpoint at a witness. `conflict`: it has cosigned that size already, and wants a proof from
 * there. `refused`: it will not cosign this tree, now or later (unknown origin, bad signature, bad proof). Neither:
 * it could not be reached, or answered what nobody understands.
 */
export type Pushed =
  | {
      ok: true;
      /** The signature line, with its line feed. */
      line: string;
      /** When it cosigned, in seconds since 1970. */
      at: number;
    }
  | { ok: false; conflict?: number; refused?: true; reason: string };

export type WitnessLink = {
  /** Of type `COSIGNATURE`. */
  key: VerifierKey;
  /** Nothing is published before a required witness has cosigned it; an optional one delays nobody. */
  required: boolean;
  url: string;
  /**
   * Asks for a cosignature of a signed checkpoint. Gives up by itself in good time, and never throws.
   * @param old the size that the proof of consistency starts from: 0 without a proof.
   */
  push(note: string, old: number, proof: readonly Uint8Array[]): Promise<Pushed>;
};
