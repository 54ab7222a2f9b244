/** Chance that is none: every draw follows from the seed and a label, so that one more draw disturbs no other. */
import { uuidOf } from '../domain/command-id.ts';
import { sha256 } from '../log/sha256.ts';

export type Chance = {
  /** In [0, 1). */
  share(label: string): number;
  /** True in the given share of all labels. */
  happens(label: string, probability: number): boolean;
  /** An integer from low to high, both included. */
  between(label: string, low: number, high: number): number;
  pick<T>(label: string, choices: readonly T[]): T;
  /** A UUID, version 8 (RFC 9562 §5.8). */
  id(label: string): string;
  /** 32 bytes in hex. */
  bytes(label: string): string;
};

/** Draws from a seed. Good enough to make things up; never to be used for a secret. */
export function chanceOf(seed: string): Chance {
  const digest = (label: string) => sha256(`${seed}\n${label}`);
  const bytes = (label: string) => Buffer.from(digest(label)).toString('hex');
  const share = (label: string) => Number.parseInt(bytes(label).slice(0, 12), 16) / 2 ** 48;
  const between = (label: string, low: number, high: number) =>
    low + Math.floor(share(label) * (high - low + 1));
  return {
    share,
    between,
    bytes,
    happens: (label, probability) => share(label) < probability,
    pick: (label, choices) => {
      const choice = choices[between(label, 0, choices.length - 1)];
      if (choice === undefined) throw new RangeError(`nothing to pick for ${label}`);
      return choice;
    },
    id: (label) => uuidOf(digest(`id ${label}`)),
  };
}
