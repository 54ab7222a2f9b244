/** What each step of a check found. Facts alone: the words are the catalogue's. */
import type { Difference } from './compare.ts';

/**
 * `passed`; `failed`: something contradicts something else; `open`: it could not be said, for want of a key or of an
 * answer; `none`: there is nothing to check.
 */
export type Verdict = 'passed' | 'failed' | 'open' | 'none';

export type Taken = {
  name: 'taken';
  origin: string;
  size: number;
  /** What was wrong: no checkpoint yet, none of ours, or one that ends before this record. */
  problem?: 'unpublished' | 'malformed' | { uncovered: number };
};
export type Bytes = {
  name: 'bytes';
  records: number;
  bytes: number;
  /** How many things shown on the page were compared. */
  compared: number;
  problem?: Difference | { malformed: string } | { gap: { subject: string; revision: number } };
};
export type Leaf = {
  name: 'leaf';
  records: number;
  leaf: string;
  tile: string;
  problem?: { position: number };
};
export type Root = {
  name: 'root';
  records: number;
  size: number;
  /** The most that any of the records needed. */
  hashes: number;
  root: string;
  problem?: { position: number } | { malformed: string };
};
export type Signature = {
  name: 'signature';
  key: { name: string; id: string } | undefined;
  pasted: boolean;
  problem?: 'keyless' | 'origin' | 'unsigned';
};
export type Witnesses = {
  name: 'witnesses';
  /** Seconds since 1970, by the witness's clock. */
  cosigned: { name: string; id: string; at: number }[];
  /** Signatures of keys that nobody gave us. */
  unknown: string[];
  /** Under a key that we know, and not by it. */
  wrong: string[];
};
export type Older = {
  name: 'older';
  /** Of the older checkpoint; undefined when the reader has none. */
  size?: number;
  hashes?: number;
  /** Whether the older one has the signature of the same key. */
  signed?: boolean;
  problem?: 'longer' | 'rewritten' | 'origin' | { malformed: string };
};
export type Unreached = { name: StepName; unreached: { path: string; status: number } };

type Found = Taken | Bytes | Leaf | Root | Signature | Witnesses | Older;
export type StepName = Found['name'];
export type Step = (Found | Unreached) & { verdict: Verdict };
export const STEPS: readonly StepName[] = [
  'taken',
  'bytes',
  'leaf',
  'root',
  'signature',
  'witnesses',
  'older',
];
